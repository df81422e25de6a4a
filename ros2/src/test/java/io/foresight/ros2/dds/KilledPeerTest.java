package io.foresight.ros2.dds;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process is killed without a word and started again: data flows again. Prints how long that took, the start of the process included. */
@Tag("interop")
class KilledPeerTest {
    private static final int DOMAIN = 68;
    private static final int BYTES = 200_000;
    private static final Endpoint CLOUDS = Endpoint.ros("/points", NumberedClouds.TYPE.name(), Qos.RELIABLE);

    private final WirePeers peers = new WirePeers();

    @ParameterizedTest
    @EnumSource
    void aReaderThatWasKilledIsServedAgain(WirePeers.Kind kind) throws IOException, InterruptedException {
        AtomicBoolean talking = new AtomicBoolean(true);
        try (DdsParticipant here = new FastDds().open("here", DdsSettings.local(DOMAIN), PeerListener.NONE)) {
            DdsWriter writer = here.createWriter(CLOUDS);
            Thread talker = new Thread(() -> talk(writer, talking));
            talker.start();
            try (WirePeer first = peers.start(kind, "wire_peer", DOMAIN, "receive", "rt/points", "reliable")) {
                assertThat(first.says("sample")).as(first.tail()).isTrue();
                first.kill();
            }
            long start = System.nanoTime();
            try (WirePeer second = peers.start(kind, "wire_peer", DOMAIN, "receive", "rt/points", "reliable")) {
                assertThat(second.says("sample")).as(second.tail()).isTrue();
                print("ours to a " + kind + " reader started again", start);
                assertThat(Eventually.so(() -> writer.readers().size() == 1))
                        .as("the dead reader is forgotten: %s", writer.readers())
                        .isTrue();
                print("the killed reader forgotten", start);
                second.stop();
            } finally {
                talking.set(false);
                talker.join();
            }
        }
    }

    private static void talk(DdsWriter writer, AtomicBoolean talking) {
        NumberedClouds clouds = new NumberedClouds(BYTES);
        try {
            for (int number = 0; talking.get(); number++) {
                writer.write(clouds.next(number));
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWriterThatWasKilledIsHeardAgain(WirePeers.Kind kind) throws IOException, InterruptedException {
        AtomicLong came = new AtomicLong();
        try (DdsParticipant here = new FastDds().open("here", DdsSettings.local(DOMAIN), PeerListener.NONE)) {
            DdsReader reader = here.createReader(CLOUDS, sample -> {
                if (NumberedClouds.arrival(sample.cdr()).sound()) {
                    came.incrementAndGet();
                }
            });
            try (WirePeer first =
                    peers.start(kind, "wire_peer", DOMAIN, "send", "rt/points", "reliable", BYTES, 0, 20)) {
                assertThat(Eventually.so(() -> came.get() > 5)).as(first.tail()).isTrue();
                first.kill();
            }
            long start = System.nanoTime();
            long before = reader.counts().received();
            try (WirePeer second =
                    peers.start(kind, "wire_peer", DOMAIN, "send", "rt/points", "reliable", BYTES, 0, 20)) {
                assertThat(Eventually.so(() -> came.get() > before + 5))
                        .as(second.tail())
                        .isTrue();
                print(kind + " writer started again to ours", start);
                assertThat(Eventually.so(() -> reader.writers().size() == 1))
                        .as("the dead writer is forgotten: %s", reader.writers())
                        .isTrue();
                print("the killed writer forgotten", start);
                second.stop();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnProcessKilledIsHeardAgain(WirePeers.Kind kind) throws IOException, InterruptedException {
        try (WirePeer peer = peers.start(kind, "wire_peer", DOMAIN, "receive", "rt/points", "reliable")) {
            try (WirePeer first = talker()) {
                assertThat(peer.says("sample")).as(first.tail()).isTrue();
                first.kill();
            }
            int before = peer.after("sample").size();
            long start = System.nanoTime();
            try (WirePeer second = talker()) {
                assertThat(Eventually.so(() -> peer.after("sample").size() > before + 5))
                        .as("%s; %s", second.tail(), peer.tail())
                        .isTrue();
                print("our process started again to " + kind, start);
                second.kill();
            }
            assertThat(peer.after("sample")).noneMatch(line -> line.contains("corrupt"));
            peer.stop();
        }
    }

    private static WirePeer talker() throws IOException {
        return new WirePeer(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Map.of(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CloudTalker.class.getName(),
                DOMAIN,
                "/points",
                BYTES,
                20);
    }

    private static void print(String what, long since) {
        System.out.println(what + ": " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) + " ms");
    }
}
