package io.foresight.tensor.train;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named weights of a network: parameters and buffers (batch-norm running statistics) together.
 *
 * @param parameterLayout where each parameter lies
 * @param parameters flat values; not to be written to
 * @param bufferLayout where each buffer lies
 * @param buffers flat values; not to be written to
 */
@SuppressWarnings("ArrayRecordComponent")
public record Weights(TensorLayout parameterLayout, float[] parameters, TensorLayout bufferLayout, float[] buffers) {

    /** Copies of all tensors by name, parameters first. */
    public Map<String, float[]> byName() {
        Map<String, float[]> all = new LinkedHashMap<>();
        parameterLayout.slots().forEach(slot -> all.put(slot.name(), slice(parameters, slot)));
        bufferLayout.slots().forEach(slot -> all.put(slot.name(), slice(buffers, slot)));
        return all;
    }

    /** Makes these the weights of {@code learner}, which must be of the same network. */
    public void writeTo(Learner learner) {
        if (!learner.parameters().equals(parameterLayout) || !learner.buffers().equals(bufferLayout)) {
            throw new TrainingException("these weights belong to another network: "
                    + parameterLayout.slots().size() + " parameters of "
                    + parameterLayout.size() + " values, the learner has "
                    + learner.parameters().slots().size() + " of "
                    + learner.parameters().size());
        }
        learner.writeParameters(parameters);
        learner.writeBuffers(buffers);
    }

    /**
     * The averaged weights stored in a checkpoint file.
     *
     * @throws BadCheckpointException if the file is broken
     */
    public static Weights averagedFrom(Path checkpointFile) {
        Checkpoint checkpoint = CheckpointFile.read(checkpointFile);
        return new Weights(
                checkpoint.header().parameters(),
                checkpoint.arrays().get(Checkpoint.AVERAGED_PARAMETERS),
                checkpoint.header().buffers(),
                checkpoint.arrays().get(Checkpoint.AVERAGED_BUFFERS));
    }

    private static float[] slice(float[] values, TensorLayout.Slot slot) {
        return Arrays.copyOfRange(values, slot.offset(), slot.offset() + slot.length());
    }
}
