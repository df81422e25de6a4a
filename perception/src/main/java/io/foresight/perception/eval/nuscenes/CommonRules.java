package io.foresight.perception.eval.nuscenes;

import io.foresight.core.text.Problems;
import java.util.Map;

/** What holds for the settings of detection and of tracking. */
final class CommonRules {
    private static final int MOST_BOXES = 1_000_000;

    private CommonRules() {}

    static void check(
            Problems problems,
            Map<String, Double> classRange,
            String distFcn,
            int maxBoxesPerSample,
            double minRecall) {
        problems.require(!classRange.isEmpty(), "class_range", classRange, "at least one class with its range");
        classRange.forEach(
                (name, metres) -> problems.require(metres > 0, "class_range of " + name, metres, "a distance above 0"));
        problems.require("center_distance".equals(distFcn), "dist_fcn", distFcn, "center_distance");
        problems.requireWithin("max_boxes_per_sample", maxBoxesPerSample, 1, MOST_BOXES);
        problems.require(minRecall >= 0 && minRecall < 1, "min_recall", minRecall, "0 or more and below 1");
    }
}
