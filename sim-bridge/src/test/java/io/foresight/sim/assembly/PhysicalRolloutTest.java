package io.foresight.sim.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.render.Camera;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.rollout.ActionSpace;
import io.foresight.planner.rollout.LaneMoment;
import io.foresight.planner.rollout.RollIn;
import io.foresight.planner.rollout.Rollout;
import io.foresight.planner.rollout.RolloutSettings;
import io.foresight.planner.rollout.StepBatch;
import io.foresight.planner.rollout.StepOutcome;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rollouts for learning in worlds of rigid bodies. */
class PhysicalRolloutTest {
    private static final List<AssemblyTask> TASKS = TaskSplit.TRAIN.tasks(2);
    private static final int SIDE = 64;
    private static final RollIn MIXED = new RollIn(List.of(new RollIn.Mixture(0.7, 0.2, 0.1)), 3);

    @Test
    void savedMomentsAndEveryActionsOutcomeComeFromThePhysics() {
        try (Rollout rollout = rollout(2);
                Rollout other = rollout(1)) {
            for (int i = 0; i < 4; i++) {
                rollout.step(MIXED.choose(rollout.observe(), new int[2]));
            }
            LaneMoment moment = rollout.save(1);
            StepBatch batch = rollout.observe();
            byte[] before = images(batch, 1);

            StepOutcome[] outcomes = rollout.outcomes(1, 11);

            assertThat(images(rollout.observe(), 1)).as("nothing moved").isEqualTo(before);
            int best = batch.expert()[1];
            assertThat(outcomes[best].outcome()).isNotIn(Outcome.UNKNOWN_PIECE, Outcome.HAND_FULL, Outcome.NOT_HELD);
            assertThat(outcomes[ActionSpace.DONE].ended()).isTrue();
            List<StepOutcome> first = follow(rollout, 1);
            rollout.restore(1, moment);
            assertThat(follow(rollout, 1)).isEqualTo(first);
            other.restore(0, moment);
            assertThat(follow(other, 0)).as("in another world").isEqualTo(first);
        }
    }

    @Test
    void picturesShowWhereThePhysicsPutThePieces() {
        SceneRenderer renderer = new SceneRenderer(SIDE, SIDE);
        try (Rollout rollout = rollout(1);
                PhysicalWorld world = PhysicalWorld.open()) {
            StepBatch batch = rollout.observe();
            world.reset(batch.task(0), 1);
            assertThat(images(batch, 0))
                    .isEqualTo(renderer.render(world.observe(), Camera.fixed())
                            .picture()
                            .rgb());
            byte[] start = images(batch, 0);
            rollout.step(new int[] {batch.expert()[0]});
            assertThat(images(rollout.observe(), 0)).isNotEqualTo(start);
        }
    }

    private static List<StepOutcome> follow(Rollout rollout, int lane) {
        List<StepOutcome> followed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            StepBatch batch = rollout.observe();
            rollout.step(MIXED.choose(batch, new int[batch.lanes()]));
            followed.add(rollout.observe().last(lane).orElseThrow());
        }
        return followed;
    }

    private static byte[] images(StepBatch batch, int lane) {
        int bytes = 3 * SIDE * SIDE;
        return Arrays.copyOfRange(batch.images(), lane * bytes, (lane + 1) * bytes);
    }

    private static Rollout rollout(int lanes) {
        return new Rollout(
                new RolloutSettings(lanes, SIDE, SIDE, Cameras.FIXED, 50, 5),
                PhysicalWorld::open,
                episode -> TASKS.get((int) (episode % TASKS.size())));
    }
}
