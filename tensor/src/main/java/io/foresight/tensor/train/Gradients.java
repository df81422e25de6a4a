package io.foresight.tensor.train;

import java.util.Arrays;

/** The gradients of one step in one flat array: cleared, filled by the learner, measured and scaled. */
final class Gradients {
    final float[] values;

    Gradients(TensorLayout layout) {
        this.values = new float[layout.size()];
    }

    void clear() {
        Arrays.fill(values, 0);
    }

    /** Euclidean norm over all parameters, summed in double; NaN or infinite exactly when a value is, for values up to 1e150. */
    double norm() {
        double even = 0; // two chains of additions, so that one does not wait for the other
        double odd = 0;
        for (int i = 0; i + 1 < values.length; i += 2) {
            even += (double) values[i] * values[i];
            odd += (double) values[i + 1] * values[i + 1];
        }
        double last = values.length % 2 == 0 ? 0 : values[values.length - 1];
        return Math.sqrt(even + odd + last * last);
    }

    /** Factor that brings a norm down to {@code limit}; 1 where it is below already (Pascanu et al. 2013, algorithm 1). */
    static double clipFactor(double norm, double limit) {
        return norm > limit ? limit / norm : 1;
    }
}
