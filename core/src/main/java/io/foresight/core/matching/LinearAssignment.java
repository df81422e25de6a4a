package io.foresight.core.matching;

import java.util.Arrays;

/**
 * The cheapest pairing of rows and columns (the "Hungarian" problem) by shortest augmenting paths: D. F. Crouse, On implementing 2D
 * rectangular assignment algorithms, IEEE TAES 52(4), 2016. Of pairings that cost the same it finds the one that SciPy's
 * {@code linear_sum_assignment} finds, as official scores were computed with that. O(n^2 m) for n rows and columns, whichever are fewer, and
 * m of the other.
 */
public final class LinearAssignment {
    /** Of a row without a column, or a column without a row. */
    public static final int NONE = -1;

    private final double[][] cost; // at least as many columns as rows
    private final int rows;
    private final int columns;
    private final double[] rowPrice;
    private final double[] columnPrice;
    private final int[] columnOfRow;
    private final int[] rowOfColumn;
    private final double[] distance; // of the shortest path to each column
    private final int[] before; // the row before each column on that path
    private final boolean[] rowSeen;
    private final boolean[] columnSeen;
    private final int[] open;
    private double reach; // length of the path that was found last

    private LinearAssignment(double[][] cost, int rows, int columns) {
        this.cost = cost;
        this.rows = rows;
        this.columns = columns;
        rowPrice = new double[rows];
        columnPrice = new double[columns];
        columnOfRow = new int[rows];
        rowOfColumn = new int[columns];
        Arrays.fill(columnOfRow, NONE);
        Arrays.fill(rowOfColumn, NONE);
        distance = new double[columns];
        before = new int[columns];
        rowSeen = new boolean[rows];
        columnSeen = new boolean[columns];
        open = new int[columns];
    }

    /**
     * The column of each row in the pairing with the smallest sum of costs, {@link #NONE} for rows that stay alone: as many pairs are made as
     * there are rows or columns, whichever are fewer.
     *
     * @param cost (rows, columns), not changed; positive infinity forbids a pair
     * @throws IllegalArgumentException where rows differ in length, a cost is NaN or negative infinity, or what is forbidden leaves too few
     *     pairs
     */
    public static int[] solve(double[][] cost) {
        int columns = cost.length == 0 ? 0 : cost[0].length;
        check(cost, columns);
        if (cost.length <= columns) {
            return new LinearAssignment(cost, cost.length, columns).run().columnOfRow;
        }
        return new LinearAssignment(transposed(cost, columns), columns, cost.length).run().rowOfColumn;
    }

    private static void check(double[][] cost, int columns) {
        for (int i = 0; i < cost.length; i++) {
            if (cost[i].length != columns) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + cost[i].length + " costs, row 0 has " + columns);
            }
            for (int j = 0; j < columns; j++) {
                if (!(cost[i][j] > Double.NEGATIVE_INFINITY)) {
                    throw new IllegalArgumentException("cost of row " + i + ", column " + j + " is " + cost[i][j]);
                }
            }
        }
    }

    private static double[][] transposed(double[][] cost, int columns) {
        double[][] turned = new double[columns][cost.length];
        for (int i = 0; i < cost.length; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j][i] = cost[i][j];
            }
        }
        return turned;
    }

    private LinearAssignment run() {
        for (int row = 0; row < rows; row++) {
            int column = freeColumn(row);
            updatePrices(row);
            int from;
            do { // every row on the path takes the column before which it stands
                from = before[column];
                rowOfColumn[column] = from;
                int given = columnOfRow[from];
                columnOfRow[from] = column;
                column = given;
            } while (from != row);
        }
        return this;
    }

    /** The free column at the end of the shortest path from {@code start}; leaves the path in {@link #before}. */
    private int freeColumn(int start) {
        Arrays.fill(rowSeen, false);
        Arrays.fill(columnSeen, false);
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        for (int k = 0; k < columns; k++) {
            open[k] = columns - 1 - k; // from the end, as SciPy does: equal costs pair row i with column i
        }
        reach = 0;
        int row = start;
        for (int left = columns; left > 0; left--) {
            rowSeen[row] = true;
            int nearest = nearestOpen(row, left);
            if (nearest < 0) {
                break;
            }
            int column = open[nearest];
            reach = distance[column];
            columnSeen[column] = true;
            if (rowOfColumn[column] == NONE) {
                return column;
            }
            row = rowOfColumn[column];
            open[nearest] = open[left - 1];
        }
        throw new IllegalArgumentException("what is forbidden leaves no pairing of all " + rows + " rows or columns");
    }

    /** Index in {@link #open} of the column with the shortest path, of equal ones a free one; below 0 where none can be reached. */
    private int nearestOpen(int row, int left) {
        double[] costs = cost[row];
        double price = rowPrice[row];
        double lowest = Double.POSITIVE_INFINITY;
        int nearest = -1;
        for (int k = 0; k < left; k++) {
            int column = open[k];
            double through = reach + costs[column] - price - columnPrice[column];
            if (through < distance[column]) {
                distance[column] = through;
                before[column] = row;
            }
            double length = distance[column];
            if (length < lowest || length == lowest && rowOfColumn[column] == NONE) {
                lowest = length;
                nearest = k;
            }
        }
        return lowest == Double.POSITIVE_INFINITY ? -1 : nearest;
    }

    private void updatePrices(int start) {
        rowPrice[start] += reach;
        for (int i = 0; i < rows; i++) {
            if (rowSeen[i] && i != start) {
                rowPrice[i] += reach - distance[columnOfRow[i]];
            }
        }
        for (int j = 0; j < columns; j++) {
            if (columnSeen[j]) {
                columnPrice[j] -= reach - distance[j];
            }
        }
    }
}
