package io.foresight.reflect.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.planner.world.FailureModel;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.learn.LearntRules;
import io.foresight.reflect.propose.FrameProposer;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import io.foresight.reflect.propose.WhoProposes;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReflectModelTest {
    private static final List<Colour> PIECES = List.of(Colour.BLUE, Colour.RED, Colour.GRAY);

    @TempDir
    Path folder;

    @Test
    void readsProbabilitiesAndProposesActionsAboutThePiecesThatAreThere() throws IOException {
        try (ReflectModel model = load()) {
            OrderReading order = model.reader().order(picture(1), PIECES);
            assertThat(order.pieces()).isEqualTo(3);
            PieceReading pieces = model.reader().pieces(picture(2), picture(1), PIECES);
            assertThat(pieces.likeliest()).hasSize(3);

            Proposal proposal =
                    model.proposer(WhoProposes.EMBEDDED).propose(situation(), Optional.empty(), Duration.ofSeconds(1));
            assertThat(proposal.actions()).isEqualTo(Action.all(3));
            assertThat(Arrays.stream(proposal.logProbabilities()).map(Math::exp).sum())
                    .isCloseTo(1, within(1e-4));
            assertThat(proposal.best()).isNotEqualTo(Action.DONE);
        }
    }

    @Test
    void reflectingOnAnImaginedPictureIsAnotherQuestion() throws IOException {
        try (ReflectModel model = load()) {
            Proposer.ImaginedPlan plan =
                    new Proposer.ImaginedPlan(List.of(Action.pickUp(1), Action.insert(1)), picture(3));
            Proposal first =
                    model.proposer(WhoProposes.EMBEDDED).propose(situation(), Optional.empty(), Duration.ofSeconds(1));
            Proposal second =
                    model.proposer(WhoProposes.EMBEDDED).propose(situation(), Optional.of(plan), Duration.ofSeconds(1));
            assertThat(second.logProbabilities()).isNotEqualTo(first.logProbabilities());
            assertThat(Arrays.stream(second.logProbabilities()).map(Math::exp).sum())
                    .isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void scenesAreProposedInTogetherAsOneByOne() throws IOException {
        try (ReflectModel model = load()) {
            Situation situation = situation();
            Frame real = model.reader().frame(picture(2), picture(1), PIECES);
            Frame drawn = model.reader().frame(picture(3), picture(1), PIECES);
            Frame undrawn = new Frame(drawn.places(), drawn.features(), Optional.empty());
            Observation now = new Observation(situation, new OrderReading(new double[3][3]), real, List.of());
            FrameProposer.Question first = FrameProposer.Question.now(now);
            List<FrameProposer.Question> questions = List.of(
                    first,
                    new FrameProposer.Question(drawn, situation.reports(), Optional.empty()),
                    new FrameProposer.Question(undrawn, List.of(), Optional.empty()),
                    first.about(new FrameProposer.Reflected(List.of(Action.pickUp(1)), List.of(undrawn))));
            List<Proposal> together = model.policy(WhoProposes.EMBEDDED).propose(now, questions);
            for (int k = 0; k < questions.size(); k++) {
                assertThat(together.get(k).logProbabilities())
                        .containsExactly(
                                model.policy(WhoProposes.EMBEDDED)
                                        .propose(now, List.of(questions.get(k)))
                                        .get(0)
                                        .logProbabilities(),
                                within(1e-4));
            }
            assertThat(together.get(0).logProbabilities())
                    .containsExactly(
                            model.proposer(WhoProposes.EMBEDDED)
                                    .propose(situation, Optional.empty(), Duration.ofSeconds(1))
                                    .logProbabilities(),
                            within(1e-4));
            assertThat(together.get(3).logProbabilities())
                    .isNotEqualTo(together.get(0).logProbabilities());
            Frame blind = new Frame(real.places(), new float[0][], Optional.empty());
            assertThatThrownBy(() -> model.policy(WhoProposes.EMBEDDED)
                            .propose(now, List.of(new FrameProposer.Question(blind, List.of(), Optional.empty()))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("without features");
        }
    }

    @Test
    void picturesOfAnotherSizeAreRefused() throws IOException {
        try (ReflectModel model = load()) {
            Picture small = new Picture(96, 96, new byte[3 * 96 * 96]);
            assertThatThrownBy(() -> model.reader().order(small, PIECES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("224 x 224")
                    .hasMessageContaining("96 x 96");
        }
    }

    @Test
    void whatIsMissingOrDamagedIsNamed() throws IOException {
        assertThatThrownBy(() -> ReflectModel.find(folder.resolve("none").toString()))
                .isInstanceOf(BadReflectModelException.class)
                .hasMessageContaining("none");
        SampleModel.write(folder);
        Path order = folder.resolve("order.safetensors");
        byte[] bytes = Files.readAllBytes(order);
        bytes[bytes.length - 1] ^= 1;
        Files.write(order, bytes);
        assertThatThrownBy(this::open)
                .isInstanceOf(BadReflectModelException.class)
                .hasMessageContaining("order");
        Files.delete(order);
        assertThatThrownBy(this::open)
                .isInstanceOf(BadReflectModelException.class)
                .hasMessageContaining("order");
    }

    @Test
    void sheetsThatDoNotFitAreRefused() throws IOException {
        SampleModel.write(folder);
        Path sheet = folder.resolve(ReflectSheet.FILE);
        String sound = Files.readString(sheet);
        assertRefused(sound.replace("\"format\" : 1", "\"format\" : 9"), "\"format\" must be 1", "9");
        assertRefused(sound.replace("\"side\" : 224", "\"side\" : 48"), "64 to 512", "48");
        assertRefused(sound.replace("\"side\" : 224", "\"side\" : 224, \"sides\" : 1"), "sides");
        assertRefused(sound.replace("order.safetensors", "../order.safetensors"), "weights must name a file");
        assertRefused(
                sound.replaceFirst("\"temperature\" : 1.0", "\"temperature\" : 0"), "temperature must be above 0");
        assertRefused(sound.substring(0, sound.length() / 2), ReflectSheet.FILE);
    }

    private void assertRefused(String sheet, String... parts) throws IOException {
        Files.write(folder.resolve(ReflectSheet.FILE), sheet.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::open)
                .isInstanceOf(BadReflectModelException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void countsOfOutcomesComeBackAsTheyWere() {
        OutcomeRules rules = LearntRules.in(FailureModel.CALIBRATED, 300);
        OutcomeRules back = OutcomeTable.of(rules).rules();
        assertThat(back.counts()).isDeepEqualTo(rules.counts());
        assertThat(back.disturbs()).isEqualTo(rules.disturbs());
        assertThatThrownBy(() -> new OutcomeTable(List.of(List.of(1L, 99L, 1L)), 0).rules())
                .hasMessageContaining("99");
    }

    private ReflectModel load() throws IOException {
        SampleModel.write(folder);
        return open();
    }

    private ReflectModel open() {
        return ReflectModel.load(
                ReflectModel.find(folder.toString()), TensorEngine.start(new EngineOptions("cpu", 1)), Precision.FP32);
    }

    private static Situation situation() {
        return Situation.ofPictures(
                PIECES,
                Optional.of("red goes in before blue"),
                List.of(new SkillReport(Action.pickUp(1), false)),
                40,
                picture(2),
                picture(1));
    }

    private static Picture picture(long seed) {
        byte[] rgb = new byte[3 * SampleModel.SIDE * SampleModel.SIDE];
        new SplittableRandom(seed).nextBytes(rgb);
        return new Picture(SampleModel.SIDE, SampleModel.SIDE, rgb);
    }
}
