package io.foresight.tensor.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Floating-point operations of a graph, found by going through it with the sizes that its inputs are given. */
final class FlopCount {
    private final Graph graph;
    private final Map<String, long[]> inputShapes;
    private final Map<Symbol, TensorType> types = new HashMap<>();

    FlopCount(Graph graph, Map<String, long[]> inputShapes) {
        this.graph = graph;
        this.inputShapes = inputShapes;
        inputShapes.forEach((name, given) -> {
            Symbol input = graph.inputs().get(name);
            ShapeRules.require(input != null, "graph " + graph.name() + " has no input " + name);
            ShapeRules.require(input.rank() == given.length, name + " has shape " + input);
        });
    }

    long total() {
        long sum = 0;
        for (Symbol symbol : graph.symbols()) {
            if (symbol.node() instanceof Node.Call call) {
                List<TensorType> operands =
                        call.operands().stream().map(types::get).toList();
                types.put(symbol, call.operation().result(operands));
                sum += flops(call.operation(), operands, types.get(symbol));
            } else {
                types.put(symbol, given(symbol, (Node.Source) symbol.node()));
            }
        }
        return sum;
    }

    private TensorType given(Symbol symbol, Node.Source source) {
        long[] shape = source.isWeight() ? null : inputShapes.get(source.name());
        return shape == null ? symbol.tensorType() : new TensorType(symbol.type(), shape);
    }

    private long flops(Operation operation, List<TensorType> operands, TensorType result) {
        try {
            return operation.flops(operands, result);
        } catch (GraphException e) {
            throw new GraphException("flops of " + graph.name() + ": give the sizes of all inputs: " + e.getMessage());
        }
    }
}
