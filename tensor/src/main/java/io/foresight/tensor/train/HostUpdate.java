package io.foresight.tensor.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Everything on the Java heap in flat arrays; the same bits whatever the number of threads. */
final class HostUpdate implements WeightUpdate {
    private final Learner learner;
    private final TensorLayout parameterLayout;
    private final TensorLayout bufferLayout;
    private final float[] parameters;
    private final float[] buffers;
    private final Gradients gradients;
    private final AveragedWeights average;
    private final AdamW adamW;
    private final Muon muon;

    /** Starts from what the learner holds now. */
    HostUpdate(Learner learner, TrainingSettings settings) {
        this.learner = learner;
        parameterLayout = learner.parameters();
        bufferLayout = learner.buffers();
        parameters = new float[parameterLayout.size()];
        buffers = new float[bufferLayout.size()];
        learner.readParameters(parameters);
        learner.readBuffers(buffers);
        gradients = new Gradients(parameterLayout);
        average = new AveragedWeights(settings.emaDecay(), parameters, buffers);
        adamW = new AdamW(parameterLayout, settings);
        muon = new Muon(parameterLayout, settings, adamW.first);
    }

    @Override
    public TensorLayout parameterLayout() {
        return parameterLayout;
    }

    @Override
    public TensorLayout bufferLayout() {
        return bufferLayout;
    }

    @Override
    public void clearGradients() {
        gradients.clear();
    }

    @Override
    public Map<String, Double> learn(Batch batch, long seed) {
        return learner.learn(batch, seed, gradients.values);
    }

    @Override
    public double gradientNorm() {
        return gradients.norm();
    }

    @Override
    public Optional<BadValue> firstBadGradient() {
        return parameterLayout.firstNonFinite(gradients.values);
    }

    @Override
    public void apply(long step, double scale, double learningRate, double beta1) {
        adamW.step(parameters, gradients.values, (float) scale, learningRate, beta1);
        muon.step(parameters, gradients.values, (float) scale, learningRate);
        learner.writeParameters(parameters);
        learner.readBuffers(buffers);
        average.update(step, parameters, buffers);
    }

    @Override
    public BetaProducts products() {
        return adamW.products;
    }

    @Override
    public Map<String, Integer> sections() {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        arrays().forEach((name, values) -> lengths.put(name, values.length));
        return lengths;
    }

    @Override
    public float[] section(String name) {
        return arrays().get(name);
    }

    private Map<String, float[]> arrays() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put(Checkpoint.PARAMETERS, parameters);
        arrays.put(Checkpoint.BUFFERS, buffers);
        arrays.put(Checkpoint.AVERAGED_PARAMETERS, average.parameters);
        arrays.put(Checkpoint.AVERAGED_BUFFERS, average.buffers);
        arrays.put(Checkpoint.FIRST_MOMENT, adamW.first);
        arrays.put(Checkpoint.SECOND_MOMENT, adamW.second);
        return arrays;
    }

    @Override
    public void restore(Map<String, float[]> saved) {
        arrays().forEach((name, own) -> System.arraycopy(saved.get(name), 0, own, 0, own.length));
        learner.writeParameters(parameters);
        learner.writeBuffers(buffers);
    }
}
