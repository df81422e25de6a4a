package io.foresight.ros2.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Damaged and made-up datagrams, for {@code FORESIGHT_FUZZ_SECONDS} (default 2): each is read or counted as malformed, the state stays within its
 * limits, and an endpoint that is announced well is still seen.
 */
class DiscoveryFuzzTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private long sequence = 1;

    @Test
    void anyDatagramIsReadOrCounted() {
        String seconds = System.getenv().getOrDefault("FORESIGHT_FUZZ_SECONDS", "2");
        long end =
                System.nanoTime() + Duration.ofSeconds(Long.parseLong(seconds)).toNanos();
        DiscoveryTest.Sent sent = new DiscoveryTest.Sent();
        Discovery discovery = new Discovery(DiscoveryTest.SELF, 7, sent, EndpointListener.NONE);
        long seed = 0;
        while (System.nanoTime() < end) {
            byte[] datagram = damaged(new SplittableRandom(seed));
            long now = TimeUnit.MILLISECONDS.toNanos(seed);
            try {
                discovery.receive(ByteBuffer.wrap(datagram), HERE, now);
                discovery.tick(now);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
            sent.messages.clear();
            sent.introduced.clear();
            seed++;
        }
        assertThat(discovery.counts(0, 0).malformed()).as("of %s", seed).isBetween(1L, seed - 1);
        assertThat(discovery.participants()).hasSizeLessThanOrEqualTo(Discovery.MAX_PARTICIPANTS);
        assertThat(discovery.endpoints()).hasSizeLessThanOrEqualTo(Discovery.MAX_ENDPOINTS);

        Discovery calm = new Discovery(DiscoveryTest.SELF, 7, sent, EndpointListener.NONE);
        sequence = 1;
        calm.receive(
                ByteBuffer.wrap(
                        sound(new SplittableRandom(0), ByteOrder.LITTLE_ENDIAN).message()),
                HERE,
                0);
        assertThat(calm.endpoints()).as("undamaged, it is seen").hasSize(1);
    }

    private Rtps sound(SplittableRandom random, ByteOrder order) {
        Rtps message = new Rtps(order, DiscoveryTest.PEER)
                .announcement(0x000100c2, 1, DiscoveryTest::participant)
                .destination(DiscoveryTest.SELF)
                .announcement(0x000003c2, sequence, list -> DiscoveryTest.points(list, random.nextInt(1000)));
        sequence += random.nextInt(2);
        return switch (random.nextInt(4)) {
            case 0 -> message.end(0x000003c2, sequence, DiscoveryTest.endpoint(random.nextInt(1000)));
            case 1 -> message.heartbeat(0x000003c2, 1, sequence, random.nextInt(), random.nextBoolean());
            case 2 -> message.gap(0x000003c2, sequence, sequence + random.nextInt(3), 32, random.nextInt());
            default -> message;
        };
    }

    private byte[] damaged(SplittableRandom random) {
        byte[] bytes = sound(random, random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .message();
        switch (random.nextInt(6)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(9));
            case 2 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            case 3 -> {
                int at = random.nextInt(bytes.length);
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), (byte) random.nextInt());
            }
            case 4 -> {
                int at = random.nextInt(bytes.length / 4) * 4;
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xff);
            }
            default -> {
                byte[] noise = new byte[random.nextInt(300)];
                random.nextBytes(noise);
                int kept = 20 + random.nextInt(60);
                bytes = Arrays.copyOf(bytes, kept + noise.length);
                System.arraycopy(noise, 0, bytes, kept, noise.length);
            }
        }
        return bytes;
    }
}
