package io.foresight.tensor.train;

import java.util.List;

/**
 * Muon (K. Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024): a matrix moves along the
 * nearest orthogonal matrix to its Nesterov momentum, so that all directions move alike. Meant for the matrices inside a
 * network; embeddings, the last layer and whatever has one dimension are better off with AdamW. A convolution's weight
 * counts as a matrix (out, rest). Costs about 10 m² n multiply-adds a step for a matrix m by n, m &le; n, on one core in plain Java:
 * for matrices of more than some hundred rows the device is the place.
 */
final class Muon {
    /** Decay of the momentum. */
    static final double MOMENTUM = 0.95;

    private final List<Recipe> recipes;
    private final float[] momentum;

    /** @param momentum laid out as the parameters; the first moment's room, which AdamW leaves alone for these */
    Muon(TensorLayout layout, TrainingSettings settings, float[] momentum) {
        this.recipes = Recipe.of(layout, settings);
        this.momentum = momentum;
    }

    /** Moves the matrices that Muon trains one step against {@code gradients} times {@code scale}. */
    void step(float[] parameters, float[] gradients, float scale, double learningRate) {
        float beta = (float) MOMENTUM;
        for (Recipe recipe : recipes) {
            if (recipe.rule() == UpdateRule.MUON) {
                TensorLayout.Slot slot = recipe.slot();
                float[] direction = new float[slot.length()];
                for (int i = 0; i < direction.length; i++) {
                    float g = gradients[slot.offset() + i] * scale;
                    float m = beta * momentum[slot.offset() + i] + (1 - beta) * g;
                    momentum[slot.offset() + i] = m;
                    direction[i] = beta * m + (1 - beta) * g;
                }
                float[] even = NewtonSchulz.orthogonalised(direction, slot.rows(), slot.columns());
                float rate = (float) (learningRate * rate(recipe));
                float keep = recipe.keep(learningRate);
                for (int i = 0; i < even.length; i++) {
                    int p = slot.offset() + i;
                    parameters[p] = keep * parameters[p] - rate * even[i];
                }
            }
        }
    }

    /** Factor on the learning rate: tall matrices have smaller elements when orthogonal. */
    static double rate(Recipe recipe) {
        double tall = (double) recipe.slot().rows() / recipe.slot().columns();
        return recipe.rateScale() * Math.sqrt(Math.max(1, tall));
    }
}
