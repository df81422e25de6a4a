package io.foresight.reflect.belief;

import io.foresight.planner.task.Verb;

/**
 * How actions end, as counted in simulated episodes: the world model of the belief. What is done to a piece ends by chance; the chances
 * depend on what is done, where the piece is, whether the hand holds another piece, whether something covers the piece, and whether the
 * same was tried in vain just before.
 */
public final class OutcomeRules {
    /** Situations that are told apart. */
    public static final int CONTEXTS = 4 * PieceStatus.COUNT * 8;

    /** Ends that are told apart: the skill's report, times where the piece is then. */
    public static final int ENDS = 2 * PieceStatus.COUNT;

    private static final double NOTHING_HAPPENS = 1;
    private static final double ANYTHING_ELSE = 0.005;

    private final long[][] counts;
    private final double[][] chances = new double[CONTEXTS][ENDS];
    private final double disturbs;

    /**
     * Chances by counts. What was never tried is expected to fail and to change nothing.
     *
     * @param counts ({@value #CONTEXTS}, {@value #ENDS}) as {@link #context} and {@link #end} number them
     * @param disturbs share of the failed actions that moved a seated piece other than the one they were about
     */
    public OutcomeRules(long[][] counts, double disturbs) {
        if (counts.length != CONTEXTS || counts[0].length != ENDS || !(disturbs >= 0 && disturbs <= 1)) {
            throw new IllegalArgumentException("outcome counts must be " + CONTEXTS + " x " + ENDS + ", got "
                    + counts.length + " x " + counts[0].length + "; the share of disturbances 0..1, got " + disturbs);
        }
        this.counts = counts;
        this.disturbs = disturbs;
        for (int context = 0; context < CONTEXTS; context++) {
            int same = end(false, statusOf(context));
            double total = 0;
            for (int end = 0; end < ENDS; end++) {
                chances[context][end] = counts[context][end] + (end == same ? NOTHING_HAPPENS : ANYTHING_ELSE);
                total += chances[context][end];
            }
            for (int end = 0; end < ENDS; end++) {
                chances[context][end] /= total;
            }
        }
    }

    /** The number of a situation. */
    public static int context(Verb verb, PieceStatus status, boolean handFull, boolean covered, boolean again) {
        if (verb == Verb.DONE) {
            throw new IllegalArgumentException("done is about no piece");
        }
        int flags = (handFull ? 1 : 0) | (covered ? 2 : 0) | (again ? 4 : 0);
        return (verb.ordinal() * PieceStatus.COUNT + status.ordinal()) * 8 + flags;
    }

    /** The number of an end. */
    public static int end(boolean succeeded, PieceStatus after) {
        return (succeeded ? PieceStatus.COUNT : 0) + after.ordinal();
    }

    private static PieceStatus statusOf(int context) {
        return PieceStatus.at(context / 8 % PieceStatus.COUNT);
    }

    /** Probability that the skill reports this and the piece is there afterwards. */
    public double chance(int context, int end) {
        return chances[context][end];
    }

    /** Probability that the skill reports this. */
    public double reports(int context, boolean succeeded) {
        double sum = 0;
        for (int status = 0; status < PieceStatus.COUNT; status++) {
            sum += chances[context][(succeeded ? PieceStatus.COUNT : 0) + status];
        }
        return sum;
    }

    /** Probability that a failed action moved a seated piece other than the one that it was about. */
    public double disturbs() {
        return disturbs;
    }

    /** What the chances were counted from. Not to be changed. */
    public long[][] counts() {
        return counts;
    }
}
