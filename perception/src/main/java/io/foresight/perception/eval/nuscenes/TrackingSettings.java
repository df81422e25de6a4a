package io.foresight.perception.eval.nuscenes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.foresight.core.text.Problems;
import io.foresight.perception.eval.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How tracks are scored; a component has the name of its key in the kit's configuration files.
 *
 * @param trackingNames the evaluated classes
 * @param classRange up to what distance from the vehicle each class counts, metres
 * @param distFcn how boxes are matched: {@code center_distance}
 * @param distThTp distance below which a box matches, metres
 * @param minRecall lowest of the recalls at which tracks are scored, [0, 1)
 * @param maxBoxesPerSample results with more are refused
 * @param metricWorst what stands for a metric at recalls that were not reached; -1: as many as there are labels or tracks, or not known
 * @param numThresholds number of recalls from {@code minRecall} to 1
 * @param rackClasses classes that do not count inside bicycle racks
 */
@JsonIgnoreProperties({"pretty_tracking_names", "tracking_colors"}) // of the kit's plots
public record TrackingSettings(
        List<String> trackingNames,
        Map<String, Double> classRange,
        String distFcn,
        double distThTp,
        double minRecall,
        int maxBoxesPerSample,
        Map<TrackingMetric, Double> metricWorst,
        int numThresholds,
        Set<String> rackClasses) {
    private static final String OFFICIAL = "tracking_nips_2019.json";
    private static final Set<String> FIXED_IN_KIT = Set.of("rack_classes");
    private static final int MOST_THRESHOLDS = 1000;

    public TrackingSettings {
        Problems problems = new Problems();
        CommonRules.check(problems, classRange, distFcn, maxBoxesPerSample, minRecall);
        problems.require(
                classRange.keySet().equals(Set.copyOf(trackingNames)),
                "tracking_names",
                trackingNames,
                "the classes of class_range");
        problems.require(distThTp > 0, "dist_th_tp", distThTp, "a distance above 0");
        problems.require(
                metricWorst.keySet().equals(EnumSet.allOf(TrackingMetric.class)),
                "metric_worst",
                metricWorst.keySet(),
                "a value for each of " + EnumSet.allOf(TrackingMetric.class));
        problems.requireWithin("num_thresholds", numThresholds, 2, MOST_THRESHOLDS);
        problems.throwIfAny();
        trackingNames = trackingNames.stream().sorted().toList();
    }

    /** {@code tracking_nips_2019}. */
    public static TrackingSettings official() {
        return SettingsFile.official(OFFICIAL, TrackingSettings.class);
    }

    /** The official ones, or those of a file. {@code rack_classes} may be left out of it: the kit has no setting for it. */
    static TrackingSettings of(Optional<Path> file) throws IOException {
        return SettingsFile.of(file, OFFICIAL, FIXED_IN_KIT, TrackingSettings.class);
    }

    BoxFilter filter() {
        return new BoxFilter(classRange, rackClasses);
    }
}
