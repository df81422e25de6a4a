package io.foresight.reflect.imagine;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Place;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.belief.PieceStatus;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * What an action is expected to cost, with what seems best after it.
     *
     * @param samples what may be, each as likely as the others
     * @param first the action
     * @param horizon actions to imagine, the first included, before the steps that are left are counted; 1 or more
     * @param again the action was tried in vain just before
     */
    public PlanValue value(
            List<Hypothesis> samples, Action first, int horizon, boolean again, SplittableRandom random) {
        double sum = 0;
        double squares = 0;
        double succeeds = 0;
        double firstSteps = Double.NaN;
        for (Hypothesis sample : samples) {
            double steps = steps(sample, first, horizon, possibleEnds(sample, first, again), random);
            firstSteps = Double.isNaN(firstSteps) ? steps : firstSteps;
            sum += steps;
            squares += steps * steps;
            succeeds += rules.reports(context(sample, first, again), true);
        }
        int n = samples.size();
        double mean = sum / n;
        return new PlanValue(mean, Math.sqrt(Math.max(0, squares / n - mean * mean)), firstSteps, succeeds / n);
    }

    /**
     * How the action may end: at {@link OutcomeRules#end} the probability of it, mean over what may be. They sum to 1; a lost piece and
     * two in one hand are not among them.
     */
    public double[] ends(List<Hypothesis> samples, Action action, boolean again) {
        double[] mean = new double[OutcomeRules.ENDS];
        for (Hypothesis sample : samples) {
            double[] chances = possibleEnds(sample, action, again);
            double total = Arrays.stream(chances).sum();
            for (int end = 0; end < OutcomeRules.ENDS; end++) {
                mean[end] += chances[end] / total / samples.size();
            }
        }
        return mean;
    }

    /** Where everything most probably is after the action: the state to which its likeliest end leads in most of what may be. */
    public AssemblyState likeliest(List<Hypothesis> samples, Action action, boolean again) {
        Map<AssemblyState, Integer> votes = new LinkedHashMap<>(); // in order: ties are resolved the same every time
        for (Hypothesis sample : samples) {
            double[] chances = possibleEnds(sample, action, again);
            int likeliest = 0;
            for (int end = 1; end < OutcomeRules.ENDS; end++) {
                likeliest = chances[end] > chances[likeliest] ? end : likeliest;
            }
            PieceStatus status = PieceStatus.at(likeliest % PieceStatus.COUNT);
            votes.merge(after(sample, action, status).state(), 1, Integer::sum);
        }
        int most = Collections.max(votes.values());
        return votes.entrySet().stream()
                .filter(vote -> vote.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Probabilities of the ends, 0 for those that cannot be. */
    private double[] possibleEnds(Hypothesis sample, Action action, boolean again) {
        int context = context(sample, action, again);
        double[] chances = new double[OutcomeRules.ENDS];
        for (int end = 0; end < OutcomeRules.ENDS; end++) {
            chances[end] =
                    possible(sample, action, PieceStatus.at(end % PieceStatus.COUNT)) ? rules.chance(context, end) : 0;
        }
        return chances;
    }

    private double steps(Hypothesis sample, Action first, int horizon, double[] chances, SplittableRandom random) {
        double steps = 0;
        double weight = 0;
        for (int end = 0; end < OutcomeRules.ENDS; end++) {
            if (chances[end] >= NEGLIGIBLE) {
                Hypothesis next = after(sample, first, PieceStatus.at(end % PieceStatus.COUNT));
                steps += chances[end] * (1 + rest(next, horizon - 1, random));
                weight += chances[end];
            }
        }
        return steps / weight;
    }

    /** Steps from here to the goal: some actions are imagined with their luck, then what is left is counted. */
    private double rest(Hypothesis from, int horizon, SplittableRandom random) {
        Hypothesis now = from;
        for (int taken = 0; taken < horizon; taken++) {
            if (now.state().solved()) {
                return taken;
            }
            now = drawn(now, now.best(), false, random);
        }
        return horizon + now.stepsToGo();
    }

    /**
     * What one of the action's ends leads to, drawn by their chances; an end that cannot be changes nothing. Always one number of
     * {@code random} is used.
     */
    Hypothesis drawn(Hypothesis now, Action action, boolean again, SplittableRandom random) {
        PieceStatus next = drawn(context(now, action, again), random);
        return possible(now, action, next) ? after(now, action, next) : now;
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
        return PieceStatus.of(before.state(), action.piece()) == status ? before : before.with(action.piece(), status);
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
