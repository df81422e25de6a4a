package io.foresight.tensor.archive;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Node;
import io.foresight.tensor.graph.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of a graph that some of its outputs need. */
final class Reachable {
    private final Graph graph;
    private final Map<String, Symbol> outputs = new LinkedHashMap<>();
    private final Set<Symbol> needed = new HashSet<>();
    private final Map<Symbol, Integer> uses = new HashMap<>();
    private final List<Symbol> ordered = new ArrayList<>();

    /**
     * @param training whether what serving leaves out is needed
     * @param names outputs wanted; none means all of them
     */
    Reachable(Graph graph, boolean training, String... names) {
        this.graph = graph;
        if (names.length == 0) {
            outputs.putAll(graph.outputs());
        }
        for (String name : names) {
            Symbol output = graph.outputs().get(name);
            if (output == null) {
                throw new ArchiveException("network " + graph.name() + " has no output " + name + ", it has "
                        + graph.outputs().keySet());
            }
            outputs.put(name, output);
        }
        if (outputs.isEmpty()) {
            throw new ArchiveException("network " + graph.name() + " has no outputs");
        }
        needed.addAll(outputs.values());
        outputs.values().forEach(output -> uses.merge(output, 1, Integer::sum));
        for (int s = graph.symbols().size() - 1; s >= 0; s--) {
            Symbol symbol = graph.symbols().get(s);
            if (needed.contains(symbol)) {
                List<Symbol> read = read(symbol.node(), training);
                needed.addAll(read);
                read.forEach(operand -> uses.merge(operand, 1, Integer::sum));
            }
        }
        graph.symbols().stream().filter(needed::contains).forEach(ordered::add);
    }

    private static List<Symbol> read(Node node, boolean training) {
        boolean passes =
                !training && node instanceof Node.Call call && call.operation().isIdentityWhenServing();
        return passes ? node.operands().subList(0, 1) : node.operands();
    }

    List<Symbol> symbols() {
        return ordered;
    }

    Map<String, Symbol> outputs() {
        return outputs;
    }

    /** Inputs by name, in the graph's order. */
    Map<String, Symbol> inputs() {
        Map<String, Symbol> inputs = new LinkedHashMap<>(graph.inputs());
        inputs.values().retainAll(needed);
        return inputs;
    }

    /** True where one node reads the symbol, and no output names it. */
    boolean usedOnce(Symbol symbol) {
        return uses.getOrDefault(symbol, 0) == 1 && symbol.node() instanceof Node.Call;
    }
}
