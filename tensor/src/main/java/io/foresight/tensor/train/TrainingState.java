package io.foresight.tensor.train;

import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers that change while training: weights, their average, the optimiser's moments, the step. */
final class TrainingState implements AutoCloseable {
    final WeightUpdate update;
    long step;

    /** Starts from what the learner holds now, in the place that the settings ask for. */
    TrainingState(Learner learner, TrainingSettings settings) {
        Recipe.freeze(learner, settings);
        update = switch (settings.optimiserOn()) {
            case HOST -> new HostUpdate(learner, settings);
            case DEVICE -> new DeviceUpdate(onDevice(learner), settings);
        };
    }

    private static DeviceLearner onDevice(Learner learner) {
        if (learner instanceof DeviceLearner device) {
            return device;
        }
        throw new TrainingException("optimiserOn device needs a learner whose weights lie in the engine's memory, not "
                + learner.getClass().getName() + ": choose host");
    }

    /** This state for saving: views or copies of its numbers. */
    Checkpoint toCheckpoint(Map<String, String> configuration, Map<String, String> environment) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        List<Checkpoint.Section> sections = new ArrayList<>();
        update.sections().forEach((name, length) -> {
            sections.add(new Checkpoint.Section(name, length));
            arrays.put(name, update.section(name));
        });
        requireFinite(update.parameterLayout(), arrays.get(Checkpoint.PARAMETERS));
        requireFinite(update.bufferLayout(), arrays.get(Checkpoint.BUFFERS));
        Checkpoint.Header header = new Checkpoint.Header(
                step,
                update.products().ofBeta1(),
                update.products().ofBeta2(),
                configuration,
                environment,
                update.parameterLayout(),
                update.bufferLayout(),
                sections);
        return new Checkpoint(header, arrays);
    }

    Weights latestWeights() {
        return join(Checkpoint.PARAMETERS, Checkpoint.BUFFERS);
    }

    Weights averagedWeights() {
        return join(Checkpoint.AVERAGED_PARAMETERS, Checkpoint.AVERAGED_BUFFERS);
    }

    private Weights join(String parameters, String buffers) {
        return join(
                update.parameterLayout(), update.section(parameters), update.bufferLayout(), update.section(buffers));
    }

    /** The averaged weights of a checkpoint. */
    static Weights averagedWeights(Checkpoint checkpoint) {
        return join(
                checkpoint.header().parameters(),
                checkpoint.arrays().get(Checkpoint.AVERAGED_PARAMETERS),
                checkpoint.header().buffers(),
                checkpoint.arrays().get(Checkpoint.AVERAGED_BUFFERS));
    }

    private static Weights join(
            TensorLayout parameterLayout, float[] parameters, TensorLayout bufferLayout, float[] buffers) {
        Map<String, Weight> all = parameterLayout.split(parameters);
        all.putAll(bufferLayout.split(buffers));
        return Weights.of(all);
    }

    /** Refuses to go to disk with a weight that is not finite. */
    private void requireFinite(TensorLayout layout, float[] values) {
        layout.firstNonFinite(values).ifPresent(bad -> {
            throw new NonFiniteException(step - 1, List.of(), bad.where() + " after the update", bad.value());
        });
    }

    /** Takes over a checkpoint of the same network. */
    void restore(Checkpoint checkpoint) {
        Checkpoint.Header header = checkpoint.header();
        update.sections().forEach((name, length) -> {
            float[] saved = checkpoint.arrays().get(name);
            if (saved == null || saved.length != length) {
                throw new BadCheckpointException("checkpoint at step " + header.step() + " has "
                        + (saved == null ? "no" : saved.length) + " values of " + name + ", expected " + length);
            }
        });
        update.restore(checkpoint.arrays());
        update.products().restore(header.beta1Product(), header.beta2Product());
        step = header.step();
    }

    @Override
    public void close() {
        update.close();
    }
}
