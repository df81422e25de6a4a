package io.foresight.perception.train;

/**
 * Weights of the losses relative to the heat loss, whose weight is 1.
 *
 * @param box weight of the boxes' L1 loss, summed over the code's channels
 * @param overlap weight of the predicted IoU's L1 loss
 * @param velocity weight of the velocity channels inside the box loss; a single sweep contains little information about velocity, so it
 *     should be small
 */
public record LossWeights(double box, double overlap, double velocity) {
    public LossWeights {
        if (!(box >= 0 && overlap >= 0 && velocity >= 0) || Double.isInfinite(box + overlap + velocity)) {
            throw new IllegalArgumentException("loss weights must be 0 or more and finite, got box " + box
                    + ", overlap " + overlap + ", velocity " + velocity);
        }
    }
}
