package io.foresight.reflect.belief;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a picture says about where the pieces are.
 *
 * @param status (n, statuses): for each piece the probability of each {@link PieceStatus}, by its ordinal; each row sums to 1
 */
public record PieceReading(double[][] status) {
    private static final double ROUNDING = 1e-4;

    /** Checks that these are probabilities. */
    public PieceReading {
        for (double[] row : status) {
            double sum = 0;
            for (double probability : row) {
                sum += probability >= 0 ? probability : Double.NaN;
            }
            if (row.length != PieceStatus.COUNT || !(Math.abs(sum - 1) <= ROUNDING)) {
                throw new IllegalArgumentException("a piece needs " + PieceStatus.COUNT
                        + " probabilities that sum to 1, got " + row.length + " that sum to " + sum);
            }
        }
    }

    /** Where each piece is for sure. */
    public static PieceReading known(List<PieceStatus> pieces) {
        double[][] status = new double[pieces.size()][PieceStatus.COUNT];
        for (int piece = 0; piece < status.length; piece++) {
            status[piece][pieces.get(piece).ordinal()] = 1;
        }
        return new PieceReading(status);
    }

    /** The likeliest status of each piece. */
    public List<PieceStatus> likeliest() {
        List<PieceStatus> likeliest = new ArrayList<>();
        for (double[] row : status) {
            likeliest.add(likeliest(row, any -> true));
        }
        return likeliest;
    }

    /** The state in which each piece has its likeliest status, but only the surest of those in the hand is held. */
    public AssemblyState likeliestState() {
        List<PieceStatus> likeliest = likeliest();
        int holding = -1;
        for (int piece = 0; piece < status.length; piece++) {
            boolean surer = holding < 0 || held(piece) > held(holding);
            holding = likeliest.get(piece).place() == Place.HELD && surer ? piece : holding;
        }
        AssemblyState state = AssemblyState.goal(status.length);
        for (int piece = 0; piece < status.length; piece++) {
            boolean orHeld = piece == holding;
            PieceStatus of = likeliest(status[piece], one -> orHeld || one.place() != Place.HELD);
            state = state.with(piece, of.place(), of.lying());
        }
        return state;
    }

    /** Probability that the piece is in the hand. */
    public double held(int piece) {
        return status[piece][PieceStatus.HELD.ordinal()] + status[piece][PieceStatus.HELD_LYING.ordinal()];
    }

    /** The likeliest state that leaves something to do, or nobody would ask: no piece is lost, and not all are seated. */
    public AssemblyState unfinishedState() {
        AssemblyState state = likeliestState();
        int doubtful = 0;
        for (int piece = 0; piece < status.length; piece++) {
            int seated = PieceStatus.SEATED.ordinal();
            doubtful = status[piece][seated] < status[doubtful][seated] ? piece : doubtful;
            state = state.place(piece) == Place.LOST ? moved(state, piece, PieceStatus.LOST) : state;
        }
        return state.solved() ? moved(state, doubtful, PieceStatus.SEATED) : state;
    }

    private AssemblyState moved(AssemblyState state, int piece, PieceStatus from) {
        PieceStatus to =
                likeliest(status[piece], one -> one != from && one != PieceStatus.LOST && one.place() != Place.HELD);
        return state.with(piece, to.place(), to.lying());
    }

    private static PieceStatus likeliest(double[] row, Predicate<PieceStatus> may) {
        int best = -1;
        for (int k = 0; k < row.length; k++) {
            best = may.test(PieceStatus.at(k)) && (best < 0 || row[k] > row[best]) ? k : best;
        }
        return PieceStatus.at(best);
    }

    /** Pieces. */
    public int pieces() {
        return status.length;
    }
}
