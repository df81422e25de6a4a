package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real signals to a real process. */
@DisabledOnOs(OS.WINDOWS)
class SignalTest {
    private static final long STEPS = 100_000;
    private static final int KILLS = Integer.getInteger("foresight.kills", 3);

    @TempDir
    private Path directory;

    private static RunOptions options(Path directory, int keep) {
        return new RunOptions(directory, true, 5, Duration.ofHours(1), keep, false, 1, STEPS, 1, 2, Optional.empty());
    }

    private static Trainer trainer(Path directory) {
        return new Trainer(
                TrainingSettings.defaults(STEPS, 1),
                options(directory, 3),
                new LineLearner(),
                new LineBatches(),
                Map.of(),
                InstantSource.system(),
                Progress.logged(),
                Optional.empty());
    }

    /** The child process: trains until told otherwise. */
    public static void main(String[] arguments) {
        trainer(Path.of(arguments[0])).run();
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SignalTest.class.getName(),
                        directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(new File(directory.toFile(), "output.txt"))
                .start();
    }

    private void awaitCheckpointAfter(Process child, long step) throws IOException, InterruptedException {
        while (newestStep() <= step) {
            assertThat(child.isAlive()).as(() -> "child: " + output()).isTrue();
            Thread.sleep(5);
        }
    }

    private String output() {
        try {
            return Files.readString(directory.resolve("output.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private long newestStep() {
        return new CheckpointDirectory(directory, 3)
                .newestFirst().stream()
                        .findFirst()
                        .map(path ->
                                Long.parseLong(path.getFileName().toString().replaceAll("\\D", "")))
                        .orElse(0L);
    }

    @Test
    void terminationSavesTheStepItIsIn() throws Exception {
        Process child = start();
        awaitCheckpointAfter(child, 0);
        child.destroy();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> logged = Files.readAllLines(directory.resolve(MetricsLog.FILE));
        assertThat(newestStep()).isEqualTo(logged.size());
        assertThat(CheckpointFile.read(new CheckpointDirectory(directory, 3)
                                .newestFirst()
                                .get(0))
                        .header()
                        .step())
                .isEqualTo(logged.size());
    }

    @Test
    void killedInTheMiddleOfItAgainAndAgainTheRunAlwaysGoesOnFromASoundCheckpoint() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            long before = newestStep();
            Process child = start();
            awaitCheckpointAfter(child, before);
            child.destroyForcibly();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            Optional<Checkpoint> sound = new CheckpointDirectory(directory, 3).newestSound();
            assertThat(sound.orElseThrow().header().step())
                    .isEqualTo(newestStep())
                    .isGreaterThan(before);
        }
        try (var files = Files.list(directory)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".broken"));
        }
    }
}
