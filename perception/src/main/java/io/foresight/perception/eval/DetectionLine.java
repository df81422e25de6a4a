package io.foresight.perception.eval;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.sweep.Skew;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The detections of one frame: one line of a detections file.
 *
 * @param frame frame id in its dataset
 * @param boxes in the LiDAR's FLU frame, by descending score; velocities are NaN where the file has none
 * @param latencyMs milliseconds by stage
 * @param reasons why the validity is not VALID, as far as they are told
 * @param message the problem, the value and the limit, where there is more to say than the reasons do; else empty
 * @param groundZ z of the ground under the LiDAR in its frame, metres; empty where it was not found
 * @param model name of the model and its arithmetic, such as {@code pillar-sim-1 fp32}; else empty
 * @param skew whether the sensor's motion is still in the points
 */
public record DetectionLine(
        String frame,
        long stampNanoseconds,
        List<Detection> boxes,
        Map<String, Double> latencyMs,
        Validity validity,
        Set<Reason> reasons,
        String message,
        OptionalDouble groundZ,
        String model,
        Skew skew) {
    public DetectionLine {
        boxes = List.copyOf(boxes);
        reasons = Collections.unmodifiableSet(new TreeSet<>(reasons));
        latencyMs = Collections.unmodifiableMap(new TreeMap<>(latencyMs));
    }
}
