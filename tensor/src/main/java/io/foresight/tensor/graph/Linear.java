package io.foresight.tensor.graph;

/**
 * A linear layer with bias: (.., in) to (.., outputs). Parameters {@code name.weight} (outputs, in), {@code name.bias}.
 *
 * @param name prefix of the parameters
 * @param outputs size of the last dimension
 */
public record Linear(String name, int outputs) implements Layer {
    @Override
    public Symbol apply(Graph g, Symbol x) {
        Symbol weight = g.parameter(name + ".weight", Init.xavier(), outputs, x.dim(-1));
        return g.linear(x, weight, g.parameter(name + ".bias", Init.constant(0), outputs));
    }
}
