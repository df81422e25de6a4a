package io.foresight.launch.bench;

import io.foresight.planner.render.Cameras;
import io.foresight.planner.rollout.RollIn;
import io.foresight.planner.rollout.Rollout;
import io.foresight.planner.rollout.RolloutSettings;
import io.foresight.planner.rollout.StepBatch;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Collects training data of a policy: {@value #LANES} symbolic worlds in parallel, {@value #SIDE}-pixel images of scene and goal, labels,
 * and actions of the expert and random ones. One decision is one lane's share of observing, choosing and stepping.
 */
final class RolloutBenchmark {
    /** Image size, pixels. */
    static final int SIDE = 96;

    /** What one decision includes, for the report. */
    static final String ONE_DECISION =
            "labels, action and step in a symbolic world, its " + SIDE + "-pixel picture where something moved, and its"
                    + " share of the goal's picture and of a new episode; 0, 20, 40 or 70 % of an episode's actions random";

    private static final int LANES = 32;
    private static final RollIn ROLL_IN = new RollIn(
            List.of(
                    new RollIn.Mixture(1, 0, 0),
                    new RollIn.Mixture(0.8, 0.17, 0.03),
                    new RollIn.Mixture(0.6, 0.34, 0.06),
                    new RollIn.Mixture(0.3, 0.6, 0.1)),
            1);

    private RolloutBenchmark() {}

    /** Takes one decision in each world and returns their number. */
    static LongSupplier decisions(List<AssemblyTask> tasks) {
        RolloutSettings settings = new RolloutSettings(LANES, SIDE, SIDE, Cameras.FIXED, 50, 1);
        Rollout rollout = new Rollout(
                settings,
                () -> new SymbolicWorld(FailureModel.CALIBRATED),
                episode -> tasks.get((int) (episode % tasks.size())));
        int[] nobody = new int[LANES];
        return () -> {
            StepBatch batch = rollout.observe();
            rollout.step(ROLL_IN.choose(batch, nobody));
            return LANES;
        };
    }
}
