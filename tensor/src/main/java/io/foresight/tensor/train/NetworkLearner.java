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
import java.util.function.Predicate;

/** Lets the loop train a network of the engine; one with randomness of its own is given the pass's seed. */
public final class NetworkLearner implements DeviceLearner {
    private final TensorEngine engine;
    private final TrainableNetwork network;
    private TensorLayout parameters;
    private TensorLayout buffers;
    private float[] passGradients;

    /** Wraps a network, which stays the caller's to close. */
    public NetworkLearner(TensorEngine engine, TrainableNetwork network) {
        this.engine = engine;
        this.network = network;
        layOut();
    }

    private void layOut() {
        parameters = layout(network.parameters());
        buffers = layout(network.buffers());
        passGradients = new float[parameters.size()];
    }

    @Override
    public void freeze(Predicate<String> names) {
        network.weightSet().freeze(names);
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
        network.parameters().readAll(target);
    }

    @Override
    public void writeParameters(float[] source) {
        network.parameters().writeAll(source);
    }

    @Override
    public void readBuffers(float[] target) {
        network.buffers().readAll(target);
    }

    @Override
    public void writeBuffers(float[] source) {
        network.buffers().writeAll(source);
    }

    @Override
    public TensorEngine engine() {
        return engine;
    }

    @Override
    public WeightSet weightSet() {
        return network.weightSet();
    }

    @Override
    public Map<String, Double> learn(Batch batch, long seed) {
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
        network.zeroGradients();
        Map<String, Double> losses = learn(batch, seed);
        network.gradients().readAll(passGradients);
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
