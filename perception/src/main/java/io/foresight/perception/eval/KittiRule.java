package io.foresight.perception.eval;

import io.foresight.perception.data.kitti.KittiType;
import java.util.ArrayList;
import java.util.List;

/** One of the rules by which KITTI's precision is taken. */
record KittiRule(KittiType type, KittiMetric metric, KittiOverlaps overlaps, KittiDifficulty difficulty) {
    /** Every class, metric, overlap rule and difficulty. */
    static List<KittiRule> all() {
        List<KittiRule> rules = new ArrayList<>();
        for (KittiType type : KittiEvaluation.TYPES) {
            for (KittiMetric metric : KittiMetric.values()) {
                for (KittiOverlaps overlaps : KittiOverlaps.values()) {
                    for (KittiDifficulty difficulty : KittiDifficulty.values()) {
                        rules.add(new KittiRule(type, metric, overlaps, difficulty));
                    }
                }
            }
        }
        return rules;
    }

    List<KittiCounts> counts(List<KittiFrame> frames) {
        double limit = overlaps.limit(type, metric);
        return frames.stream()
                .map(frame -> new KittiCounts(
                        new KittiMatching(frame, type, metric, difficulty, limit),
                        frame.detections().stream()
                                .mapToDouble(detection -> detection.score())
                                .toArray()))
                .toList();
    }
}
