package io.foresight.perception.eval.nuscenes;

import io.foresight.core.text.Problems;
import io.foresight.perception.eval.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How detections are scored; a component has the name of its key in the kit's configuration files.
 *
 * @param classRange the evaluated classes and up to what distance from the vehicle they count, metres
 * @param distFcn how boxes are matched: {@code center_distance}
 * @param distThs distances below which a detection matches, metres; precision is averaged over them
 * @param distThTp the one of them at which errors are measured, metres
 * @param minRecall precision and errors at lower recall do not count, [0, 1)
 * @param minPrecision counts as a precision of 0, [0, 1)
 * @param maxBoxesPerSample results with more are refused
 * @param meanApWeight of mAP in the nuScenes detection score, where each error has a weight of 1
 * @param undefinedErrors errors that a class does not have
 * @param symmetricClasses classes whose front and rear look the same
 * @param rackClasses classes that do not count inside bicycle racks
 * @param attributes the known ones
 */
public record DetectionSettings(
        Map<String, Double> classRange,
        String distFcn,
        List<Double> distThs,
        double distThTp,
        double minRecall,
        double minPrecision,
        int maxBoxesPerSample,
        double meanApWeight,
        Map<String, Set<TpError>> undefinedErrors,
        Set<String> symmetricClasses,
        Set<String> rackClasses,
        Set<String> attributes) {
    private static final String OFFICIAL = "detection_cvpr_2019.json";
    private static final Set<String> FIXED_IN_KIT =
            Set.of("undefined_errors", "symmetric_classes", "rack_classes", "attributes");

    public DetectionSettings {
        Problems problems = new Problems();
        CommonRules.check(problems, classRange, distFcn, maxBoxesPerSample, minRecall);
        problems.require(
                !distThs.isEmpty() && distThs.stream().allMatch(metres -> metres > 0),
                "dist_ths",
                distThs,
                "distances above 0");
        problems.require(distThs.contains(distThTp), "dist_th_tp", distThTp, "one of dist_ths");
        problems.require(minPrecision >= 0 && minPrecision < 1, "min_precision", minPrecision, "0 or more and below 1");
        problems.require(
                meanApWeight >= 0 && Double.isFinite(meanApWeight), "mean_ap_weight", meanApWeight, "0 or more");
        problems.throwIfAny();
    }

    /** {@code detection_cvpr_2019}. */
    public static DetectionSettings official() {
        return SettingsFile.official(OFFICIAL, DetectionSettings.class);
    }

    /** The official ones, or those of a file. The last four keys may be left out of it: the kit has no settings for them. */
    static DetectionSettings of(Optional<Path> file) throws IOException {
        return SettingsFile.of(file, OFFICIAL, FIXED_IN_KIT, DetectionSettings.class);
    }

    BoxFilter filter() {
        return new BoxFilter(classRange, rackClasses);
    }
}
