package io.foresight.reflect.belief;

import java.util.ArrayList;
import java.util.List;

/**
 * What attempts to insert and to pick up tell of the order. An attempt on a piece fails almost surely when something lies over its pocket,
 * and seldom when nothing does: what was seated or loose at the time, and how the attempt ended, make some orders more likely than others.
 */
final class OrderEvidence {
    private final List<List<Attempt>> ofPiece = new ArrayList<>();

    OrderEvidence(int pieces) {
        for (int piece = 0; piece < pieces; piece++) {
            ofPiece.add(new ArrayList<>());
        }
    }

    /**
     * One attempt.
     *
     * @param covered probability of what was seen if the piece was covered
     * @param free probability of what was seen if it was not
     * @param onBoard (n), probability that a piece was on the board at the time: it covers what lies under it
     * @param loose (n), probability that it was loose there: it covers its neighbours above, too
     */
    record Attempt(double covered, double free, double[] onBoard, double[] loose) {
        /** Probability of what was seen if the piece's neighbours are these. */
        double likelihood(int over, int under) {
            double open = open(over, under, onBoard, loose);
            return open * free + (1 - open) * covered;
        }
    }

    void add(int piece, Attempt attempt) {
        ofPiece.get(piece).add(attempt);
    }

    /** Is there any about this piece? */
    boolean about(int piece) {
        return !ofPiece.get(piece).isEmpty();
    }

    /** Probability of all that was seen of this piece if its neighbours are these. */
    double likelihood(int piece, int over, int under) {
        double product = 1;
        for (Attempt attempt : ofPiece.get(piece)) {
            product *= attempt.likelihood(over, under);
        }
        return product;
    }

    /** Probability that nothing covers a piece with these neighbours. */
    static double open(int over, int under, double[] onBoard, double[] loose) {
        double open = 1;
        for (int other = 0; other < onBoard.length; other++) {
            if ((over >> other & 1) != 0) {
                open *= 1 - onBoard[other];
            } else if ((under >> other & 1) != 0) {
                open *= 1 - loose[other];
            }
        }
        return open;
    }
}
