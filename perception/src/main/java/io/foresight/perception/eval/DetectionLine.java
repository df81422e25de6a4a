package io.foresight.perception.eval;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Validity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was detected in one frame: one line of a detections file.
 *
 * @param frame id in its dataset
 * @param boxes in the LiDAR's FLU frame, by falling score; velocities are NaN where the file has none
 * @param latencyMs milliseconds by stage
 */
public record DetectionLine(
        String frame, long stampNanoseconds, List<Detection> boxes, Map<String, Double> latencyMs, Validity validity) {
    public DetectionLine {
        boxes = List.copyOf(boxes);
        latencyMs = Collections.unmodifiableMap(new TreeMap<>(latencyMs));
    }
}
