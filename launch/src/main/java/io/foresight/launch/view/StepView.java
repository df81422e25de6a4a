package io.foresight.launch.view;

import io.foresight.planner.policy.Attempt;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Board;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Scene;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One step of an episode with its motion: the page plays it and then shows the result.
 *
 * @param episode its number
 * @param step 1 for the first
 * @param history previous actions
 * @param plan the policy's planned actions, starting with {@code action}
 * @param nodes number of world model steps of the decision
 * @param decisionMillis duration of the decision
 * @param motion scenes at equal intervals, two or more; the last one is the final scene
 * @param intervalMillis between two of them
 * @param stepsToGo the expert's number of steps, from {@code after}; empty when the task cannot be solved any more
 * @param camera image of the scene afterwards
 * @param ending how the episode ended with this step; empty when it continues
 * @param finished number of episodes that ended so far, including this one if it did
 * @param solved number of those that were solved
 * @param reflection how the decision was made; empty for a policy that does not reflect
 */
public record StepView(
        long episode,
        int step,
        List<Attempt> history,
        Action action,
        List<Action> plan,
        int nodes,
        double decisionMillis,
        List<Scene> motion,
        int intervalMillis,
        Outcome outcome,
        AssemblyState before,
        AssemblyState after,
        OptionalInt stepsToGo,
        Picture camera,
        Optional<Ending> ending,
        int finished,
        int solved,
        Optional<ReflectionView> reflection) {
    /** How an episode can end, as shown by the page. */
    public enum Ending {
        /** Every piece is in its place. */
        SOLVED,
        /** The policy ended it unsolved, or a piece is lost. */
        ENDED,
        /** The step limit was reached. */
        EXHAUSTED,
        /** The world or the policy failed. */
        BROKEN
    }

    public StepView {
        history = List.copyOf(history);
        plan = List.copyOf(plan);
        motion = List.copyOf(motion);
        if (motion.size() < 2 || intervalMillis < 1) {
            throw new IllegalArgumentException("a motion has 2 scenes or more, 1 ms or more apart; got " + motion.size()
                    + " scenes " + intervalMillis + " ms apart");
        }
    }

    Board board() {
        return motion.get(0).board();
    }
}
