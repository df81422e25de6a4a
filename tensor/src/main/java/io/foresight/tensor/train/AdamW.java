package io.foresight.tensor.train;

import java.util.List;

/**
 * AdamW: Loshchilov and Hutter, "Decoupled Weight Decay Regularization" (2019), algorithm 2, in single precision on flat arrays. Because beta1 may follow
 * the one-cycle schedule, the bias correction uses the running product of the betas instead of a power. O(n), about 2 ms a million parameters;
 * the result does not depend on thread count.
 */
final class AdamW {
    private final List<Recipe> recipes;
    private final float beta2;
    private final float epsilon;
    final float[] first;
    final float[] second;
    final BetaProducts products = new BetaProducts();

    AdamW(TensorLayout layout, TrainingSettings settings) {
        this.recipes = Recipe.of(layout, settings);
        this.beta2 = (float) settings.beta2();
        this.epsilon = (float) settings.epsilon();
        this.first = new float[layout.size()];
        this.second = new float[layout.size()];
    }

    /** Moves {@code parameters} one step against {@code gradients}, which are first multiplied by {@code scale} (averaging and clipping). */
    void step(float[] parameters, float[] gradients, float scale, double learningRate, double beta1) {
        products.advance(beta1, beta2);
        float rootCorrection = (float) products.rootCorrection();
        for (Recipe recipe : recipes) {
            if (recipe.rule() == UpdateRule.ADAMW) {
                float rate = (float) products.corrected(learningRate * recipe.rateScale());
                float keep = recipe.keep(learningRate);
                update(parameters, gradients, recipe.slot(), keep, scale, rate, rootCorrection, (float) beta1);
            }
        }
    }

    private void update(
            float[] parameters,
            float[] gradients,
            TensorLayout.Slot slot,
            float keep,
            float scale,
            float rate,
            float rootCorrection,
            float beta1) {
        float[] m = first;
        float[] v = second;
        float b2 = beta2;
        float eps = epsilon;
        int to = slot.offset() + slot.length();
        for (int i = slot.offset(); i < to; i++) {
            float g = gradients[i] * scale;
            float mi = beta1 * m[i] + (1 - beta1) * g;
            float vi = b2 * v[i] + (1 - b2) * g * g;
            m[i] = mi;
            v[i] = vi;
            parameters[i] = keep * parameters[i] - rate * mi / ((float) Math.sqrt(vi) * rootCorrection + eps);
        }
    }
}
