package io.foresight.reflect.belief;

import java.util.ArrayList;
import java.util.List;

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

    /** The likeliest status of each piece. */
    public List<PieceStatus> likeliest() {
        List<PieceStatus> likeliest = new ArrayList<>();
        for (double[] row : status) {
            int best = 0;
            for (int k = 1; k < row.length; k++) {
                best = row[k] > row[best] ? k : best;
            }
            likeliest.add(PieceStatus.at(best));
        }
        return likeliest;
    }

    /** Pieces. */
    public int pieces() {
        return status.length;
    }
}
