package io.foresight.reflect.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.PlannerException;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.FrameReader;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.network.DiffusionNetwork;
import io.foresight.reflect.network.SceneCells;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DiffusionWorldTest {
    private static final List<Action> PLAN = List.of(Action.pickUp(1), Action.insert(1), Action.pickUp(0));
    private static final DiffusionSettings TWO_STEPS = new DiffusionSettings(new DdimSampler(2), 1);

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
    private final Weights weights = Weights.initial(DiffusionNetwork.serving(), new SplittableRandom(1));
    private final Observation now = ImaginedScene.observation();
    private final List<Picture> read = new ArrayList<>();

    @Test
    void thereIsAPictureAfterEachActionThatTheReaderReads() {
        try (DiffusionWorld world = world(weights, TWO_STEPS)) {
            List<Frame> frames = frames(world, PLAN);
            assertThat(frames).hasSize(3);
            assertThat(frames.stream().map(frame -> frame.picture().orElseThrow()))
                    .containsExactlyElementsOf(read)
                    .doesNotHaveDuplicates();
            Picture image = now.situation().image().orElseThrow();
            assertThat(read).allSatisfy(picture -> {
                assertThat(picture.width()).isEqualTo(image.width());
                assertThat(picture.rgb(0, 0)).as("outside the window").isEqualTo(image.rgb(0, 0));
            });
        }
    }

    @Test
    void allPlansTakeAStepTogetherAndWhatTheyBeginWithIsDrawnOnce() {
        try (DiffusionWorld world = world(weights, TWO_STEPS)) {
            List<Action> other = List.of(Action.pickUp(1), Action.putDown(1));
            world.imagine(now, List.of(PLAN.subList(0, 2), other));
            assertThat(world.calls()).as("two calls a step").isEqualTo(4);
            assertThat(read).as("one first picture, two second ones").hasSize(3);
            world.imagine(now, List.of(PLAN));
            assertThat(world.calls()).isEqualTo(6);
            world.imagine(ImaginedScene.observation(), List.of(PLAN));
            assertThat(world.calls()).as("another observation begins anew").isEqualTo(12);
        }
    }

    @Test
    void theSameSceneAndPlansLeadToTheSamePictures() {
        try (DiffusionWorld world = world(weights, TWO_STEPS);
                DiffusionWorld again = world(weights, TWO_STEPS)) {
            List<Frame> frames = frames(world, PLAN);
            frames(again, List.of(Action.putDown(2)));
            again.imagine(ImaginedScene.observation(), List.of(PLAN));
            List<Frame> repeated = frames(again, PLAN);
            for (int k = 0; k < PLAN.size(); k++) {
                assertThat(pixels(repeated.get(k))).isEqualTo(pixels(frames.get(k)));
            }
        }
    }

    @Test
    void whatIsDrawnDependsOnTheActionAndOnNoOtherPlan() {
        try (DiffusionWorld world = world(weights, TWO_STEPS);
                DiffusionWorld alone = world(weights, TWO_STEPS)) {
            List<Action> other = List.of(Action.pickUp(2));
            byte[] first = pixels(frames(alone, PLAN).get(0));
            byte[] amongOthers = pixels(world.imagine(now, List.of(other, PLAN))
                    .get(1)
                    .get(0)
                    .frames()
                    .get(0));
            for (int k = 0; k < first.length; k++) {
                assertThat((amongOthers[k] & 255) - (first[k] & 255))
                        .as("rounding")
                        .isBetween(-1, 1);
            }
            assertThat(pixels(frames(world, other).get(0))).isNotEqualTo(first);
        }
    }

    @Test
    void doneChangesNothingAndAsksNobody() {
        try (DiffusionWorld world = world(weights, TWO_STEPS)) {
            List<Frame> frames = frames(world, List.of(Action.DONE, Action.pickUp(0), Action.DONE));
            assertThat(frames.get(0)).isSameAs(now.frame());
            assertThat(frames.get(2)).isSameAs(frames.get(1));
            assertThat(world.calls()).isEqualTo(2);
        }
    }

    @Test
    void guidanceGoesBeyondTheGuessWithTheAction() {
        try (DiffusionWorld plain = world(weights, TWO_STEPS);
                DiffusionWorld guided = world(weights, new DiffusionSettings(new DdimSampler(2), 4))) {
            assertThat(pixels(frames(guided, PLAN).get(0)))
                    .isNotEqualTo(pixels(frames(plain, PLAN).get(0)));
            assertThat(guided.calls()).isEqualTo(6);
        }
    }

    @Test
    void whatIsNotFiniteIsNotImagined() {
        Map<String, Weight> broken = new LinkedHashMap<>(weights.byName());
        float[] bias = new float[32];
        Arrays.fill(bias, Float.NaN);
        broken.put("diffusion.out.bias", new Weight(new long[] {bias.length}, bias));
        try (DiffusionWorld world = world(Weights.of(broken), TWO_STEPS)) {
            assertBroken(world, "not finite");
        }
    }

    @Test
    void whatCannotBeIsDrawnAgainWithOtherNoise() {
        FrameReader inTwoHands = (image, goal, pieces) -> {
            read.add(image);
            return frame(PieceStatus.HELD.ordinal());
        };
        try (DiffusionWorld world =
                new DiffusionImagination(engine, weights, Precision.FP32).world(inTwoHands, TWO_STEPS)) {
            assertBroken(world, "3 pieces in one hand");
            assertBroken(world, "3 pieces in one hand");
            assertThat(read).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void actionsAboutPiecesThatAreNotThereAreRefused() {
        try (DiffusionWorld world = world(weights, TWO_STEPS)) {
            assertThatThrownBy(() -> world.imagine(now, List.of(List.of(Action.pickUp(3)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("pieces 0 .. 2")
                    .hasMessageContaining("piece 3");
        }
    }

    private void assertBroken(DiffusionWorld world, String says) {
        assertThatThrownBy(() -> world.imagine(now, List.of(PLAN)))
                .isInstanceOfSatisfying(
                        PlannerException.class, e -> assertThat(e.code()).isEqualTo(PlannerException.Code.WORLD_BROKEN))
                .hasMessageContaining(says);
    }

    private DiffusionWorld world(Weights with, DiffusionSettings settings) {
        FrameReader reader = (image, goal, pieces) -> {
            read.add(image);
            return frame(0);
        };
        return new DiffusionImagination(engine, with, Precision.FP32).world(reader, settings);
    }

    private static Frame frame(int status) {
        double[][] places = new double[ImaginedScene.PIECES.size()][PieceStatus.COUNT];
        for (double[] row : places) {
            row[status] = 1;
        }
        return new Frame(new PieceReading(places), new float[0][], Optional.empty());
    }

    private List<Frame> frames(DiffusionWorld world, List<Action> plan) {
        return world.imagine(now, List.of(plan)).get(0).get(0).frames();
    }

    private static byte[] pixels(Frame frame) {
        return SceneCells.of(frame.picture().orElseThrow());
    }
}
