package io.foresight.reflect.belief;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Place;
import java.util.SplittableRandom;

/**
 * What is believed about where the pieces are: for each piece a probability of each {@link PieceStatus}, kept from decision to decision. A
 * Bayes filter: actions and reports move it by the {@link OutcomeRules}, pictures sharpen it. A reading that says the same again is the
 * same picture misread in the same way, so it counts once.
 */
final class StatusBelief {
    /** Before anything is seen, as in tasks at large. */
    private static final double[] AT_FIRST = {0.24, 0.24, 0.01, 0.01, 0.47, 0.01, 0.01, 0.01};

    /** However sure a reading is, it may be wrong. */
    private static final double LEAST = 2e-4;

    private static final double SAME = 0.02;

    private final OutcomeRules rules;
    private final double[][] belief;
    private final double[][] lastReading;

    StatusBelief(int pieces, OutcomeRules rules) {
        this.rules = rules;
        belief = new double[pieces][];
        lastReading = new double[pieces][];
        for (int piece = 0; piece < pieces; piece++) {
            belief[piece] = AT_FIRST.clone();
        }
    }

    /** Probabilities of a piece, by the ordinals of {@link PieceStatus}. Not to be changed. */
    double[] of(int piece) {
        return belief[piece];
    }

    /** Probability that each piece is on the board. */
    double[] onBoard() {
        return share(PieceStatus::onBoard);
    }

    /** Probability that each piece is loose on the board. */
    double[] loose() {
        return share(status -> status.place() == Place.LOOSE);
    }

    private double[] share(java.util.function.Predicate<PieceStatus> which) {
        double[] share = new double[belief.length];
        for (int piece = 0; piece < belief.length; piece++) {
            for (int status = 0; status < PieceStatus.COUNT; status++) {
                share[piece] += which.test(PieceStatus.at(status)) ? belief[piece][status] : 0;
            }
        }
        return share;
    }

    /** Takes a picture into account. */
    void see(PieceReading reading) {
        for (int piece = 0; piece < belief.length; piece++) {
            double[] said = reading.status()[piece];
            if (lastReading[piece] == null || differ(said, lastReading[piece])) {
                for (int status = 0; status < PieceStatus.COUNT; status++) {
                    belief[piece][status] *= Math.max(LEAST, said[status]);
                }
                normalise(belief[piece]);
            }
            lastReading[piece] = said.clone();
        }
    }

    private static boolean differ(double[] a, double[] b) {
        for (int k = 0; k < a.length; k++) {
            if (Math.abs(a[k] - b[k]) > SAME) {
                return true;
            }
        }
        return false;
    }

    /** Probability of a report on this action, if its piece is covered or if it is not. */
    double reported(Action action, boolean succeeded, boolean covered, boolean again) {
        double full = handFull(action.piece());
        double sum = 0;
        for (int status = 0; status < PieceStatus.COUNT; status++) {
            PieceStatus now = PieceStatus.at(status);
            double free = rules.reports(OutcomeRules.context(action.verb(), now, false, covered, again), succeeded);
            double busy = rules.reports(OutcomeRules.context(action.verb(), now, true, covered, again), succeeded);
            sum += belief[action.piece()][status] * ((1 - full) * free + full * busy);
        }
        return sum;
    }

    /** Moves the belief: this was done, and the skill reported that. */
    void move(Action action, boolean succeeded, double covered, boolean again) {
        int piece = action.piece();
        double full = handFull(piece);
        double[] next = new double[PieceStatus.COUNT];
        for (int status = 0; status < PieceStatus.COUNT; status++) {
            for (int flags = 0; flags < 4; flags++) {
                boolean busy = (flags & 1) != 0;
                boolean over = (flags & 2) != 0;
                double weight = belief[piece][status] * (busy ? full : 1 - full) * (over ? covered : 1 - covered);
                int context = OutcomeRules.context(action.verb(), PieceStatus.at(status), busy, over, again);
                for (int after = 0; after < PieceStatus.COUNT; after++) {
                    next[after] += weight * rules.chance(context, OutcomeRules.end(succeeded, PieceStatus.at(after)));
                }
            }
        }
        normalise(next);
        belief[piece] = next;
        lastReading[piece] = null; // it may have moved: what is seen next is news
        if (!succeeded) {
            disturb(piece);
        }
    }

