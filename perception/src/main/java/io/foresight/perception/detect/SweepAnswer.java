package io.foresight.perception.detect;

import io.foresight.perception.sweep.Sweep;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sweep, what was found in it, and whether that may be acted on.
 *
 * @param sweep as it came
 * @param reasons why the validity is not VALID; empty exactly when it is
 * @param message of an invalid answer: what was wrong, the value and the limit; else empty
 * @param scene what the detector found; empty exactly when the answer is invalid
 * @param fault of the engine, where that is why the answer is invalid
 * @param validateMs milliseconds that the gate took
 */
public record SweepAnswer(
        Sweep sweep,
        Validity validity,
        Set<Reason> reasons,
        String message,
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
            throw new IllegalArgumentException("an answer that is " + validity + " must "
                    + (scene.isEmpty() ? "hold what was found" : "hold nothing that was found"));
        }
    }

    /** The boxes, by falling score; none when invalid, or of a model without a head for them. */
    public List<Detection> detections() {
        return scene.flatMap(Scene::boxes).orElse(List.of());
    }

    /** Points that were used as a share of those that came, [0, 1]; 0 of none, or when invalid. */
    public double keptShare() {
        int came = sweep.cloud().size();
        return came == 0
                ? 0
                : scene.map(found -> (double) found.effort().pointsUsed() / came)
                        .orElse(0.0);
    }

    /** Milliseconds by stage, in order; those that were reached. */
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
