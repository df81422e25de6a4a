package io.foresight.reflect.propose;

import io.foresight.planner.task.Action;
import java.util.Arrays;
import java.util.List;

/**
 * How likely a policy finds each action.
 *
 * @param actions in the order of {@link Action#all}
 * @param logProbabilities of each, natural logarithm; finite
 */
public record Proposal(List<Action> actions, double[] logProbabilities) {
    /** Checks the lengths. */
    public Proposal {
        actions = List.copyOf(actions);
        if (actions.isEmpty() || actions.size() != logProbabilities.length) {
            throw new IllegalArgumentException("a proposal needs a log-probability for each of its actions, got "
                    + actions.size() + " actions and " + logProbabilities.length + " values");
        }
        for (double value : logProbabilities) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("log-probabilities must be finite, got " + value);
            }
        }
    }

    /** Every action that is about one of these pieces, and {@link Action#DONE}, each as likely as the others. */
    public static Proposal uniform(int pieces) {
        List<Action> actions = Action.all(pieces);
        double[] same = new double[actions.size()];
        Arrays.fill(same, -Math.log(actions.size()));
        return new Proposal(actions, same);
    }

    /** The likeliest action, the first of equal ones. */
    public Action best() {
        int best = 0;
        for (int k = 1; k < logProbabilities.length; k++) {
            if (logProbabilities[k] > logProbabilities[best]) {
                best = k;
            }
        }
        return actions.get(best);
    }
}
