package io.foresight.reflect.language;

import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import java.util.List;
import java.util.Optional;

/**
 * What the embedded policy is asked, as text and as places where pictures stand. With a plan and what it would lead to, it is asked to
 * reflect; else to propose (ReflectVLM, arXiv 2502.16707, appendix C).
 *
 * @param pieces by number
 * @param instruction in words
 * @param reports what was done so far, oldest first; the last {@value #MOST_REPORTS} are told
 * @param reflection what to reflect on
 */
public record PolicyPrompt(
        List<Colour> pieces, String instruction, List<SkillReport> reports, Optional<Reflected> reflection) {
    /** Reports that are told. */
    public static final int MOST_REPORTS = 10;

    /** Steps that can be imagined. */
    public static final int MOST_STEPS = 5;

    /** Copies the lists. */
    public PolicyPrompt {
        pieces = List.copyOf(pieces);
        int known = reports.size();
        reports = List.copyOf(reports.subList(Math.max(0, known - MOST_REPORTS), known));
    }

    /** To propose. */
    public static PolicyPrompt propose(List<Colour> pieces, String instruction, List<SkillReport> reports) {
        return new PolicyPrompt(pieces, instruction, reports, Optional.empty());
    }

    /** The same, to reflect on a plan. */
    public PolicyPrompt reflecting(Reflected on) {
        return new PolicyPrompt(pieces, instruction, reports, Optional.of(on));
    }

    /**
     * A plan and in which pictures its future is seen.
     *
     * @param plan 1 to {@value #MOST_STEPS} actions
     * @param frames pictures of the future: one, of what the whole plan leads to, or one after each action
     */
    public record Reflected(List<Action> plan, int frames) {
        /** Checks the counts. */
        public Reflected {
            plan = List.copyOf(plan);
            if (plan.isEmpty() || plan.size() > MOST_STEPS || frames != 1 && frames != plan.size()) {
                throw new IllegalArgumentException("one reflects on 1 to " + MOST_STEPS
                        + " actions with 1 picture in all or 1 each, got " + plan.size() + " actions and " + frames
                        + " pictures");
            }
        }
    }
}
