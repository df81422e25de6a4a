package io.foresight.tensor.graph;

import java.util.HashMap;
import java.util.Map;

/** Floating-point operations of the weighted layers that the outputs need. */
final class FlopCount {
    private final Graph graph;
    private final Map<Long, Long> sizes = new HashMap<>();

    FlopCount(Graph graph, Map<String, long[]> inputShapes) {
        this.graph = graph;
        inputShapes.forEach((name, given) -> {
            Symbol input = graph.inputs().get(name);
            ShapeRules.require(input != null, "graph " + graph.name() + " has no input " + name);
            ShapeRules.require(input.rank() == given.length, name + " has shape " + input);
            for (int d = 0; d < given.length; d++) {
                if (input.dim(d) < 0) {
                    sizes.put(input.dim(d), given[d]);
                }
            }
        });
    }

    long total() {
        long sum = 0;
        for (Symbol symbol : graph.symbols()) {
            sum += flops(symbol);
        }
        return sum;
    }

    private long flops(Symbol y) {
        switch (y.node().kind()) {
            case CONV2D, LINEAR -> {
                Symbol weight = y.node().operands().get(1);
                return 2 * elements(y) * elements(weight) / weight.dim(0);
            }
            case CONV_TRANSPOSE2D -> {
                Symbol x = y.node().operands().get(0);
                Symbol weight = y.node().operands().get(1);
                return 2 * elements(x) * elements(weight) / weight.dim(0);
            }
            case INPUT, PARAMETER, BUFFER, BATCH_NORM, CALL -> {
                return 0;
            }
        }
        throw new IllegalStateException("node kind " + y.node().kind());
    }

    private long elements(Symbol x) {
        long count = 1;
        for (long size : x.shape()) {
            Long known = size < 0 ? sizes.get(size) : Long.valueOf(size);
            ShapeRules.require(known != null, "flops of " + graph.name() + ": give the sizes of the input behind " + x);
            count = Math.multiplyExact(count, known);
        }
        return count;
    }
}
