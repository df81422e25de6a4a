package io.foresight.tensor.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.GradientCollector;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * fp32 weights in native memory with their gradients, apart from the networks that read them: several networks may stand
 * on one set, and an update made through one is seen by all. Weights of the same name are the same weight. A training
 * step must not run while another thread uses the set.
 */
public final class WeightSet implements AutoCloseable {
    private static final String TOUCH = """
              def forward(self: __torch__.Net, P: List[Tensor]) -> List[Tensor]:
                sum = torch.mul(torch.sum(P[0], dtype=6), 0)
                for i in range(torch.len(P)):
                  sum = torch.add(sum, torch.mul(torch.sum(P[i], dtype=6), 0), alpha=1)
                return [sum]
            """;

    private final TensorEngine engine;
    private final MemoryScope scope;
    private final TensorGroup parameters;
    private final TensorGroup buffers;
    private TensorGroup gradients;

    private WeightSet(TensorEngine engine, Map<String, Weight> parameters, Map<String, Weight> buffers) {
        this.engine = engine;
        this.scope = engine.scope();
        this.parameters = TensorGroup.of(scope, parameters);
        this.buffers = TensorGroup.of(scope, buffers);
    }

    /**
     * Copies weights to the engine's device.
     *
     * @param graphs of all networks that will stand on the set; together they need exactly these weights
     */
    public static WeightSet of(TensorEngine engine, Weights weights, Graph... graphs) {
        Map<String, Symbol> parameters = new LinkedHashMap<>();
        Map<String, Symbol> buffers = new LinkedHashMap<>();
        for (Graph graph : graphs) {
            collect(graph, graph.parameters(), parameters, buffers);
            collect(graph, graph.buffers(), buffers, parameters);
        }
        weights.requireMatch(graphs);
        return new WeightSet(engine, chosen(weights, parameters.keySet()), chosen(weights, buffers.keySet()));
    }

    private static void collect(
            Graph graph, Map<String, Symbol> found, Map<String, Symbol> family, Map<String, Symbol> other) {
        found.forEach((name, symbol) -> {
            Symbol known = family.putIfAbsent(name, symbol);
            if (other.containsKey(name)) {
                throw new EngineException("weight " + name + " is trained in one network and a statistic in another");
            }
            if (known != null && !known.tensorType().toString().equals(symbol.toString())) {
                throw new EngineException(
                        "weight " + name + " is " + known + " in one network and " + symbol + " in " + graph.name());
            }
        });
    }

    private static Map<String, Weight> chosen(Weights weights, Collection<String> names) {
        Map<String, Weight> some = new LinkedHashMap<>();
        names.forEach(name -> some.put(name, weights.get(name)));
        return some;
    }

    /**
     * Takes the parameters of these names out of training: they keep their values, cost no gradient, and are
     * among {@link #buffers()} from now on. Running statistics of batch norms still move. Before the first step only.
     *
     * @return how many
     */
    public int freeze(Predicate<String> names) {
        List<String> frozen = parameters.names().stream().filter(names).toList();
        if (gradients != null && !frozen.isEmpty()) {
            throw new EngineException("weights can be frozen before the first training step only: " + frozen);
        }
        frozen.forEach(name -> buffers.add(name, parameters.remove(name)));
        return frozen.size();
    }

    /** Weights that are trained. */
    public TensorGroup parameters() {
        return parameters;
    }

    /** Weights that are not: running statistics and frozen parameters. */
    public TensorGroup buffers() {
        return buffers;
    }

    /** Gradients of the parameters, in their order, summed since they were last zeroed. */
    public TensorGroup gradients() {
        if (gradients == null) {
            gradients = attached();
        }
        return gradients;
    }

    /** Sets all gradients to zero. */
    public void zeroGradients() {
        gradients().arrays().values().forEach(array -> array.subi(array));
    }

    /** Everything, copied. */
    public Weights weights() {
        Map<String, Weight> all = new LinkedHashMap<>(parameters.toWeights());
        all.putAll(buffers.toWeights());
        return Weights.of(all);
    }

    /** Takes over values; names and shapes must be those of this set. */
    public void setWeights(Weights weights) {
        parameters.write(chosen(weights, parameters.names()));
        buffers.write(chosen(weights, buffers.names()));
    }

    /** The weights that a graph reads, as the list arguments of its network. */
    NDList arguments(Graph graph) {
        NDList arrays = new NDList();
        graph.parameters().keySet().forEach(name -> arrays.add(named(name, "P[]")));
        graph.buffers().keySet().forEach(name -> arrays.add(named(name, "R[]")));
        return arrays;
    }

    private NDArray named(String name, String list) {
        NDArray array = parameters.arrays().get(name);
        array = array == null ? buffers.arrays().get(name) : array;
        array.setName(list);
        return array;
    }

    /**
     * The gradients' tensors. The native library would make each in the first backward pass that reaches its parameter; a
     * pass that reaches all of them with gradient zero makes them at once, and later passes add to the same ones.
     */
    private TensorGroup attached() {
        TensorGroup zeros = parameters.zeros(scope);
        if (parameters.names().isEmpty()) {
            return zeros;
        }
        parameters.arrays().values().forEach(array -> array.setRequiresGradient(true));
        NDList arguments = new NDList();
        parameters.names().forEach(name -> arguments.add(named(name, "P[]")));
        try (LoadedScript touch = LoadedScript.of(engine, "gradients", TOUCH);
                GradientCollector collector = engine.djl().newGradientCollector()) {
            NDList sum = touch.forward(arguments, true);
            collector.backward(sum.get(0));
            sum.close();
        }
        parameters.arrays().forEach((name, array) -> zeros.replace(name, array.getGradient()));
        return zeros;
    }

    @Override
    public void close() {
        scope.close();
    }
}
