package io.foresight.perception.eval;

import io.foresight.perception.data.kitti.KittiType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * KITTI's average precision for object detection (Geiger, Lenz, Urtasun, CVPR 2012; 40 recall levels after Simonelli et al., ICCV 2019). It
 * reproduces the numbers of OpenPCDet's evaluator, including its peculiarities.
 *
 * <p>Score thresholds are chosen so that recall rises in steps of about 1/40. At each threshold, labels and detections are matched again
 * and precision is computed; the precision curve is made monotone from the right and averaged. Only objects in the left colour camera's
 * view are labelled, and the filters are in image pixels, so detections need image boxes. O(frames x thresholds x labels x detections);
 * deterministic.
 */
public final class KittiEvaluation {
    static final int LEVELS = 41;

    /** The classes of KITTI's ranking. */
    public static final List<KittiType> TYPES = List.of(KittiType.CAR, KittiType.PEDESTRIAN, KittiType.CYCLIST);

    private KittiEvaluation() {}

    /** Every class, metric, overlap rule and difficulty. */
    public static List<KittiPrecision> evaluate(List<KittiFrame> frames) {
        return KittiRule.all().stream()
                .map(rule -> precision(rule, rule.counts(frames)))
                .toList();
    }

    /** Evaluates one class under one rule. */
    public static KittiPrecision evaluate(
            List<KittiFrame> frames,
            KittiType type,
            KittiMetric metric,
            KittiOverlaps overlaps,
            KittiDifficulty difficulty) {
        KittiRule rule = new KittiRule(type, metric, overlaps, difficulty);
        return precision(rule, rule.counts(frames));
    }

    /** The precision of frames that were counted under that rule; the same frame may be among them more than once. */
    static KittiPrecision precision(KittiRule rule, List<KittiCounts> frames) {
        int labels = KittiCounts.labels(frames);
        List<Double> thresholds = thresholds(frames, labels);
        double[] precision = precision(frames, thresholds);
        double sum11 = 0;
        double sum40 = 0;
        for (int level = 0; level < LEVELS; level++) {
            sum11 += level % 4 == 0 ? precision[level] : 0;
            sum40 += level > 0 ? precision[level] : 0;
        }
        return new KittiPrecision(
                rule.type(),
                rule.metric(),
                rule.overlaps(),
                rule.difficulty(),
                100 * sum11 / 11,
                100 * sum40 / (LEVELS - 1),
                labels,
                Arrays.stream(precision).limit(thresholds.size()).boxed().toList());
    }

    private static double[] precision(List<KittiCounts> frames, List<Double> thresholds) {
        double[] precision = new double[LEVELS];
        for (int level = 0; level < thresholds.size(); level++) {
            int hits = 0;
            int found = 0;
            for (KittiCounts frame : frames) {
                KittiMatching.Counts counts = frame.at(thresholds.get(level));
                hits += counts.hits();
                found += counts.hits() + counts.falseAlarms();
            }
            precision[level] = found == 0 ? 0 : (double) hits / found;
        }
        for (int level = LEVELS - 2; level >= 0; level--) {
            precision[level] = Math.max(precision[level], precision[level + 1]);
        }
        return precision;
    }

    /** Scores at which recall is nearest to 0, 1/40, 2/40 ... */
    private static List<Double> thresholds(List<KittiCounts> frames, int labels) {
        double[] sorted = frames.stream()
                .flatMapToDouble(frame -> Arrays.stream(frame.hitScores()))
                .map(score -> -score)
                .sorted()
                .toArray();
        List<Double> thresholds = new ArrayList<>();
        double recall = 0;
        for (int i = 0; i < sorted.length; i++) {
            boolean last = i == sorted.length - 1;
            double here = (i + 1.0) / labels;
            double next = last ? here : (i + 2.0) / labels;
            if (last || next - recall >= recall - here) {
                thresholds.add(-sorted[i]);
                recall += 1.0 / (LEVELS - 1);
            }
        }
        return thresholds;
    }
}
