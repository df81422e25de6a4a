package io.foresight.tensor.train;

/**
 * Brings all singular values of a matrix near 1, keeping its singular vectors: five steps of the iteration
 * X = a X + (b A + c A²) X with A = X X^T, whose coefficients Jordan et al. (2024) chose for speed; singular values end
 * between about 0.7 and 1.2. Single precision, row-major, always in the same order of sums.
 */
final class NewtonSchulz {
    static final double A = 3.4445;
    static final double B = -4.7750;
    static final double C = 2.0315;
    static final int STEPS = 5;
    static final double EPSILON = 1e-7;

    private NewtonSchulz() {}

    static float[] orthogonalised(float[] matrix, int rows, int columns) {
        if (rows > columns) {
            float[] wide = orthogonalised(transposed(matrix, rows, columns), columns, rows);
            return transposed(wide, columns, rows);
        }
        float[] x = scaled(matrix, (float) (1 / (norm(matrix) + EPSILON)));
        for (int step = 0; step < STEPS; step++) {
            float[] a = product(x, transposed(x, rows, columns), rows, columns, rows);
            float[] square = product(a, a, rows, rows, rows);
            for (int i = 0; i < a.length; i++) {
                a[i] = (float) B * a[i] + (float) C * square[i];
            }
            float[] next = product(a, x, rows, rows, columns);
            for (int i = 0; i < x.length; i++) {
                next[i] += (float) A * x[i];
            }
            x = next;
        }
        return x;
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    private static float[] scaled(float[] values, float factor) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] * factor;
        }
        return result;
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] result = new float[matrix.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                result[c * rows + r] = matrix[r * columns + c];
            }
        }
        return result;
    }

    /** (n, k) by (k, m); the innermost loop runs along rows, which the compiler turns into vector instructions. */
    private static float[] product(float[] left, float[] right, int n, int k, int m) {
        float[] result = new float[n * m];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                float factor = left[i * k + j];
                int from = j * m;
                int to = i * m;
                for (int c = 0; c < m; c++) {
                    result[to + c] += factor * right[from + c];
                }
            }
        }
        return result;
    }
}
