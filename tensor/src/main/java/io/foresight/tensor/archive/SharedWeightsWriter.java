package io.foresight.tensor.archive;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import java.util.ArrayList;
import java.util.List;

/** Writes a network whose fp32 weights (list P) and running statistics (list R) are given at every call. */
final class SharedWeightsWriter extends ScriptWriter {
    private final List<Symbol> parameters;
    private final List<Symbol> buffers;
    private final boolean training;

    SharedWeightsWriter(Graph graph, Precision precision, Reachable reachable, boolean training) {
        super(precision, reachable);
        this.training = training;
        parameters = new ArrayList<>(graph.parameters().values());
        buffers = new ArrayList<>(graph.buffers().values());
    }

    @Override
    String weight(Symbol symbol, Held as) {
        String element = parameters.contains(symbol)
                ? "P[" + parameters.indexOf(symbol) + "]"
                : "R[" + buffers.indexOf(symbol) + "]";
        String channelsLast = symbol.rank() == 4 ? "2" : "None";
        return as == Held.HALF ? to(element, as, channelsLast) : element;
    }

    @Override
    String moreArguments() {
        return (parameters.isEmpty() ? "" : ", P: List[Tensor]") + (buffers.isEmpty() ? "" : ", R: List[Tensor]");
    }

    @Override
    boolean training() {
        return training;
    }
}
