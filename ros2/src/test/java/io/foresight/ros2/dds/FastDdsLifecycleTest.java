package io.foresight.ros2.dds;

import static io.foresight.ros2.Eventually.so;
import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.dds.Texts.Kept;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, closing, and what stays behind. */
class FastDdsLifecycleTest {
    private static final int DOMAIN = 57;
    private static final Endpoint ENDPOINT = Endpoint.ros("/again", Texts.TYPE, Qos.RELIABLE);

    @TempDir
    private Path folder;

    private static long nativeThreads() {
        String[] tasks = Path.of("/proc/self/task").toFile().list();
        return tasks == null ? 0 : tasks.length;
    }

    private static void talkOnce() {
        Kept kept = new Kept();
        try (DdsParticipant listener = new FastDds().open("listener", DdsSettings.local(DOMAIN), PeerListener.NONE);
                DdsParticipant talker = new FastDds().open("talker", DdsSettings.local(DOMAIN), PeerListener.NONE)) {
            DdsReader reader = listener.createReader(ENDPOINT, kept);
            DdsWriter writer = talker.createWriter(ENDPOINT);
            assertThat(so(() -> writer.readers().contains(reader.guid())
                            && reader.writers().contains(writer.guid())))
                    .isTrue();
            writer.write(Texts.cdr("again"));
            assertThat(so(() -> kept.samples.size() == 1)).isTrue();
        }
    }

    @Test
    void openingAndClosingOverAndOverLeavesNoThreadBehind() {
        talkOnce();
        long before = nativeThreads();
        for (int i = 0; i < 10; i++) {
            talkOnce();
        }
        assertThat(so(() -> nativeThreads() <= before + 2))
                .as("%s threads after, %s before", nativeThreads(), before)
                .isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("dds ") && thread.isAlive());
    }

    @Test
    void endpointsMayCloseWhileSamplesArriveFromAnotherThread() throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong received = new AtomicLong();
        try (DdsParticipant listener = new FastDds().open("listener", DdsSettings.local(DOMAIN), PeerListener.NONE);
                DdsParticipant talker = new FastDds().open("talker", DdsSettings.local(DOMAIN), PeerListener.NONE)) {
            DdsWriter writer = talker.createWriter(ENDPOINT);
            Thread writing = new Thread(() -> {
                ByteBuffer cdr = ByteBuffer.allocateDirect(100_000);
                for (int i = 0; !stop.get(); i++) {
                    Texts.fill(cdr, i);
                    writer.write(cdr);
                }
            });
            writing.start();
            for (int i = 0; i < 20; i++) {
                long before = received.get();
                try (DdsReader reader = listener.createReader(ENDPOINT, sample -> {
                    if (Texts.sound(sample.cdr())) {
                        received.incrementAndGet();
                    }
                })) {
                    assertThat(so(() -> received.get() > before + 2)).isTrue();
                    assertThat(reader.counts().refused()).isZero();
                }
            }
            stop.set(true);
            writing.join();
        }
    }

    @Test
    void aProgramThatForgetsToCloseStillEnds() throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Forgetful.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = program.waitFor(60, TimeUnit.SECONDS);
        program.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(program.exitValue()).as(Files.readString(said)).isZero();
    }

    /** Opens and never closes. */
    static final class Forgetful {
        private Forgetful() {}

        public static void main(String[] arguments) {
            DdsParticipant participant =
                    new FastDds().open("forgetful", DdsSettings.local(DOMAIN + 1), PeerListener.NONE);
            participant.createReader(ENDPOINT, sample -> {});
            participant.createWriter(ENDPOINT).write(Texts.cdr("nobody hears"));
        }
    }
}
