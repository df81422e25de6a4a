package io.foresight.launch.perceive;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.Perceived;
import io.foresight.perception.points.PointCloudValidator;
import io.foresight.perception.points.PointLimits;
import io.foresight.perception.points.ValidatedCloud;
import io.foresight.perception.sweep.Sweep;
import io.foresight.v1.Reason;
import io.foresight.v1.Validity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gate and the detector on recorded frames, without a service between. One thread. */
public final class SweepPerceiver {
    private final Detector detector;
    private final float scoreThreshold;
    private final PointCloudValidator gate;

    /** @param scoreThreshold lowest score to report, (0, 1] */
    public SweepPerceiver(Detector detector, float scoreThreshold) {
        this.detector = detector;
        this.scoreThreshold = scoreThreshold;
        PointLimits limits = PointLimits.DEFAULT;
        this.gate = new PointCloudValidator(new PointLimits(
                Math.min(limits.maxPoints(), detector.card().maxPoints()),
                limits.minPoints(),
                limits.maxCoordinateMetres(),
                limits.minKeptShare()));
    }

    /** Validates the sweep's cloud and detects in it. */
    public SweepAnswer perceive(Sweep sweep) {
        long start = System.nanoTime();
        ValidatedCloud gated = gate.validate(sweep.cloud());
        Map<String, Double> stages = new LinkedHashMap<>();
        stages.put("validate", (System.nanoTime() - start) * 1e-6);
        List<Reason> reasons = new ArrayList<>();
        gated.reasons().forEach(reason -> reasons.add(wire(reason)));
        if (gated.verdict() == ValidatedCloud.Verdict.INVALID) {
            return new SweepAnswer(sweep, List.of(), Validity.VALIDITY_INVALID, reasons, stages);
        }
        Perceived perceived = detector.detect(gated.cloud(), scoreThreshold, () -> {});
        stages.put("voxelise", perceived.times().voxeliseMs());
        stages.put("network", perceived.times().networkMs());
        stages.put("decode", perceived.times().decodeMs());
        if (perceived.capacityExceeded()) {
            reasons.add(Reason.REASON_CAPACITY_EXCEEDED);
        }
        List<Detection> detections = perceived.detections();
        Validity validity = reasons.isEmpty() ? Validity.VALIDITY_VALID : Validity.VALIDITY_DEGRADED;
        return new SweepAnswer(sweep, detections, validity, reasons, stages);
    }

    private static Reason wire(ValidatedCloud.Reason reason) {
        return switch (reason) {
            case TOO_FEW_POINTS -> Reason.REASON_TOO_FEW_POINTS;
            case NONFINITE_POINTS -> Reason.REASON_NONFINITE_POINTS;
        };
    }
}
