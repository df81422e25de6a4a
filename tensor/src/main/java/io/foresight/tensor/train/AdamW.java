package io.foresight.tensor.train;

/**
 * AdamW: Loshchilov and Hutter, "Decoupled Weight Decay Regularization" (2019), algorithm 2, in single precision on flat arrays. Because beta1 may follow
 * the one-cycle schedule, the bias correction uses the running product of the betas instead of a power. O(n), about 2 ms a million parameters;
 * the result does not depend on thread count.
 */
final class AdamW {
    private final TensorLayout layout;
    private final float beta2;
    private final float epsilon;
    private final double weightDecay;
    final float[] first;
    final float[] second;
    private double beta1Product = 1;
    private double beta2Product = 1;

    AdamW(TensorLayout layout, TrainingSettings settings) {
        this.layout = layout;
        this.beta2 = (float) settings.beta2();
        this.epsilon = (float) settings.epsilon();
        this.weightDecay = settings.weightDecay();
        this.first = new float[layout.size()];
        this.second = new float[layout.size()];
    }

    double beta1Product() {
        return beta1Product;
    }

    double beta2Product() {
        return beta2Product;
    }

    void restoreProducts(double ofBeta1, double ofBeta2) {
        beta1Product = ofBeta1;
        beta2Product = ofBeta2;
    }

    /** Moves {@code parameters} one step against {@code gradients}, which are first multiplied by {@code scale} (averaging and clipping). */
    void step(float[] parameters, float[] gradients, float scale, double learningRate, double beta1) {
        beta1Product *= beta1;
        beta2Product *= beta2;
        float rate = (float) (learningRate / (1 - beta1Product));
        float rootCorrection = (float) (1 / Math.sqrt(1 - beta2Product));
        for (TensorLayout.Slot slot : layout.slots()) {
            float keep = slot.decays() ? (float) (1 - learningRate * weightDecay) : 1;
            update(
                    parameters,
                    gradients,
                    slot.offset(),
                    slot.offset() + slot.length(),
                    keep,
                    scale,
                    rate,
                    rootCorrection,
                    (float) beta1);
        }
    }

    private void update(
            float[] parameters,
            float[] gradients,
            int from,
            int to,
            float keep,
            float scale,
            float rate,
            float rootCorrection,
            float beta1) {
        float[] m = first;
        float[] v = second;
        float b2 = beta2;
        float eps = epsilon;
        for (int i = from; i < to; i++) {
            float g = gradients[i] * scale;
            float mi = beta1 * m[i] + (1 - beta1) * g;
            float vi = b2 * v[i] + (1 - b2) * g * g;
            m[i] = mi;
            v[i] = vi;
            parameters[i] = keep * parameters[i] - rate * mi / ((float) Math.sqrt(vi) * rootCorrection + eps);
        }
    }
}