    private void disturb(int acted) {
        for (int piece = 0; piece < belief.length; piece++) {
            if (piece != acted) {
                double moved = rules.disturbs() / belief.length * belief[piece][PieceStatus.SEATED.ordinal()];
                belief[piece][PieceStatus.SEATED.ordinal()] -= moved;
                belief[piece][PieceStatus.LOOSE.ordinal()] += moved;
            }
        }
    }

    /** Probability that the hand holds another piece than this one. */
    private double handFull(int piece) {
        double empty = 1;
        for (int other = 0; other < belief.length; other++) {
            empty *= other == piece ? 1 : 1 - held(other);
        }
        return 1 - empty;
    }

    private double held(int piece) {
        return belief[piece][PieceStatus.HELD.ordinal()] + belief[piece][PieceStatus.HELD_LYING.ordinal()];
    }

    /** A state as it may be: not solved, or nobody would ask what to do, and with one piece in the hand at most. */
    AssemblyState sample(SplittableRandom random) {
        AssemblyState state = AssemblyState.goal(belief.length);
        int holding = drawHeld(random);
        for (int piece = 0; piece < belief.length; piece++) {
            PieceStatus status = draw(piece, random, piece == holding, false);
            state = state.with(piece, status.place(), status.lying());
        }
        if (state.solved()) {
            int doubtful = mostDoubtful();
            PieceStatus status = draw(doubtful, random, false, true);
            state = state.with(doubtful, status.place(), status.lying());
        }
        return state;
    }

    private int mostDoubtful() {
        int doubtful = 0;
        int seated = PieceStatus.SEATED.ordinal();
        for (int piece = 1; piece < belief.length; piece++) {
            doubtful = belief[piece][seated] < belief[doubtful][seated] ? piece : doubtful;
        }
        return doubtful;
    }

    /** The piece in the hand, -1: none; by the odds of each. */
    private int drawHeld(SplittableRandom random) {
        double total = 1;
        double[] odds = new double[belief.length];
        for (int piece = 0; piece < belief.length; piece++) {
            odds[piece] = held(piece) / Math.max(1e-9, 1 - held(piece));
            total += odds[piece];
        }
        double roll = random.nextDouble() * total;
        for (int piece = 0; piece < belief.length; piece++) {
            roll -= odds[piece];
            if (roll < 0) {
                return piece;
            }
        }
        return -1;
    }

    /** A status of a piece that is in the hand or not; without LOST, after which there is nothing to decide. */
    private PieceStatus draw(int piece, SplittableRandom random, boolean inHand, boolean unseated) {
        double total = 0;
        double[] weight = new double[PieceStatus.COUNT];
        for (int k = 0; k < weight.length; k++) {
            PieceStatus status = PieceStatus.at(k);
            boolean fits = (status.place() == Place.HELD) == inHand
                    && status != PieceStatus.LOST
                    && !(unseated && status == PieceStatus.SEATED);
            weight[k] = fits ? belief[piece][k] + 1e-12 : 0;
            total += weight[k];
        }
        double roll = random.nextDouble() * total;
        int chosen = -1;
        for (int k = 0; k < weight.length && roll >= 0; k++) {
            roll -= weight[k];
            chosen = weight[k] > 0 ? k : chosen;
        }
        return PieceStatus.at(chosen);
    }

    private static void normalise(double[] values) {
        double total = 0;
        for (double value : values) {
            total += value;
        }
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.max(1e-9, values[k] / total);
        }
    }
}
