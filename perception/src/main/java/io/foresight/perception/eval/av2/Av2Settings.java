package io.foresight.perception.eval.av2;

import io.foresight.core.text.Problems;
import io.foresight.perception.eval.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How detections are scored; a component has the name of its field in the kit's {@code DetectionCfg}. Regions of interest are not looked at,
 * as with the kit's {@code eval_only_roi_instances = False}.
 *
 * @param affinityThresholdsM distances below which a detection matches, metres, rising; precision is averaged over them
 * @param categories the scored classes
 * @param maxNumDtsPerCategory detections of a class in a sweep that count, those with the highest scores
 * @param maxRangeM boxes farther from the vehicle's origin do not count, metres
 * @param numRecallSamples number of recalls from 0 to 1 that precision is averaged over
 * @param tpThresholdM distance below which the errors of matches are measured, metres; the error without a match
 */
public record Av2Settings(
        List<Double> affinityThresholdsM,
        List<String> categories,
        int maxNumDtsPerCategory,
        double maxRangeM,
        int numRecallSamples,
        double tpThresholdM) {
    private static final String OFFICIAL = "detection.json";

    public Av2Settings {
        Problems problems = new Problems();
        problems.require(
                affinityThresholdsM.stream().allMatch(metres -> metres > 0)
                        && affinityThresholdsM.stream().sorted().toList().equals(affinityThresholdsM),
                "affinity_thresholds_m",
                affinityThresholdsM,
                "rising distances above 0");
        problems.require(
                affinityThresholdsM.contains(tpThresholdM), "tp_threshold_m", tpThresholdM, "an affinity threshold");
        problems.require(
                !categories.isEmpty() && Set.copyOf(categories).size() == categories.size(),
                "categories",
                categories,
                "at least one, each once");
        problems.requireWithin("max_num_dts_per_category", maxNumDtsPerCategory, 1, 1_000_000);
        problems.require(maxRangeM > 0, "max_range_m", maxRangeM, "above 0");
        problems.requireWithin("num_recall_samples", numRecallSamples, 2, 100_000);
        problems.throwIfAny();
    }

    /** Those of the kit. */
    public static Av2Settings official() {
        return SettingsFile.official(OFFICIAL, Av2Settings.class);
    }

    static Av2Settings of(Optional<Path> file) throws IOException {
        return SettingsFile.of(file, OFFICIAL, Set.of(), Av2Settings.class);
    }
}
