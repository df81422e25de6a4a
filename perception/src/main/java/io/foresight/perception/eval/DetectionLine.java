package io.foresight.perception.eval;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.sweep.Skew;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The detections of one frame: one line of a detections file.
 *
 * @param frame frame id in its dataset
 * @param boxes in the LiDAR's FLU frame, by descending score; velocities are NaN where the file has none
 * @param latencyMs milliseconds by stage
 * @param skew whether the sensor's motion is still in the points
 */
public record DetectionLine(
        String frame,
        long stampNanoseconds,
        List<Detection> boxes,
        Map<String, Double> latencyMs,
        Validity validity,
        Skew skew) {
    public DetectionLine {
        boxes = List.copyOf(boxes);
        latencyMs = Collections.unmodifiableMap(new TreeMap<>(latencyMs));
    }
}
