package io.foresight.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearAssignmentTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void theCheapestPairingIsNotTheGreedyOne() {
        assertThat(LinearAssignment.solve(new double[][] {{4, 1, 3}, {2, 0, 5}, {3, 2, 2}}))
                .containsExactly(1, 0, 2);
    }

    @Test
    void thereIsNoCheaperPairing() {
        Random random = new Random(34590376);
        for (int round = 0; round < 500; round++) {
            double[][] cost = randomCost(1 + random.nextInt(6), 1 + random.nextInt(6), random, round % 2 == 0);
            int[] found = LinearAssignment.solve(cost);
            assertThat(sum(cost, found)).isCloseTo(smallestSum(cost), within(1e-12));
            assertThat(Arrays.stream(found).filter(column -> column != LinearAssignment.NONE))
                    .hasSize(Math.min(cost.length, cost[0].length))
                    .doesNotHaveDuplicates();
        }
    }

    /** What scipy.optimize.linear_sum_assignment answers. */
    @Test
    void ofPairingsThatCostTheSameSciPysIsTaken() {
        assertThat(LinearAssignment.solve(new double[4][4])).containsExactly(0, 1, 2, 3);
        assertThat(LinearAssignment.solve(new double[2][4])).containsExactly(0, 1);
        assertThat(LinearAssignment.solve(new double[4][2])).containsExactly(0, 1, -1, -1);
        assertThat(LinearAssignment.solve(new double[][] {{0, -1, -1}, {-1, 0, 0}, {-1, 0, 0}}))
                .containsExactly(1, 0, 2);
    }

    @Test
    void forbiddenPairsAreNotMade() {
        assertThat(LinearAssignment.solve(new double[][] {{INFINITY, 5}, {1, INFINITY}}))
                .containsExactly(1, 0);
        assertThatThrownBy(() -> LinearAssignment.solve(new double[][] {{INFINITY, 5}, {INFINITY, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leaves no pairing of all 2");
    }

    @Test
    void nothingIsPairedWithNothing() {
        assertThat(LinearAssignment.solve(new double[0][0])).isEmpty();
        assertThat(LinearAssignment.solve(new double[3][0])).containsExactly(-1, -1, -1);
    }

    @Test
    void costsThatAreNoMatrixOrNoNumbersAreRefused() {
        assertThatThrownBy(() -> LinearAssignment.solve(new double[][] {{1, 2}, {3}}))
                .hasMessage("row 1 has 1 costs, row 0 has 2");
        assertThatThrownBy(() -> LinearAssignment.solve(new double[][] {{1, Double.NaN}}))
                .hasMessage("cost of row 0, column 1 is NaN");
        assertThatThrownBy(() -> LinearAssignment.solve(new double[][] {{-INFINITY}}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[][] randomCost(int rows, int columns, Random random, boolean tied) {
        double[][] cost = new double[rows][columns];
        for (double[] row : cost) {
            Arrays.setAll(row, j -> tied ? random.nextInt(4) - 2 : random.nextGaussian());
        }
        return cost;
    }

    private static double sum(double[][] cost, int[] columns) {
        double sum = 0;
        for (int i = 0; i < columns.length; i++) {
            sum += columns[i] == LinearAssignment.NONE ? 0 : cost[i][columns[i]];
        }
        return sum;
    }

    private static double smallestSum(double[][] cost) {
        int alone = Math.max(0, cost.length - cost[0].length);
        return smallestSum(cost, 0, new boolean[cost[0].length], alone);
    }

    private static double smallestSum(double[][] cost, int row, boolean[] taken, int alone) {
        if (row == cost.length) {
            return 0;
        }
        double least = alone > 0 ? smallestSum(cost, row + 1, taken, alone - 1) : INFINITY;
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                least = Math.min(least, cost[row][j] + smallestSum(cost, row + 1, taken, alone));
                taken[j] = false;
            }
        }
        return least;
    }
}
