package io.foresight.reflect.propose;

import io.foresight.planner.task.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

    /** One action with this probability, all others with equal parts of the rest. */
    public static Proposal leaning(int pieces, Action action, double probability) {
        List<Action> actions = Action.all(pieces);
        double[] log = new double[actions.size()];
        Arrays.fill(log, Math.log((1 - probability) / (log.length - 1)));
        log[actions.indexOf(action)] = Math.log(probability);
        return new Proposal(actions, log);
    }

    /** All actions about pieces, likeliest first, of equal ones the first; their probabilities sum to 1. */
    public List<Ranked> ranked() {
        List<Ranked> ranked = new ArrayList<>();
        double likeliest = Arrays.stream(logProbabilities).max().orElseThrow();
        double total = 0;
        for (int k = 0; k < logProbabilities.length; k++) {
            total += actions.get(k).equals(Action.DONE) ? 0 : Math.exp(logProbabilities[k] - likeliest);
        }
        for (int k = 0; k < logProbabilities.length; k++) {
            if (!actions.get(k).equals(Action.DONE)) {
                ranked.add(new Ranked(actions.get(k), Math.exp(logProbabilities[k] - likeliest) / total));
            }
        }
        ranked.sort(Comparator.comparingDouble((Ranked one) -> -one.probability));
        return ranked;
    }

    /** An action and how likely it is. */
    public record Ranked(Action action, double probability) {}

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
