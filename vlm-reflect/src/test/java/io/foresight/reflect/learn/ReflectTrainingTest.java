package io.foresight.reflect.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.reflect.model.BadReflectModelException;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.model.ReflectSheet;
import io.foresight.reflect.model.SampleModel;
import io.foresight.reflect.network.ImagineLoss;
import io.foresight.reflect.propose.WhoProposes;
import io.foresight.reflect.read.DiffusionSettings;
import io.foresight.reflect.read.DiffusionWorld;
import io.foresight.reflect.read.LatentCritic;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.train.Progress;
import io.foresight.tensor.train.RunOptions;
import io.foresight.tensor.train.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReflectTrainingTest {
    private static final TrainingSettings SETTINGS = TrainingSettings.defaults(10, 1);
    private static final EngineOptions ONE_THREAD = new EngineOptions("cpu", 1);

    @TempDir
    private Path folder;

    @Test
    void aPolicyClonesThenPlaysAndLearnsFromThatAndReadersStayAsTheyAre() throws IOException {
        Path readers = SampleModel.write(folder.resolve("readers"));
        ReflectConfig config = config(Optional.of(readers.toString())).smoke();

        Optional<Path> trained =
                new ReflectTraining(config, RunOptions.in(folder.resolve("run")), ONE_THREAD, Progress.logged()).run();

        ReflectSheet sheet = ReflectSheet.read(trained.orElseThrow());
        assertThat(sheet.networks())
                .containsOnlyKeys(ReflectSheet.ORDER, ReflectSheet.PIECE, ReflectSheet.CLONE, ReflectSheet.POLICY);
        ReflectSheet given = ReflectSheet.read(readers);
        assertThat(sheet.networks().get(ReflectSheet.PIECE))
                .isEqualTo(given.networks().get(ReflectSheet.PIECE));
        assertThat(sheet.outcomes()).isEqualTo(given.outcomes());
        assertThat(sheet.networks().get(ReflectSheet.CLONE).sha256())
                .isNotEqualTo(sheet.networks().get(ReflectSheet.POLICY).sha256());
        try (ReflectModel model = ReflectModel.load(trained.get(), TensorEngine.start(ONE_THREAD), Precision.FP32)) {
            assertThat(model.policy(WhoProposes.CLONED)).isNotSameAs(model.policy(WhoProposes.EMBEDDED));
        }
    }

    @Test
    void aModelsOwnCloneIsGoneOnFrom() throws IOException {
        Path earlier = SampleModel.write(folder.resolve("earlier"));
        Path trained = new ReflectTraining(
                        onlyRounds(earlier).smoke(),
                        RunOptions.in(folder.resolve("run")),
                        ONE_THREAD,
                        Progress.logged())
                .run()
                .orElseThrow();

        ReflectSheet given = ReflectSheet.read(earlier);
        ReflectSheet sheet = ReflectSheet.read(trained);
        assertThat(sheet.networks().get(ReflectSheet.CLONE))
                .isEqualTo(given.networks().get(ReflectSheet.CLONE));
        assertThat(sheet.networks().get(ReflectSheet.POLICY).sha256())
                .isNotEqualTo(given.networks().get(ReflectSheet.POLICY).sha256());
    }

    @Test
    void withoutACloneThereIsNothingToGoOnFrom() throws IOException {
        Path earlier = SampleModel.without(SampleModel.write(folder.resolve("earlier")), ReflectSheet.CLONE);
        assertThatThrownBy(() -> new ReflectTraining(
                                onlyRounds(earlier),
                                RunOptions.in(folder.resolve("run")),
                                ONE_THREAD,
                                Progress.logged())
                        .run())
                .isInstanceOf(BadReflectModelException.class)
                .hasMessageContaining("no clone to go on from in " + earlier)
                .hasMessageContaining("policy.cloning");
        assertThatThrownBy(() -> new PolicyPlan(8, 10, 3, Optional.empty(), Optional.empty()))
                .hasMessageContaining("cloning, rounds or both");
    }

    private static ReflectConfig onlyRounds(Path from) {
        return config(Optional.of(from.toString()), Optional.empty());
    }

    @Test
    void aModelLearnsToImagineAndItsSheetTellsHowWell() throws IOException {
        Path readers = SampleModel.write(folder.resolve("readers"));
        ReflectConfig config = imagining(readers.toString(), 224).smoke();

        Path trained = new ReflectTraining(config, RunOptions.in(folder.resolve("run")), ONE_THREAD, Progress.logged())
                .run()
                .orElseThrow();

        ReflectSheet sheet = ReflectSheet.read(trained);
        assertThat(sheet.networks())
                .containsOnlyKeys(
                        ReflectSheet.ORDER,
                        ReflectSheet.PIECE,
                        ReflectSheet.CLONE,
                        ReflectSheet.POLICY,
                        ReflectSheet.IMAGINE);
        assertThat(sheet.trained().at("/validation/imagine/placesReadH1").isNumber())
                .isTrue();
        try (ReflectModel model = ReflectModel.load(trained, TensorEngine.start(ONE_THREAD), Precision.FP32);
                LatentCritic critic = model.imagination().critic()) {
            assertThat(critic).isNotNull();
        }
    }

    @Test
    void aModelLearnsToDrawWhatItImaginesAndItsSheetTellsHowWell() throws IOException {
        Path readers = SampleModel.write(folder.resolve("readers"));
        ReflectConfig config = drawing(readers.toString(), 224).smoke();

        Path trained = new ReflectTraining(config, RunOptions.in(folder.resolve("run")), ONE_THREAD, Progress.logged())
                .run()
                .orElseThrow();

        ReflectSheet sheet = ReflectSheet.read(trained);
        assertThat(sheet.networks())
                .containsOnlyKeys(
                        ReflectSheet.ORDER,
                        ReflectSheet.PIECE,
                        ReflectSheet.CLONE,
                        ReflectSheet.POLICY,
                        ReflectSheet.DIFFUSION);
        for (String figure : new String[] {"placesH1", "placesReadH1", "placesSameH1", "framesH1", "broken"}) {
            assertThat(sheet.trained().at("/validation/diffusion/" + figure).isNumber())
                    .as(figure)
                    .isTrue();
        }
        try (ReflectModel model = ReflectModel.load(trained, TensorEngine.start(ONE_THREAD), Precision.FP32);
                DiffusionWorld world = model.diffusion().world(model.reader(), DiffusionSettings.USUAL)) {
            assertThat(world.calls()).isZero();
        }
    }

    @Test
    void picturesOfWhichNoCellsCanBeDrawnAreRefused() {
        assertThatThrownBy(() -> drawing("any", 128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiple of 72")
                .hasMessageContaining("got 128");
    }

    private static ReflectConfig drawing(String from, int side) {
        return new ReflectConfig(
                "drawing-1",
                side,
                100,
                Optional.empty(),
                "fp32",
                1,
                Optional.of(from),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ReflectConfig.Stage(8, TrainingSettings.defaults(10, 1))));
    }

    @Test
    void picturesFromWhichNoSmallOnesCanBeMadeAreRefused() {
        assertThatThrownBy(() -> imagining("any", 96))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiple of 48")
                .hasMessageContaining("got 96");
    }

    @Test
    void lossesOfAnotherRangeAreRefusedTogether() {
        assertThatThrownBy(() -> new ImagineLoss(-1, 0, 0, 0, Double.NaN, 0, 0))
                .hasMessageContaining("latent must be 0 to 1000, got -1")
                .hasMessageContaining("covered must be 0 to 1000, got NaN");
    }

    private static ReflectConfig imagining(String from, int side) {
        ReflectConfig.Imagine plan = new ReflectConfig.Imagine(
                8, new ImagineLoss(1, 0.02, 1, 1, 1, 0.3, 1), TrainingSettings.defaults(10, 1));
        return new ReflectConfig(
                "imagining-1",
                side,
                100,
                Optional.empty(),
                "fp32",
                1,
                Optional.of(from),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(plan),
                Optional.empty());
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        ReflectConfig config = config(Optional.of("no-such-model"));
        assertThatThrownBy(() -> new ReflectTraining(
                                config, RunOptions.in(folder.resolve("run")), ONE_THREAD, Progress.logged())
                        .run())
                .isInstanceOf(BadReflectModelException.class)
                .hasMessageContaining("no-such-model");
    }

    @Test
    void aTrainingBeginsFromNothingOrGoesOnFromAModel() {
        assertThatThrownBy(() -> config(Optional.empty()))
                .hasMessageContaining("either from, or order, piece and outcome_episodes")
                .hasMessageContaining("none of them");
    }

    @Test
    void aModelOfOtherPicturesIsNotGoneOnFrom() throws IOException {
        Path readers = SampleModel.write(folder.resolve("readers"));
        assertThatThrownBy(() -> new ReflectTraining(
                                imagining(readers.toString(), 72),
                                RunOptions.in(folder.resolve("run")),
                                ONE_THREAD,
                                Progress.logged())
                        .run())
                .isInstanceOf(BadReflectModelException.class)
                .hasMessageContaining("set it to 224");
    }

    private static ReflectConfig config(Optional<String> from) {
        return config(from, Optional.of(SETTINGS));
    }

    private static ReflectConfig config(Optional<String> from, Optional<TrainingSettings> cloning) {
        PolicyPlan plan = new PolicyPlan(
                8, 10, 3, cloning, Optional.of(new PolicyPlan.Rounds(2, 5, 0.5, Drawing.ADVANTAGE, 0.1, SETTINGS)));
        return new ReflectConfig(
                "trained-1",
                224,
                100,
                Optional.empty(),
                "fp32",
                1,
                from,
                Optional.empty(),
                Optional.empty(),
                Optional.of(plan),
                Optional.empty(),
                Optional.empty());
    }
}
