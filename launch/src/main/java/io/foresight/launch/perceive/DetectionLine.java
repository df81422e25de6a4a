package io.foresight.launch.perceive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.geometry.Box3d;
import java.util.List;
import java.util.Map;

/**
 * What was found in one frame: one line of a detections file. Boxes are in the LiDAR's FLU frame.
 *
 * @param frame id
 * @param stampNs nanoseconds on the recording's clock
 * @param latencyMs milliseconds by stage, in order, and their {@code total}
 * @param validity {@code VALID}, {@code DEGRADED} or {@code INVALID}
 * @param reasons empty exactly when valid
 */
public record DetectionLine(
        String frame,
        @JsonProperty("stamp_ns") long stampNs,
        List<Box> boxes,
        @JsonProperty("latency_ms") Map<String, Double> latencyMs,
        String validity,
        List<String> reasons) {

    /** One box: metres, radians, m/s. */
    public record Box(
            @JsonProperty("class") String objectClass,
            double score,
            double x,
            double y,
            double z,
            double length,
            double width,
            double height,
            double yaw,
            double vx,
            double vy) {
        static Box of(Detection detection) {
            Box3d box = detection.box();
            return new Box(
                    detection.objectClass().label(),
                    rounded(detection.score()),
                    rounded(box.x()),
                    rounded(box.y()),
                    rounded(box.z()),
                    rounded(box.length()),
                    rounded(box.width()),
                    rounded(box.height()),
                    rounded(box.yaw()),
                    rounded(detection.vx()),
                    rounded(detection.vy()));
        }

        /** To 0.1 mm: more digits say nothing. */
        private static double rounded(double value) {
            return Math.round(value * 1e4) / 1e4;
        }
    }
}
