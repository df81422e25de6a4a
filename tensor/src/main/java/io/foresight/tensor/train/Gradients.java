package io.foresight.tensor.train;

import java.util.Arrays;

/** The gradients of one step in one flat array: cleared, filled by the learner, measured and scaled. */
final class Gradients {
    private final TensorLayout layout;
    final float[] values;

    Gradients(TensorLayout layout) {
        this.layout = layout;
        this.values = new float[layout.size()];
    }

    void clear() {
        Arrays.fill(values, 0);
    }

    /** Euclidean norm over all parameters, summed in double; NaN or infinite exactly when a value is, for values up to 1e150. */
    double norm() {
        double sum = 0;
        for (TensorLayout.Slot slot : layout.slots()) {
            double part = 0;
            for (int i = slot.offset(); i < slot.offset() + slot.length(); i++) {
                part += (double) values[i] * values[i];
            }
            sum += part;
        }
        return Math.sqrt(sum);
    }

    /** Factor that brings a norm down to {@code limit}; 1 where it is below already (Pascanu et al. 2013, algorithm 1). */
    static double clipFactor(double norm, double limit) {
        return norm > limit ? limit / norm : 1;
    }

    /** Index of the first value that is not finite, or -1. */
    static int firstNonFinite(float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }
}
