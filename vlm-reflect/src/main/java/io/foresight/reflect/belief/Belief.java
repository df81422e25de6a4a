package io.foresight.reflect.belief;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What is believed of a task in one episode: where the pieces are, which lies over which, and how sure that is. Pictures are read into it;
 * what was done and what the skill reported correct it, so that an insertion that failed tells which piece may lie over which, and the
 * same mistake is not made twice. Nothing else is observed: no hidden state, no reasons. One thread at a time; the same seed and
 * observations give the same belief.
 */
public final class Belief {
    private final OrderBelief order;
    private final StatusBelief statuses;
    private final SplittableRandom random;
    private Action lastFailed; // null: the last action succeeded, or there was none

    /**
     * Believes what the goal's picture says about the order, and nothing yet about where the pieces are.
     *
     * @param likeliestFirst whether the first sample is the likeliest, or any
     */
    public Belief(OrderReading reading, OutcomeRules rules, long seed, boolean likeliestFirst) {
        SplittableRandom seeds = new SplittableRandom(seed);
        order = new OrderBelief(reading, seeds.nextLong(), likeliestFirst);
        statuses = new StatusBelief(reading.pieces(), rules);
        random = seeds.split();
    }

    /** Takes a picture of the scene into account. */
    public void see(PieceReading reading) {
        statuses.see(reading);
    }

    /** Takes into account what was done and what the skill reported. */
    public void happened(Action action, boolean succeeded) {
        if (action.verb() == Verb.DONE) {
            return;
        }
        boolean again = action.equals(lastFailed);
        double[] onBoard = statuses.onBoard();
        double[] loose = statuses.loose();
        onBoard[action.piece()] = 0;
        loose[action.piece()] = 0;
        double covered = order.covered(action.piece(), onBoard, loose);
        if (action.verb() == Verb.INSERT || action.verb() == Verb.PICK_UP) {
            order.learn(
                    action.piece(),
                    new OrderEvidence.Attempt(
                            statuses.reported(action, succeeded, true, again),
                            statuses.reported(action, succeeded, false, again),
                            onBoard,
                            loose));
        }
        statuses.move(action, succeeded, covered, again);
        lastFailed = succeeded ? null : action;
    }

    /** The action that was done last, if its skill failed. */
    public boolean failedJustNow(Action action) {
        return action.equals(lastFailed);
    }

    /** States and orders as they may be, each as likely as the others. */
    public List<Hypothesis> samples() {
        Map<Order, Hypothesis.Sorted> sorted = new HashMap<>();
        List<Hypothesis> samples = new ArrayList<>();
        for (Order sample : order.samples()) {
            samples.add(
                    new Hypothesis(statuses.sample(random), sorted.computeIfAbsent(sample, Hypothesis.Sorted::new)));
        }
        return samples;
    }

    /** Probability that {@code upper} lies directly over {@code lower}. */
    public double over(int lower, int upper) {
        return order.over(lower, upper);
    }

    /** Probability of a piece's status. */
    public double probability(int piece, PieceStatus status) {
        return statuses.of(piece)[status.ordinal()];
    }
}
