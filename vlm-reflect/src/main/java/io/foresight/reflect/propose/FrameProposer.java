package io.foresight.reflect.propose;

import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.task.Action;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Observation;
import java.util.List;
import java.util.Optional;

/** Proposes what to do next in scenes that may be imagined. */
@FunctionalInterface
public interface FrameProposer {
    /**
     * How likely each action is the right one.
     *
     * @param now from where the scenes were imagined
     * @param questions one or more; they are answered together
     * @return a proposal for each question
     * @throws IllegalArgumentException for a scene that it cannot look at
     */
    List<Proposal> propose(Observation now, List<Question> questions);

    /**
     * What to do next in a scene?
     *
     * @param at the scene, seen or imagined
     * @param reports what was done until then, oldest first; what is only imagined as well
     * @param reflected a plan from there and what it would lead to, when it is asked to reflect on that
     */
    record Question(Frame at, List<SkillReport> reports, Optional<Reflected> reflected) {
        /** Copies the reports. */
        public Question {
            reports = List.copyOf(reports);
        }

        /** In the present. */
        public static Question now(Observation now) {
            return new Question(now.frame(), now.situation().reports(), Optional.empty());
        }

        /** The same, about a plan. */
        public Question about(Reflected plan) {
            return new Question(at, reports, Optional.of(plan));
        }
    }

    /**
     * A plan and what it would lead to.
     *
     * @param plan actions, the next one first
     * @param frames the scene after the last of them alone, or after each
     */
    record Reflected(List<Action> plan, List<Frame> frames) {
        /** Copies the lists. */
        public Reflected {
            plan = List.copyOf(plan);
            frames = List.copyOf(frames);
        }
    }
}
