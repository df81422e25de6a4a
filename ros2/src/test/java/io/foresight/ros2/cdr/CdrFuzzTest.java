package io.foresight.ros2.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.message.MessageCatalogue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Damaged and made-up bytes for every message, for {@code FORESIGHT_FUZZ_SECONDS} (default 2): each is refused with a {@link CdrException} or is a
 * message that can be written and read again.
 */
class CdrFuzzTest {
    private static final List<MessageType<?>> TYPES = List.copyOf(MessageCatalogue.all());

    @Test
    void anyBytesAreAMessageOrRefused() {
        String seconds = System.getenv().getOrDefault("FORESIGHT_FUZZ_SECONDS", "2");
        long end =
                System.nanoTime() + Duration.ofSeconds(Long.parseLong(seconds)).toNanos();
        long seed = 0;
        long read = 0;
        while (System.nanoTime() < end) {
            for (MessageType<?> type : TYPES) {
                read += isReadable(type, seed++) ? 1 : 0;
            }
        }
        assertThat(read).as("messages of %s that could be read", seed).isBetween(1L, seed - 1);
    }

    private static <T extends Record> boolean isReadable(MessageType<T> type, long seed) {
        byte[] bytes = damaged(type, new SplittableRandom(seed), seed);
        try {
            T message = type.decode(bytes);
            assertThat(type.decode(type.encode(message))).isEqualTo(message);
            return true;
        } catch (CdrException e) {
            assertThat(e).hasMessageStartingWith(type.name());
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(type + " with seed " + seed, e);
        }
    }

    private static <T extends Record> byte[] damaged(MessageType<T> type, SplittableRandom random, long seed) {
        byte[] bytes = type.encode(new RandomMessages(seed).of(type.record()));
        switch (random.nextInt(6)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(9));
            case 2 -> bytes[1] ^= 1; // the other byte order
            case 3 -> Arrays.fill(bytes, random.nextInt(bytes.length), bytes.length, (byte) random.nextInt());
            case 4 -> {
                int at = 4 + random.nextInt(Math.max(1, bytes.length - 4)) / 4 * 4;
                Arrays.fill(
                        bytes, Math.min(at, bytes.length), Math.min(at + random.nextInt(5), bytes.length), (byte) 0xff);
            }
            default -> {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                int kept = Math.min(bytes.length, 4 + random.nextInt(40));
                bytes = Arrays.copyOf(bytes, kept + noise.length);
                System.arraycopy(noise, 0, bytes, kept, noise.length);
            }
        }
        return bytes;
    }
}
