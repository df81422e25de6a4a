package io.foresight.tensor.train;

import java.util.List;

/**
 * A loss, gradient or parameter became NaN or infinite. Thrown before the parameters are touched by it, so the checkpoints on disk are sound.
 */
public final class NonFiniteException extends TrainingException {
    private static final long serialVersionUID = 1L;

    private final long step;
    private final String tensor;
    private final transient List<String> sampleIds;

    NonFiniteException(long step, List<String> sampleIds, String tensor, double value) {
        super(
                "step " + step + ": " + tensor + " is " + value + " on samples " + shorten(sampleIds)
                        + ". Nothing was updated and the last checkpoint is sound. Look at these samples first (labels, empty or huge inputs);"
                        + " if they are fine, lower the peak learning rate or the clip norm, or lengthen the warm-up, and resume.");
        this.step = step;
        this.tensor = tensor;
        this.sampleIds = List.copyOf(sampleIds);
    }

    private static String shorten(List<String> ids) {
        return ids.size() <= 16 ? ids.toString() : ids.subList(0, 16) + " and " + (ids.size() - 16) + " more";
    }

    /** The step, counted from 0, in which the value appeared. */
    public long step() {
        return step;
    }

    /** What was not finite, for example {@code loss 'heatmap'} or {@code gradient of 'stem.conv' at element 17}. */
    public String tensor() {
        return tensor;
    }

    /** The samples of the step, those of all its accumulated batches. */
    public List<String> sampleIds() {
        return sampleIds == null ? List.of() : sampleIds;
    }
}
