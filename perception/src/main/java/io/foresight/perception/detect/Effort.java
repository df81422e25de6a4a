package io.foresight.perception.detect;

/**
 * What one answer took.
 *
 * @param pointsUsed points inside the model's range and capacity
 * @param capacityExceeded were points left out because there were more than the model takes?
 * @param times of the detector's stages
 */
public record Effort(int pointsUsed, boolean capacityExceeded, StageTimes times) {
    /** Milliseconds. */
    public record StageTimes(double voxeliseMs, double networkMs, double decodeMs) {}
}
