package io.foresight.reflect.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.PlannerException;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Future;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.network.ImagineNetwork;
import io.foresight.reflect.network.Thumbnail;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatentWorldTest {
    private static final List<Action> LONG =
            List.of(Action.pickUp(1), Action.putDown(1), Action.pickUp(0), Action.reorient(0), Action.insert(0));
    private static final float TOLERANCE = 1e-4f;

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
    private final Weights weights = Weights.initial(ImagineNetwork.serving(1), new SplittableRandom(1));
    private final LatentWorld world = new LatentWorld(engine, weights, Precision.FP32, false);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void thereIsAFrameAfterEachActionOfEachPlan() {
        List<List<Future>> futures =
                world.imagine(ImaginedScene.observation(), List.of(LONG, List.of(Action.pickUp(2), Action.DONE)));
        assertThat(futures)
                .hasSize(2)
                .allMatch(plan -> plan.size() == 1 && plan.get(0).probability() == 1);
        assertThat(futures.get(0).get(0).frames()).hasSize(5);
        assertThat(futures.get(1).get(0).frames()).hasSize(2);
        assertThat(futures.get(1).get(0).last().features()).hasDimensions(3, 192);
        assertThat(futures.get(1).get(0).last().places().pieces()).isEqualTo(3);
    }

    @Test
    void aFrameDoesNotDependOnActionsThatComeLaterNorOnOtherPlans() {
        Observation now = ImaginedScene.observation();
        List<Frame> whole = world.imagine(now, List.of(LONG)).get(0).get(0).frames();
        for (int steps = 1; steps < LONG.size(); steps++) {
            List<Frame> begun = world.imagine(now, List.of(List.of(Action.insert(2)), LONG.subList(0, steps)))
                    .get(1)
                    .get(0)
                    .frames();
            for (int k = 0; k < steps; k++) {
                assertSame(begun.get(k), whole.get(k));
            }
        }
    }

    @Test
    void aFrameDependsOnEachActionBeforeIt() {
        Observation now = ImaginedScene.observation();
        Frame last = world.imagine(now, List.of(LONG)).get(0).get(0).last();
        for (int k = 0; k < LONG.size(); k++) {
            List<Action> other = new ArrayList<>(LONG);
            other.set(k, Action.pickUp(2));
            Frame otherLast = world.imagine(now, List.of(other)).get(0).get(0).last();
            assertThat(otherLast.features()[2]).isNotEqualTo(last.features()[2]);
        }
    }

    @Test
    void picturesAreDrawnOnlyWhereAskedFor() {
        Observation now = ImaginedScene.observation();
        assertThat(world.imagine(now, List.of(LONG)).get(0).get(0).last().picture())
                .isEmpty();
        try (LatentWorld drawing = new LatentWorld(engine, weights, Precision.FP32, true)) {
            Frame frame = drawing.imagine(now, List.of(LONG)).get(0).get(0).last();
            assertThat(frame.picture())
                    .hasValueSatisfying(picture -> assertThat(picture.width()).isEqualTo(Thumbnail.SIDE));
            assertSame(frame, world.imagine(now, List.of(LONG)).get(0).get(0).last());
        }
    }

    @Test
    void whatIsNotFiniteIsNotImagined() {
        float[][] features = ImaginedScene.frame(1).features();
        features[1][7] = Float.NaN;
        assertThatThrownBy(() -> world.imagine(ImaginedScene.observation(features), List.of(LONG)))
                .isInstanceOfSatisfying(
                        PlannerException.class, e -> assertThat(e.code()).isEqualTo(PlannerException.Code.WORLD_BROKEN))
                .hasMessageContaining("not finite");
    }

    @Test
    void plansThatCannotBeImaginedAreRefused() {
        Observation now = ImaginedScene.observation();
        assertThatThrownBy(() -> world.imagine(now, List.of(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 5 actions");
        List<Action> six = Collections.nCopies(6, Action.pickUp(0));
        assertThatThrownBy(() -> world.imagine(now, List.of(six))).hasMessageContaining("got 6");
        assertThatThrownBy(() -> world.imagine(now, List.of(List.of(Action.pickUp(3)))))
                .hasMessageContaining("pieces 0 .. 2")
                .hasMessageContaining("piece 3");
        assertThatThrownBy(() -> world.imagine(ImaginedScene.observation(new float[2][192]), List.of(LONG)))
                .hasMessageContaining("2 rows of features");
    }

    @Test
    void theCriticJudgesFramesByTheirFeatures() {
        Observation now = ImaginedScene.observation();
        try (LatentCritic critic = new LatentCritic(engine, weights, Precision.FP32)) {
            double[] steps = critic.stepsToGo(
                    now, List.of(ImaginedScene.frame(1), ImaginedScene.frame(2), ImaginedScene.frame(1)));
            assertThat(steps).hasSize(3).doesNotContain(0);
            assertThat(steps[2]).isCloseTo(steps[0], within(1e-5));
            assertThat(steps[1]).isNotEqualTo(steps[0]);

            Frame without = new Frame(now.frame().places(), new float[0][], Optional.empty());
            assertThatThrownBy(() -> critic.stepsToGo(now, List.of(without)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("features of all 3 pieces");
            Frame broken = ImaginedScene.frame(3);
            broken.features()[0][0] = Float.POSITIVE_INFINITY;
            assertThatThrownBy(() -> critic.stepsToGo(now, List.of(broken)))
                    .isInstanceOf(PlannerException.class)
                    .hasMessageContaining("steps that is not finite");
        }
    }

    private static void assertSame(Frame frame, Frame expected) {
        for (int i = 0; i < frame.features().length; i++) {
            assertThat(frame.features()[i]).containsExactly(expected.features()[i], within(TOLERANCE));
            assertThat(frame.places().status()[i])
                    .containsExactly(expected.places().status()[i], within((double) TOLERANCE));
        }
    }
}
