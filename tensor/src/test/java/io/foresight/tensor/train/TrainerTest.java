package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TrainingSettings SETTINGS =
            TrainingSettings.defaults(60, 7).withPeakLearningRate(0.1).withEmaDecay(0.9);

    @TempDir
    private Path temporary;

    private RunOptions options(String name) {
        return RunOptions.in(temporary.resolve(name)).withIntervals(10, 1, 1000);
    }

    private static Trainer trainer(TrainingSettings settings, RunOptions options, Learner learner) {
        return trainer(settings, options, learner, InstantSource.system());
    }

    private static Trainer trainer(
            TrainingSettings settings, RunOptions options, Learner learner, InstantSource clock) {
        return new Trainer(
                settings,
                options,
                learner,
                new LineBatches(),
                Map.of("network", "line"),
                clock,
                Progress.logged(),
                Optional.empty());
    }

    /** A learner that asks its trainer to stop in the given pass. */
    private static Trainer stoppedAt(int pass, TrainingSettings settings, RunOptions options) {
        Trainer[] self = new Trainer[1];
        int[] passes = {0};
        self[0] = trainer(settings, options, new LineLearner((batch, gradients, losses) -> {
            if (++passes[0] == pass) {
                self[0].requestStop();
            }
        }));
        return self[0];
    }

    private static List<JsonNode> metrics(RunOptions options) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(options.directory().resolve(MetricsLog.FILE))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static List<String> losses(RunOptions options) throws IOException {
        return metrics(options).stream()
                .map(line -> line.get("step") + " " + line.get("losses") + " " + line.get("gradient_norm"))
                .toList();
    }

    @Test
    void learnsTheLine() {
        TrainingSettings settings = new TrainingSettings(
                600, 1, 0.1, 0.2, 10, 1e4, 0.9, 0.9, 0.99, 1e-8, 0, Double.POSITIVE_INFINITY, 0.9, 7);
        TrainingResult result =
                trainer(settings, options("run"), new LineLearner()).run();
        assertThat(result.reason()).isEqualTo(StopReason.FINISHED);
        assertThat(result.averaged().get("line.weight").values())
                .containsExactly(new float[] {1, -2, 3, 0.5f}, within(0.02f));
        assertThat(result.averaged().get("line.bias").values()[0]).isCloseTo(1, within(0.02f));
    }

    @Test
    void aRunInterruptedAtManyStepsHasTheLossesOfOneLeftAlone() throws IOException {
        TrainingSettings settings = SETTINGS.withAccumulation(2);
        RunOptions whole = options("whole");
        TrainingResult uninterrupted =
                trainer(settings, whole, new LineLearner()).run();
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 20; trial++) {
            RunOptions cut = options("cut" + trial)
                    .withIntervals(50, 1, 1000)
                    .withResume(true)
                    .withPrefetch(2, 3);
            TrainingResult stopped =
                    stoppedAt(random.nextInt(1, 60), settings, cut).run();
            assertThat(stopped.reason()).isEqualTo(StopReason.SIGNAL);
            stoppedAt(random.nextInt(1, 40), settings, cut).run();
            TrainingResult resumed = trainer(settings, cut, new LineLearner()).run();
            assertThat(losses(cut)).isEqualTo(losses(whole));
            assertThat(resumed.averaged().byName())
                    .usingRecursiveComparison()
                    .isEqualTo(uninterrupted.averaged().byName());
            assertThat(resumed.latest().byName())
                    .usingRecursiveComparison()
                    .isEqualTo(uninterrupted.latest().byName());
        }
    }

    @Test
    void aRunKilledBetweenCheckpointsRepeatsTheLostSteps() throws IOException {
        RunOptions whole = options("whole");
        trainer(SETTINGS, whole, new LineLearner()).run();
        RunOptions killed = options("killed").withResume(true);
        int[] passes = {0};
        Trainer dying = trainer(SETTINGS, killed, new LineLearner((batch, gradients, losses) -> {
            if (++passes[0] == 38) {
                throw new IllegalStateException("pulled the plug");
            }
        }));
        assertThatThrownBy(dying::run).hasMessage("pulled the plug");
        assertThat(metrics(killed)).hasSize(37);
        trainer(SETTINGS, killed, new LineLearner()).run();
        assertThat(losses(killed)).isEqualTo(losses(whole));
        JsonNode manifest =
                JSON.readTree(killed.directory().resolve(RunManifest.FILE).toFile());
        assertThat(manifest.get("starts")).hasSize(2);
        assertThat(manifest.get("starts").get(1).get("step").asLong()).isEqualTo(30);
    }

    @Test
    void aBrokenNewestCheckpointIsPassedOverAndTheRunStillComesOutTheSame() throws IOException {
        RunOptions whole = options("whole");
        trainer(SETTINGS, whole, new LineLearner()).run();
        RunOptions cut = options("cut").withResume(true);
        Path newest = stoppedAt(45, SETTINGS, cut).run().checkpoint();
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length - 3] ^= 1;
        Files.write(newest, bytes);
        trainer(SETTINGS, cut, new LineLearner()).run();
        assertThat(losses(cut)).isEqualTo(losses(whole));
        assertThat(newest.resolveSibling(newest.getFileName() + ".broken")).exists();
    }

    @Test
    void aLossThatIsNotFiniteNamesStepSamplesAndLoss() {
        int[] passes = {0};
        Learner learner = new LineLearner((batch, gradients, losses) -> {
            if (++passes[0] == 25) {
                losses.put("running", Double.NaN);
            }
        });
        NonFiniteException thrown =
                catchThrowableOfType(NonFiniteException.class, () -> trainer(SETTINGS, options("run"), learner)
                        .run());
        assertThat(thrown.step()).isEqualTo(24);
        assertThat(thrown.sampleIds()).hasSize(8).startsWith("sample-192");
        assertThat(thrown)
                .hasMessageContaining("step 24: loss 'running' is NaN")
                .hasMessageContaining("learning rate");
        assertThat(temporary.resolve("run/checkpoint-000000000020.fsc")).exists();
        assertThat(temporary.resolve("run/checkpoint-000000000024.fsc")).doesNotExist();
    }

    @Test
    void aGradientThatIsNotFiniteNamesTheParameterAndTheElement() {
        Learner learner = new LineLearner((batch, gradients, losses) -> gradients[2] = Float.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> trainer(SETTINGS, options("run"), learner).run())
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("step 0: gradient of 'line.weight' at element 2 is -Infinity");
    }

    @Test
    void aWeightThatOverflowsInTheLastUpdateIsNotSaved() {
        TrainingSettings settings = SETTINGS.withPeakLearningRate(1e39);
        assertThatThrownBy(() -> trainer(settings, options("run").withIntervals(1, 1, 1), new LineLearner())
                        .run())
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("'line.weight' at element 0 after the update");
        assertThat(temporary.resolve("run/checkpoint-000000000001.fsc")).doesNotExist();
    }

    @Test
    void anotherConfigurationIsRefusedWithEveryDifference() {
        stoppedAt(12, SETTINGS, options("run")).run();
        TrainingSettings other = SETTINGS.withPeakLearningRate(0.2).withEmaDecay(0.5);
        assertThatThrownBy(() -> trainer(other, options("run").withResume(true), new LineLearner())
                        .run())
                .isInstanceOf(OtherConfigurationException.class)
                .hasMessageContaining("training.peakLearningRate: checkpoint has 0.1, this run has 0.2")
                .hasMessageContaining("training.emaDecay: checkpoint has 0.9, this run has 0.5");
    }

    @Test
    void aDirectoryThatHoldsARunIsNotOverwritten() {
        trainer(SETTINGS, options("run"), new LineLearner()).run();
        assertThatThrownBy(() ->
                        trainer(SETTINGS, options("run"), new LineLearner()).run())
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining(
                        "already holds a run (checkpoint-000000000060.fsc); resume it or choose another directory");
    }

    @Test
    void resumingAFinishedRunChangesNothing() throws IOException {
        TrainingResult first =
                trainer(SETTINGS, options("run"), new LineLearner()).run();
        List<String> before = losses(options("run"));
        TrainingResult again = trainer(SETTINGS, options("run").withResume(true), new LineLearner())
                .run();
        assertThat(again.latest().byName())
                .usingRecursiveComparison()
                .isEqualTo(first.latest().byName());
        assertThat(losses(options("run"))).isEqualTo(before);
    }

    @Test
    void twoRunsDoNotShareADirectory() {
        try (RunDirectory busy = new RunDirectory(temporary.resolve("run"))) {
            assertThat(busy).isNotNull();
            assertThatThrownBy(() ->
                            trainer(SETTINGS, options("run"), new LineLearner()).run())
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("another run is using");
        }
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsReported() throws IOException {
        Files.writeString(temporary.resolve("run"), "not a directory");
        assertThatThrownBy(() ->
                        trainer(SETTINGS, options("run"), new LineLearner()).run())
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("must be a directory that can be written to");
    }

    @Test
    void theTimeLimitSavesAndStops() {
        Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
        Learner learner = new LineLearner((batch, gradients, losses) -> now[0] = now[0].plusSeconds(60));
        RunOptions options = options("run").withStopAfter(Duration.ofMinutes(7));
        TrainingResult result =
                trainer(SETTINGS, options, learner, () -> now[0]).run();
        assertThat(result.reason()).isEqualTo(StopReason.TIME_LIMIT);
        assertThat(result.steps()).isEqualTo(7);
        assertThat(result.checkpoint()).exists();
    }

    @Test
    void checkpointsAlsoFallDueByTime() {
        Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
        Learner learner = new LineLearner((batch, gradients, losses) -> now[0] = now[0].plusSeconds(100));
        RunOptions options = RunOptions.in(temporary.resolve("run"));
        trainer(TrainingSettings.defaults(7, 1), options, learner, () -> now[0]).run();
        assertThat(new CheckpointDirectory(options.directory(), 3).newestFirst())
                .extracting(path -> path.getFileName().toString())
                .containsExactly(
                        "checkpoint-000000000007.fsc", "checkpoint-000000000006.fsc", "checkpoint-000000000003.fsc");
    }

    @Test
    void aBatchThatCannotBeMadeIsNamed() {
        BatchSource failing = new BatchSource() {
            private final LineBatches sound = new LineBatches();

            @Override
            public Batch batch(long index) throws IOException {
                if (index == 5) {
                    throw new IOException("sweep 000123 is truncated");
                }
                return sound.batch(index);
            }

            @Override
            public long samplesPerEpoch() {
                return sound.samplesPerEpoch();
            }

            @Override
            public int batchSize() {
                return sound.batchSize();
            }

            @Override
            public String indexHash() {
                return sound.indexHash();
            }
        };
        Trainer trainer = new Trainer(
                SETTINGS,
                options("run"),
                new LineLearner(),
                failing,
                Map.of(),
                InstantSource.system(),
                Progress.logged(),
                Optional.empty());
        assertThatThrownBy(trainer::run)
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("batch 5 could not be made")
                .hasMessageContaining("sweep 000123 is truncated");
    }

    @Test
    void aFullDiskStopsTheRunOrIsSurvivedAsAsked() {
        CheckpointDirectory.FreeSpace none = path -> 10;
        RunOptions stop = options("stop");
        Trainer stopping = new Trainer(
                SETTINGS,
                stop,
                new LineLearner(),
                new LineBatches(),
                Map.of(),
                InstantSource.system(),
                Progress.logged(),
                Optional.empty(),
                new CheckpointDirectory(stop.directory(), 3, none));
        assertThatThrownBy(stopping::run)
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("No space left")
                .hasMessageContaining("10 bytes are free")
                .hasMessageContaining("Earlier checkpoints are intact");

        RunOptions survive = new RunOptions(
                temporary.resolve("survive"), false, 10, Duration.ofHours(1), 3, true, 1, 1000, 1, 2, Optional.empty());
        long[] asked = {0};
        Trainer surviving = new Trainer(
                SETTINGS,
                survive,
                new LineLearner(),
                new LineBatches(),
                Map.of(),
                InstantSource.system(),
                Progress.logged(),
                Optional.empty(),
                new CheckpointDirectory(survive.directory(), 3, path -> ++asked[0] <= 2 ? 10 : Long.MAX_VALUE));
        assertThat(surviving.run().reason()).isEqualTo(StopReason.FINISHED);
        assertThat(new CheckpointDirectory(survive.directory(), 3).newestFirst())
                .hasSize(3);
    }

    @Test
    void validationSeesTheAveragedWeightsAndIsLogged() throws IOException {
        List<Long> steps = new ArrayList<>();
        Validation validation = (step, averaged) -> {
            steps.add(step);
            return Map.of("bias", (double) averaged.get("line.bias").values()[0]);
        };
        RunOptions options = options("run").withIntervals(1000, 20, 25);
        TrainingResult result = new Trainer(
                        SETTINGS,
                        options,
                        new LineLearner(),
                        new LineBatches(),
                        Map.of(),
                        InstantSource.system(),
                        Progress.logged(),
                        Optional.of(validation))
                .run();
        assertThat(steps).containsExactly(25L, 50L, 60L);
        JsonNode last = metrics(options).get(metrics(options).size() - 1);
        assertThat(last.get("validation").get("bias").floatValue())
                .isEqualTo(result.averaged().get("line.bias").values()[0]);
    }

    @Test
    void aValidationThatFailsCostsNoSteps() {
        RunOptions options = options("run").withIntervals(1000, 1, 25);
        Validation failing = (step, averaged) -> {
            throw new IllegalStateException("cannot read the validation set");
        };
        Trainer trainer = new Trainer(
                SETTINGS,
                options,
                new LineLearner(),
                new LineBatches(),
                Map.of(),
                InstantSource.system(),
                Progress.logged(),
                Optional.of(failing));
        assertThatThrownBy(trainer::run).hasMessage("cannot read the validation set");
        assertThat(options.directory().resolve("checkpoint-000000000025.fsc")).exists();
    }

    @Test
    void aMetricsLineTornByACrashIsDroppedOnResume() throws IOException {
        RunOptions whole = options("whole");
        trainer(SETTINGS, whole, new LineLearner()).run();
        RunOptions cut = options("cut").withResume(true);
        stoppedAt(22, SETTINGS, cut).run();
        Files.writeString(
                cut.directory().resolve(MetricsLog.FILE),
                "{\"step\":22,\"losses\":{\"total\":0.1}",
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        trainer(SETTINGS, cut, new LineLearner()).run();
        assertThat(losses(cut)).isEqualTo(losses(whole));
    }

    @Test
    void theManifestSaysWhatWasRun() throws IOException {
        trainer(SETTINGS, options("run"), new LineLearner()).run();
        JsonNode manifest = JSON.readTree(temporary.resolve("run/manifest.json").toFile());
        assertThat(manifest.get("seed").asLong()).isEqualTo(7);
        assertThat(manifest.get("data_index_sha256").asText()).isEqualTo("line");
        assertThat(manifest.get("configuration").get("network").asText()).isEqualTo("line");
        assertThat(manifest.get("configuration").get("training.steps").asText()).isEqualTo("60");
        assertThat(manifest.get("configuration_sha256").asText()).hasSize(64);
        assertThat(manifest.get("starts")
                        .get(0)
                        .get("environment")
                        .get("engine")
                        .asText())
                .isEqualTo("plain Java");
    }
}
