package io.foresight.perception.eval.waymo;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.text.Problems;
import io.foresight.perception.eval.SettingsFile;
import io.foresight.perception.geometry.BoxOverlap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How detections are scored.
 *
 * @param iouThresholds the scored classes and the smallest overlap of a match, (0, 1]
 * @param overlap what overlaps: volumes or rectangles on the ground
 * @param ranges limits between the ranges for which figures are told apart, metres, rising
 * @param scoreCutoffs number of scores from 0 to 1 at which precision and recall are measured
 * @param desiredRecallDelta largest step of recall for which precision is taken as linear
 * @param level2Points labels with at most so many points are of level 2, unless annotated otherwise
 */
public record WaymoSettings(
        Map<WaymoType, Double> iouThresholds,
        Overlap overlap,
        List<Double> ranges,
        int scoreCutoffs,
        double desiredRecallDelta,
        @JsonProperty("level_2_points") int level2Points) {
    private static final String OFFICIAL = "detection.json";
    private static final double TINY = 0.01; // the tool takes boxes of at most a centimetre as overlapping nothing

    /** The space in which overlap is measured. */
    public enum Overlap {
        /** 3D boxes, as officially. */
        @JsonProperty("volume")
        VOLUME,
        /** Rectangles in the bird's-eye view. */
        @JsonProperty("bev")
        BEV;

        /** Intersection over union, [0, 1]. */
        double of(Box3d a, Box3d b) {
            if (Math.min(Math.min(a.length(), a.width()), Math.min(b.length(), b.width())) <= TINY) {
                return 0;
            }
            return switch (this) {
                case VOLUME -> Math.min(a.height(), b.height()) <= TINY ? 0 : BoxOverlap.volume(a, b);
                case BEV -> BoxOverlap.bev(a, b);
            };
        }
    }

    public WaymoSettings {
        Problems problems = new Problems();
        problems.require(!iouThresholds.isEmpty(), "iou_thresholds", iouThresholds, "at least one class");
        problems.require(
                !iouThresholds.containsKey(WaymoType.UNKNOWN), "iou_thresholds", iouThresholds, "of known classes");
        iouThresholds.forEach((type, iou) -> problems.require(
                iou > 0 && iou <= 1, "iou_thresholds of " + type.word(), iou, "above 0 and at most 1"));
        for (int i = 0; i < ranges.size(); i++) {
            problems.require(ranges.get(i) > (i == 0 ? 0 : ranges.get(i - 1)), "ranges", ranges, "rising and above 0");
        }
        problems.requireWithin("score_cutoffs", scoreCutoffs, 2, 100_001);
        problems.require(
                desiredRecallDelta > 0 && desiredRecallDelta <= 1,
                "desired_recall_delta",
                desiredRecallDelta,
                "above 0 and at most 1");
        problems.require(level2Points >= 0, "level_2_points", level2Points, "0 or more");
        problems.throwIfAny();
    }

    /** Those of the official tool. */
    public static WaymoSettings official() {
        return SettingsFile.official(OFFICIAL, WaymoSettings.class);
    }

    static WaymoSettings of(Optional<Path> file) throws IOException {
        return SettingsFile.of(file, OFFICIAL, Set.of(), WaymoSettings.class);
    }

    /** The scores at which precision and recall are measured. */
    float[] cutoffs() {
        float[] cutoffs = new float[scoreCutoffs];
        for (int i = 0; i < cutoffs.length; i++) {
            cutoffs[i] = (float) (i * (1.0 / (scoreCutoffs - 1)));
        }
        cutoffs[cutoffs.length - 1] = 1;
        return cutoffs;
    }
}
