package io.foresight.tensor.train;

import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers that change while training: weights, their average, the optimiser's moments, the step. */
final class TrainingState {
    final TensorLayout parameterLayout;
    final TensorLayout bufferLayout;
    final float[] parameters;
    final float[] buffers;
    final AveragedWeights average;
    final AdamW optimiser;
    long step;

    /** Starts from what the learner holds now. */
    TrainingState(Learner learner, TrainingSettings settings) {
        parameterLayout = learner.parameters();
        bufferLayout = learner.buffers();
        parameters = new float[parameterLayout.size()];
        buffers = new float[bufferLayout.size()];
        learner.readParameters(parameters);
        learner.readBuffers(buffers);
        average = new AveragedWeights(settings.emaDecay(), parameters, buffers);
        optimiser = new AdamW(parameterLayout, settings);
    }

    private Map<String, float[]> arrays() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put(Checkpoint.PARAMETERS, parameters);
        arrays.put(Checkpoint.BUFFERS, buffers);
        arrays.put(Checkpoint.AVERAGED_PARAMETERS, average.parameters);
        arrays.put(Checkpoint.AVERAGED_BUFFERS, average.buffers);
        arrays.put(Checkpoint.FIRST_MOMENT, optimiser.first);
        arrays.put(Checkpoint.SECOND_MOMENT, optimiser.second);
        return arrays;
    }

    /** A view of this state for saving; not a copy. */
    Checkpoint toCheckpoint(Map<String, String> configuration, Map<String, String> environment) {
        Map<String, float[]> arrays = arrays();
        List<Checkpoint.Section> sections = arrays.entrySet().stream()
                .map(entry -> new Checkpoint.Section(entry.getKey(), entry.getValue().length))
                .toList();
        Checkpoint.Header header = new Checkpoint.Header(
                step,
                optimiser.beta1Product(),
                optimiser.beta2Product(),
                configuration,
                environment,
                parameterLayout,
                bufferLayout,
                sections);
        return new Checkpoint(header, arrays);
    }

    Weights latestWeights() {
        return join(parameterLayout, parameters, bufferLayout, buffers);
    }

    Weights averagedWeights() {
        return join(parameterLayout, average.parameters, bufferLayout, average.buffers);
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
    void requireFinite() {
        requireFinite(parameterLayout, parameters);
        requireFinite(bufferLayout, buffers);
    }

    private void requireFinite(TensorLayout layout, float[] values) {
        int index = Gradients.firstNonFinite(values);
        if (index >= 0) {
            TensorLayout.Slot slot = layout.at(index);
            throw new NonFiniteException(
                    step - 1,
                    List.of(),
                    "'" + slot.name() + "' at element " + (index - slot.offset()) + " after the update",
                    values[index]);
        }
    }

    /** Takes over a checkpoint of the same network. */
    void restore(Checkpoint checkpoint) {
        Checkpoint.Header header = checkpoint.header();
        for (Map.Entry<String, float[]> entry : arrays().entrySet()) {
            float[] saved = checkpoint.arrays().get(entry.getKey());
            if (saved == null || saved.length != entry.getValue().length) {
                throw new BadCheckpointException(
                        "checkpoint at step " + header.step() + " has " + (saved == null ? "no" : saved.length)
                                + " values of " + entry.getKey() + ", expected " + entry.getValue().length);
            }
            System.arraycopy(saved, 0, entry.getValue(), 0, saved.length);
        }
        optimiser.restoreProducts(header.beta1Product(), header.beta2Product());
        step = header.step();
    }
}
