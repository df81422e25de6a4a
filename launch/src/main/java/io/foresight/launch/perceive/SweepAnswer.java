package io.foresight.launch.perceive;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.sweep.Sweep;
import io.foresight.v1.Reason;
import io.foresight.v1.Validity;
import java.util.List;
import java.util.Map;

/**
 * A sweep and what was made of it.
 *
 * @param detections by falling score; empty when invalid
 * @param stagesMs milliseconds by stage, in order
 */
public record SweepAnswer(
        Sweep sweep,
        List<Detection> detections,
        Validity validity,
        List<Reason> reasons,
        Map<String, Double> stagesMs) {
    /** Milliseconds of all stages. */
    public double totalMs() {
        return stagesMs.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
