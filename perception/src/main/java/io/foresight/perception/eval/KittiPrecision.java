package io.foresight.perception.eval;

import io.foresight.perception.data.kitti.KittiType;

/**
 * Average precision of one class under one rule.
 *
 * @param ap11 over 11 recall levels from 0 to 1, percent
 * @param ap40 over 40 recall levels from 1/40 to 1, percent; not comparable with {@code ap11}
 * @param labels number of labels that count
 */
public record KittiPrecision(
        KittiType type,
        KittiMetric metric,
        KittiOverlaps overlaps,
        KittiDifficulty difficulty,
        double ap11,
        double ap40,
        int labels) {}
