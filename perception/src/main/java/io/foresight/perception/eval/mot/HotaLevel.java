package io.foresight.perception.eval.mot;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * HOTA at one similarity limit. Shares are in [0, 1].
 *
 * @param alpha smallest similarity of a match
 * @param hits matched boxes
 * @param misses labelled boxes without a match
 * @param falseAlarms tracked boxes without a match
 * @param association AssA: mean over the hits of how far label's and track's whole paths are matched with each other
 * @param associationRecall AssRe: the same, of the label's path
 * @param associationPrecision AssPr: the same, of the track's path
 * @param location LocA: mean similarity of the hits; 1 without any
 */
public record HotaLevel(
        double alpha,
        long hits,
        long misses,
        long falseAlarms,
        double association,
        double associationRecall,
        double associationPrecision,
        double location) {
    private static final double ALMOST_0 = 1e-10;

    static HotaLevel combined(List<HotaLevel> levels) {
        long hits = levels.stream().mapToLong(HotaLevel::hits).sum();
        return new HotaLevel(
                levels.get(0).alpha(),
                hits,
                levels.stream().mapToLong(HotaLevel::misses).sum(),
                levels.stream().mapToLong(HotaLevel::falseAlarms).sum(),
                byHits(levels, HotaLevel::association) / Math.max(1, hits),
                byHits(levels, HotaLevel::associationRecall) / Math.max(1, hits),
                byHits(levels, HotaLevel::associationPrecision) / Math.max(1, hits),
                meanSimilarity(byHits(levels, HotaLevel::location), hits));
    }

    static double meanSimilarity(double sum, long hits) {
        return Math.max(ALMOST_0, sum) / Math.max(ALMOST_0, (double) hits);
    }

    private static double byHits(List<HotaLevel> levels, ToDoubleFunction<HotaLevel> share) {
        return levels.stream()
                .mapToDouble(level -> share.applyAsDouble(level) * level.hits())
                .sum();
    }

    /** HOTA: the geometric mean of {@link #detection} and {@link #association}. */
    public double hota() {
        return Math.sqrt(detection() * association);
    }

    /** DetA: hits among all that is labelled or tracked. */
    public double detection() {
        return (double) hits / Math.max(1, hits + misses + falseAlarms);
    }

    /** DetRe: hits among what is labelled. */
    public double detectionRecall() {
        return (double) hits / Math.max(1, hits + misses);
    }

    /** DetPr: hits among what is tracked. */
    public double detectionPrecision() {
        return (double) hits / Math.max(1, hits + falseAlarms);
    }

    /** OWTA: the geometric mean of {@link #detectionRecall} and {@link #association}. */
    public double owta() {
        return Math.sqrt(detectionRecall() * association);
    }
}
