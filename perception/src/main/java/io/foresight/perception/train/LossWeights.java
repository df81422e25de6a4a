package io.foresight.perception.train;

/**
 * Weights of the losses against the heat loss, whose weight is 1.
 *
 * @param box weight of the boxes' L1 loss, summed over the code's channels
 * @param overlap weight of the predicted IoU's L1 loss
 * @param velocity weight of the velocity channels inside the box loss; one sweep says little of velocity, so it must not lead
 */
public record LossWeights(double box, double overlap, double velocity) {
    public LossWeights {
        if (!(box >= 0 && overlap >= 0 && velocity >= 0) || Double.isInfinite(box + overlap + velocity)) {
            throw new IllegalArgumentException("loss weights must be 0 or more and finite, got box " + box
                    + ", overlap " + overlap + ", velocity " + velocity);
        }
    }
}
