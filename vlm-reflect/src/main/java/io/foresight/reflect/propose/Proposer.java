package io.foresight.reflect.propose;

import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whatever looks at pictures and proposes what to do next: a network in this process, a model behind a server, or nothing at all. */
public interface Proposer extends AutoCloseable {
    /** What it is shown. */
    Sight sight();

    /**
     * How likely each action is the right one.
     *
     * @param imagined what its earlier plan would lead to, when it is asked to reflect on that
     * @param time that the answer may take
     */
    Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time);

    @Override
    default void close() {}

    /**
     * A plan and the picture of what it would lead to.
     *
     * @param plan actions, the next one first
     * @param outcome the scene after the last of them
     */
    record ImaginedPlan(List<Action> plan, Picture outcome) {
        /** Copies the plan. */
        public ImaginedPlan {
            plan = List.copyOf(plan);
        }
    }
}
