package io.foresight.reflect.imagine;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.Place;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.belief.PieceStatus;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Imagines by the belief: in each sample of what may be, actions end by the learnt {@link OutcomeRules}, and the steps that are left are
 * counted there. The first action's ends are all weighed; later ones are drawn.
 */
public final class BeliefRollout {
    private static final double NEGLIGIBLE = 1e-3;

    private final OutcomeRules rules;

    /** Imagines by these rules. */
    public BeliefRollout(OutcomeRules rules) {
        this.rules = rules;
    }

    /**
     * What the plan is expected to cost.
     *
     * @param samples what may be, each as likely as the others
     * @param plan an action or more
     * @param again the first action was tried in vain just before
     */
    public PlanValue value(List<Hypothesis> samples, List<Action> plan, boolean again, SplittableRandom random) {
        double sum = 0;
        double squares = 0;
        double succeeds = 0;
        for (Hypothesis sample : samples) {
            Action first = plan.get(0);
            int context = context(sample, first, again);
            double steps = 0;
            double weight = 0;
            for (int end = 0; end < OutcomeRules.ENDS; end++) {
                double chance = rules.chance(context, end);
                PieceStatus after = PieceStatus.at(end % PieceStatus.COUNT);
                if (chance >= NEGLIGIBLE && possible(sample, first, after)) {
                    Hypothesis next = after(sample, first, after);
                    steps += chance * (1 + rest(next, plan.subList(1, plan.size()), random));
                    weight += chance;
                }
            }
            steps /= weight;
            sum += steps;
            squares += steps * steps;
            succeeds += rules.reports(context, true);
        }
        int n = samples.size();
        double mean = sum / n;
        return new PlanValue(mean, Math.sqrt(Math.max(0, squares / n - mean * mean)), succeeds / n);
    }

    /** Steps from here to the goal when these actions come first. */
    private double rest(Hypothesis from, List<Action> actions, SplittableRandom random) {
        Hypothesis now = from;
        int taken = 0;
        for (Action action : actions) {
            if (now.state().solved()) {
                return taken;
            }
            PieceStatus next = drawn(context(now, action, false), random);
            now = possible(now, action, next) ? after(now, action, next) : now;
            taken++;
        }
        return taken + now.stepsToGo();
    }

    private PieceStatus drawn(int context, SplittableRandom random) {
        double roll = random.nextDouble();
        int end = 0;
        while (end < OutcomeRules.ENDS - 1 && roll >= rules.chance(context, end)) {
            roll -= rules.chance(context, end++);
        }
        return PieceStatus.at(end % PieceStatus.COUNT);
    }

    /** Can the piece be there? The hand holds one, and a lost piece ends everything. */
    private static boolean possible(Hypothesis before, Action action, PieceStatus after) {
        int held = before.state().held();
        return after != PieceStatus.LOST && !(after.place() == Place.HELD && held >= 0 && held != action.piece());
    }

    private static Hypothesis after(Hypothesis before, Action action, PieceStatus status) {
        return PieceStatus.of(before.state(), action.piece()) == status
                ? before
                : before.with(action.piece(), status);
    }

    private static int context(Hypothesis sample, Action action, boolean again) {
        int held = sample.state().held();
        return OutcomeRules.context(
                action.verb(),
                PieceStatus.of(sample.state(), action.piece()),
                held >= 0 && held != action.piece(),
                sample.covered(action.piece()),
                again);
    }
}
