package io.foresight.perception.detect;

/**
 * Work and time of one detection.
 *
 * @param pointsUsed points inside the model's range and capacity
 * @param capacityExceeded whether points were left out because the model's capacity was exceeded
 * @param times of the detector's stages
 */
public record Effort(int pointsUsed, boolean capacityExceeded, StageTimes times) {
    /** Milliseconds. */
    public record StageTimes(double voxeliseMs, double networkMs, double decodeMs) {}
}
