package io.foresight.launch.perceive;

import io.foresight.perception.data.Frame;
import io.foresight.perception.detect.Detection;
import io.foresight.v1.Reason;
import io.foresight.v1.Validity;
import java.util.List;
import java.util.Map;

/**
 * A frame and what was made of it.
 *
 * @param detections by falling score; empty when invalid
 * @param stagesMs milliseconds by stage, in order
 */
public record SweepAnswer(
        Frame frame,
        List<Detection> detections,
        Validity validity,
        List<Reason> reasons,
        Map<String, Double> stagesMs) {
    /** Milliseconds of all stages. */
    public double totalMs() {
        return stagesMs.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
