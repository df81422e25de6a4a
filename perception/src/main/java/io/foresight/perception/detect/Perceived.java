package io.foresight.perception.detect;

import java.util.List;

/**
 * What a detector made of one sweep.
 *
 * @param detections by falling score, in the cloud's frame
 * @param pointsUsed points inside the range and the capacity
 * @param capacityExceeded were pillars left out because there were more than the model takes?
 * @param times of the detector's stages
 */
public record Perceived(List<Detection> detections, int pointsUsed, boolean capacityExceeded, StageTimes times) {
    public Perceived {
        detections = List.copyOf(detections);
    }

    /** Milliseconds. */
    public record StageTimes(double voxeliseMs, double networkMs, double decodeMs) {}
}
