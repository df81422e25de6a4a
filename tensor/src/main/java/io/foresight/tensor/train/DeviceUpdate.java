package io.foresight.tensor.train;

import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Script;
import io.foresight.tensor.engine.TensorGroup;
import io.foresight.tensor.engine.WeightSet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything in the engine's memory, moved by its kernels. The same arithmetic as on the host in another order of sums:
 * the results agree to rounding, and are repeated exactly on the same machine with the same number of threads.
 */
final class DeviceUpdate implements WeightUpdate {
    private static final String NAME = "optimiser";

    private final DeviceLearner learner;
    private final TrainingSettings settings;
    private final TensorLayout parameterLayout;
    private final TensorLayout bufferLayout;
    private final WeightSet weights;
    private final MemoryScope memory;
    private final Script script;
    private final TensorGroup averagedParameters;
    private final TensorGroup averagedBuffers;
    private final TensorGroup first;
    private final TensorGroup second;
    private final List<Recipe> adamW;
    private final List<Recipe> muon;
    private final BetaProducts products = new BetaProducts();

    /** Starts from what the learner holds now. */
    DeviceUpdate(DeviceLearner learner, TrainingSettings settings) {
        this.learner = learner;
        this.settings = settings;
        parameterLayout = learner.parameters();
        bufferLayout = learner.buffers();
        weights = learner.weightSet();
        script = Script.compile(learner.engine(), NAME, DeviceScript.METHODS);
        memory = learner.engine().scope();
        averagedParameters = weights.parameters().copy(memory);
        averagedBuffers = weights.buffers().copy(memory);
        first = weights.parameters().zeros(memory);
        second = weights.parameters().zeros(memory);
        List<Recipe> recipes = Recipe.of(parameterLayout, settings);
        adamW = recipes.stream().filter(r -> r.rule() == UpdateRule.ADAMW).toList();
        muon = recipes.stream().filter(r -> r.rule() == UpdateRule.MUON).toList();
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
        weights.zeroGradients();
    }

    @Override
    public Map<String, Double> learn(Batch batch, long seed) {
        return learner.learn(batch, seed);
    }

    @Override
    public double gradientNorm() {
        return script.call("norm", new double[0], weights.gradients())[0];
    }

    @Override
    public Optional<BadValue> firstBadGradient() {
        float[] values = new float[parameterLayout.size()];
        weights.gradients().readAll(values);
        return parameterLayout.firstNonFinite(values);
    }

    @Override
    public void apply(long step, double scale, double learningRate, double beta1) {
        products.advance(beta1, settings.beta2());
        adamW(scale, learningRate, beta1);
        muon(scale, learningRate);
        double share = settings.emaDecay() == 0 ? 1 : 1 - AveragedWeights.decayAt(settings.emaDecay(), step);
        average(averagedParameters, weights.parameters(), share);
        average(averagedBuffers, weights.buffers(), share);
    }

    private void adamW(double scale, double learningRate, double beta1) {
        double[] common = {
            scale,
            beta1,
            1 - beta1,
            settings.beta2(),
            1 - settings.beta2(),
            products.rootCorrection(),
            settings.epsilon()
        };
        double[] rates = adamW.stream()
                .mapToDouble(r -> products.corrected(learningRate * r.rateScale()))
                .toArray();
        call("adamw", adamW, common, rates, learningRate, first, second);
    }

    private void muon(double scale, double learningRate) {
        double[] common = {scale, Muon.MOMENTUM, 1 - Muon.MOMENTUM};
        double[] rates =
                muon.stream().mapToDouble(r -> learningRate * Muon.rate(r)).toArray();
        call("muon", muon, common, rates, learningRate, first);
    }

    /** Calls a method with the common numbers, then shrinking factor and negative rate of each parameter. */
    private void call(
            String method,
            List<Recipe> recipes,
            double[] common,
            double[] rates,
            double learningRate,
            TensorGroup... moments) {
        if (recipes.isEmpty()) {
            return;
        }
        double[] numbers = Arrays.copyOf(common, common.length + 2 * rates.length);
        for (int i = 0; i < rates.length; i++) {
            numbers[common.length + 2 * i] = recipes.get(i).keep(learningRate);
            numbers[common.length + 2 * i + 1] = -rates[i];
        }
        List<String> names =
                recipes.stream().map(recipe -> recipe.slot().name()).toList();
        TensorGroup[] groups = new TensorGroup[2 + moments.length];
        groups[0] = weights.parameters().only(names);
        groups[1] = weights.gradients().only(names);
        for (int m = 0; m < moments.length; m++) {
            groups[2 + m] = moments[m].only(names);
        }
        script.call(method, numbers, groups);
    }

    private void average(TensorGroup average, TensorGroup latest, double share) {
        if (!latest.names().isEmpty()) {
            script.call("average", new double[] {share}, average, latest);
        }
    }

    @Override
    public BetaProducts products() {
        return products;
    }

    private Map<String, TensorGroup> groups() {
        Map<String, TensorGroup> groups = new LinkedHashMap<>();
        groups.put(Checkpoint.PARAMETERS, weights.parameters());
        groups.put(Checkpoint.BUFFERS, weights.buffers());
        groups.put(Checkpoint.AVERAGED_PARAMETERS, averagedParameters);
        groups.put(Checkpoint.AVERAGED_BUFFERS, averagedBuffers);
        groups.put(Checkpoint.FIRST_MOMENT, first);
        groups.put(Checkpoint.SECOND_MOMENT, second);
        return groups;
    }

    @Override
    public Map<String, Integer> sections() {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        groups().forEach((name, group) -> lengths.put(name, group.count()));
        return lengths;
    }

    @Override
    public float[] section(String name) {
        TensorGroup group = groups().get(name);
        float[] values = new float[group.count()];
        group.readAll(values);
        return values;
    }

    @Override
    public void restore(Map<String, float[]> saved) {
        groups().forEach((name, group) -> group.writeAll(saved.get(name)));
    }

    @Override
    public void close() {
        script.close();
        memory.close();
    }
}
