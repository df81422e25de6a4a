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
 * One step of an episode, with the motion in between: the page plays it and then shows how it ended.
 *
 * @param episode its number
 * @param step 1 for the first
 * @param history what was done before
 * @param plan what the policy has in mind, beginning with {@code action}
 * @param nodes steps of its world model that the decision took
 * @param decisionMillis time that it took
 * @param motion scenes at equal intervals, two or more; the last one is the end
 * @param intervalMillis between two of them
 * @param stepsToGo of the expert, from {@code after}; empty when nothing can solve the task any more
 * @param camera how it looks afterwards
 * @param ending how the episode ended with this step; empty when it goes on
 * @param finished episodes that ended so far, this one included when it did
 * @param solved of them
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
        int solved) {
    /** How an episode can end, as the page tells it. */
    public enum Ending {
        /** Every piece is in its place. */
        SOLVED,
        /** The policy gave up, or a piece is lost. */
        ENDED,
        /** It took more steps than allowed. */
        EXHAUSTED,
        /** The world or the policy broke. */
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
