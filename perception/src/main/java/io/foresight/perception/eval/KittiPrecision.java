package io.foresight.perception.eval;

import io.foresight.perception.data.kitti.KittiType;
import java.util.List;

/**
 * Average precision of one class under one rule.
 *
 * @param ap11 over 11 recall levels from 0 to 1, percent
 * @param ap40 over 40 recall levels from 1/40 to 1, percent; not comparable with {@code ap11}
 * @param labels number of labels that count
 * @param curve precision, [0, 1], at recalls of about 0, 1/40, 2/40 ... as far as a detection reaches
 */
public record KittiPrecision(
        KittiType type,
        KittiMetric metric,
        KittiOverlaps overlaps,
        KittiDifficulty difficulty,
        double ap11,
        double ap40,
        int labels,
        List<Double> curve) {
    /** Labels from which on perfect detections reach 100; each recall level needs a label of its own. */
    public static final int ENOUGH_LABELS = KittiEvaluation.LEVELS;

    public KittiPrecision {
        curve = List.copyOf(curve);
    }

    /** Whether perfect detections, too, would stay below 100: KITTI's rule picks at most one score threshold a label. */
    public boolean hasFewLabels() {
        return labels < ENOUGH_LABELS;
    }

    /** What perfect detections reach over 11 levels with these labels, percent. */
    public double highestAp11() {
        return 100.0 * Math.min(11, (labels + 3) / 4) / 11;
    }

    /** What perfect detections reach over 40 levels with these labels, percent. */
    public double highestAp40() {
        return 100.0 * Math.min(40, Math.max(0, labels - 1)) / 40;
    }
}
