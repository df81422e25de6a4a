package io.foresight.tensor.graph;

/**
 * Linear layer without bias, batch norm, ReLU: (N, in) to (N, outputs). Parameters {@code name.weight},
 * {@code name.norm.*}.
 *
 * @param name prefix of the parameters
 * @param outputs size of the last dimension
 */
public record LinearBlock(String name, int outputs) implements Layer {
    @Override
    public Symbol apply(Graph g, Symbol x) {
        Symbol weight = g.parameter(name + ".weight", Init.kaiming(), outputs, x.dim(-1));
        return g.relu(Conv.norm(g, name, g.linear(x, weight)));
    }
}
