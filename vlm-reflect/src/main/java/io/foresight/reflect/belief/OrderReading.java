package io.foresight.reflect.belief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the goal's picture says about which piece lies over which.
 *
 * @param over (n, n): at [i][j] the probability that piece j lies directly over piece i; [i][j] + [j][i] is at most 1, the rest is the
 *     probability that they are apart
 */
public record OrderReading(double[][] over) {
    /** Rounding that sums of probabilities may show. */
    private static final double ROUNDING = 1e-5;

    /** Checks that these are probabilities. */
    public OrderReading {
        for (int i = 0; i < over.length; i++) {
            for (int j = 0; j < over.length; j++) {
                double sum = over[i][j] + over[j][i];
                if (over[i].length != over.length || !(over[i][j] >= 0) || !(sum <= 1 + ROUNDING)) {
                    throw new IllegalArgumentException("order probabilities of pieces " + i + " and " + j
                            + " must be 0 or more and 1 together at most, got " + over[i][j] + " and " + over[j][i]);
                }
            }
        }
    }

    /** Pieces. */
    public int pieces() {
        return over.length;
    }

    /** What is likelier than not to lie over what; the surest first, and nothing that would close a circle. */
    public Order likeliest() {
        List<int[]> pairs = new ArrayList<>(); // lower, upper
        for (int i = 0; i < over.length; i++) {
            for (int j = 0; j < over.length; j++) {
                if (over[i][j] > Math.max(over[j][i], apart(i, j))) {
                    pairs.add(new int[] {i, j});
                }
            }
        }
        pairs.sort(Comparator.comparingDouble((int[] pair) -> -over[pair[0]][pair[1]]));
        Order order = new Order(over.length);
        for (int[] pair : pairs) {
            if (!order.closesCircle(pair[0], pair[1])) {
                order.put(pair[0], pair[1]);
            }
        }
        return order;
    }

    /** Probability that neither of the two lies over the other. */
    public double apart(int i, int j) {
        return Math.max(0, 1 - over[i][j] - over[j][i]);
    }
}
