package io.foresight.tensor.train;

import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.engine.TensorGroup;
import io.foresight.tensor.engine.TrainableNetwork;
import io.foresight.tensor.engine.WeightSet;
import io.foresight.tensor.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Lets the loop train networks of the engine: one, or several branches on one set of weights, of which each batch names the
 * one it is for. A network with randomness of its own is given the pass's seed.
 */
public final class NetworkLearner implements DeviceLearner {
    private final TensorEngine engine;
    private final Map<String, TrainableNetwork> branches;
    private final WeightSet weights;
    private TensorLayout parameters;
    private TensorLayout buffers;
    private float[] passGradients = {};

    /** Wraps a network, which stays the caller's to close. */
    public NetworkLearner(TensorEngine engine, TrainableNetwork network) {
        this(engine, Map.of(Batch.ONLY, network));
    }

    /**
     * Wraps networks that stand on one set of weights; they stay the caller's to close.
     *
     * @param branches by the name that batches give in {@link Batch#branch()}
     */
    public NetworkLearner(TensorEngine engine, Map<String, TrainableNetwork> branches) {
        this.engine = engine;
        this.branches = Map.copyOf(branches);
        List<WeightSet> sets = branches.values().stream()
                .map(TrainableNetwork::weightSet)
                .distinct()
                .toList();
        if (sets.size() != 1) {
            throw new TrainingException(
                    "the branches of a learner must share one set of weights, got " + sets.size() + " sets");
        }
        this.weights = sets.get(0);
        layOut();
    }

    private void layOut() {
        parameters = layout(weights.parameters());
        buffers = layout(weights.buffers());
    }

    @Override
    public void freeze(Predicate<String> names) {
        weights.freeze(names);
        layOut();
    }

    private static TensorLayout layout(TensorGroup group) {
        List<List<Long>> shapes = new ArrayList<>();
        for (String name : group.names()) {
            shapes.add(Arrays.stream(group.shape(name)).boxed().toList());
        }
        return TensorLayout.of(group.names(), shapes);
    }

    @Override
    public TensorLayout parameters() {
        return parameters;
    }

    @Override
    public TensorLayout buffers() {
        return buffers;
    }

    @Override
    public void readParameters(float[] target) {
        weights.parameters().readAll(target);
    }

    @Override
    public void writeParameters(float[] source) {
        weights.parameters().writeAll(source);
    }

    @Override
    public void readBuffers(float[] target) {
        weights.buffers().readAll(target);
    }

    @Override
    public void writeBuffers(float[] source) {
        weights.buffers().writeAll(source);
    }

    @Override
    public TensorEngine engine() {
        return engine;
    }

    @Override
    public WeightSet weightSet() {
        return weights;
    }

    @Override
    public Map<String, Double> learn(Batch batch, long seed) {
        TrainableNetwork network = branches.get(batch.branch());
        if (network == null) {
            throw new TrainingException("a batch is for branch '" + batch.branch() + "', the learner has "
                    + new TreeSet<>(branches.keySet()) + ": " + batch.sampleIds());
        }
        Map<String, HostTensor> inputs = new LinkedHashMap<>();
        for (Batch.Input input : batch.inputs()) {
            long[] shape = input.shape().stream().mapToLong(Long::longValue).toArray();
            inputs.put(
                    input.name(),
                    new HostTensor(
                            input.type(),
                            shape,
                            input.data().slice().order(input.data().order())));
        }
        if (network.inputs().containsKey(Graph.SEED)) {
            inputs.put(Graph.SEED, HostTensor.of(new long[] {seed}));
        }
        Map<String, Double> losses = new LinkedHashMap<>();
        network.step(inputs).forEach((name, value) -> losses.put(name, (double) value));
        return losses;
    }

    @Override
    public Map<String, Double> learn(Batch batch, long seed, float[] gradients) {
        weights.zeroGradients();
        Map<String, Double> losses = learn(batch, seed);
        passGradients = passGradients.length == gradients.length ? passGradients : new float[gradients.length];
        weights.gradients().readAll(passGradients);
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] += passGradients[i];
        }
        return losses;
    }

    @Override
    public Map<String, String> describe() {
        return Map.of(
                "engine", "PyTorch " + engine.version(),
                "device", engine.deviceName(),
                "threads", Integer.toString(engine.threads()));
    }
}
