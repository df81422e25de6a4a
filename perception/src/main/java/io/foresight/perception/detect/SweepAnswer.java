package io.foresight.perception.detect;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.mount.Ground;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Sweep;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sweep, the objects detected in it, and the validity of the result.
 *
 * @param sweep the input sweep
 * @param reasons why the validity is not VALID; empty exactly when it is VALID
 * @param message the problem, the value and the limit, where there is more to say than the reasons do; empty when VALID
 * @param ground the ground in the sweep's own frame; empty where it was not found
 * @param scene what the detector found; empty exactly when the answer is invalid
 * @param fault the engine's exception, if that is why the answer is invalid
 * @param validateMs milliseconds that validation took
 */
public record SweepAnswer(
        Sweep sweep,
        Validity validity,
        Set<Reason> reasons,
        String message,
        Optional<Ground> ground,
        Optional<Scene> scene,
        Optional<EngineFaultException> fault,
        double validateMs) {
    public SweepAnswer {
        EnumSet<Reason> copy = EnumSet.noneOf(Reason.class);
        copy.addAll(reasons);
        reasons = Collections.unmodifiableSet(copy);
        if (reasons.isEmpty() != (validity == Validity.VALID)) {
            throw new IllegalArgumentException("validity " + validity + " does not go with reasons " + reasons);
        }
        if (scene.isEmpty() != (validity == Validity.INVALID)) {
            throw new IllegalArgumentException(
                    "an answer that is " + validity + " must " + (scene.isEmpty() ? "have a scene" : "have no scene"));
        }
    }

    /**
     * The answer about a recorded sweep that cannot be read: INVALID.
     *
     * @param id of the sweep
     * @param problem what is wrong with it
     */
    public static SweepAnswer unreadable(String id, String problem) {
        PointCloud nothing = new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), new float[0], 0);
        return new SweepAnswer(
                Sweep.of(id, nothing),
                Validity.INVALID,
                EnumSet.of(Reason.BAD_FRAME),
                problem,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** The boxes, by descending score; none when invalid, or when the model has no box head. */
    public List<Detection> detections() {
        return scene.flatMap(Scene::boxes).orElse(List.of());
    }

    /** Share of the received points that were used, [0, 1]; 0 when there were none, or when invalid. */
    public double keptShare() {
        int came = sweep.cloud().size();
        return came == 0
                ? 0
                : scene.map(found -> (double) found.effort().pointsUsed() / came)
                        .orElse(0.0);
    }

    /** Milliseconds by stage, in order; only the stages that were run. */
    public Map<String, Double> stagesMs() {
        Map<String, Double> stages = new LinkedHashMap<>();
        stages.put("validate", validateMs);
        scene.ifPresent(found -> {
            stages.put("voxelise", found.effort().times().voxeliseMs());
            stages.put("network", found.effort().times().networkMs());
            stages.put("decode", found.effort().times().decodeMs());
        });
        return stages;
    }

    /** Milliseconds of all stages. */
    public double totalMs() {
        return stagesMs().values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
