package io.foresight.perception.eval.grid;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Counts for panoptic quality (Kirillov et al., CVPR 2019) as semantic-kitti-api takes them: a segment is all points of one class and
 * instance, and is matched with the labelled segment of its class that it overlaps by more than half. Small segments without a match count in
 * no way; points whose label is an ignored class are left out before all. Not thread-safe.
 */
public final class PanopticCount {
    private static final double MATCH = 0.5;

    private final int classes;
    private final long[] matches;
    private final long[] falseAlarms;
    private final long[] misses;
    private final double[] overlap; // sum of the matches' IoU
    private final Confusion points;

    /** All zero. */
    public PanopticCount(int classes) {
        this.classes = classes;
        matches = new long[classes];
        falseAlarms = new long[classes];
        misses = new long[classes];
        overlap = new double[classes];
        points = new Confusion(classes);
    }

    /** Class and instance. */
    private record Segment(int of, int instance) {}

    private record Pair(Segment truth, Segment prediction) {}

    /**
     * Counts one sweep.
     *
     * @param truth class and instance of each point
     * @param prediction the same
     * @param ignored whether a class is left out
     * @param leastPoints of a segment that counts without a match
     */
    public void add(PointSegments truth, PointSegments prediction, IntPredicate ignored, int leastPoints) {
        Map<Segment, Integer> labelled = new HashMap<>();
        Map<Segment, Integer> predicted = new HashMap<>();
        Map<Pair, Integer> shared = new LinkedHashMap<>(); // one order, so that sums are the same each time
        for (int i = 0; i < truth.classes().length; i++) {
            int label = truth.classes()[i];
            int answer = prediction.classes()[i];
            if (!ignored.test(label)) {
                points.add(label, answer);
                Segment one = new Segment(label, truth.instances()[i]);
                Segment other = new Segment(answer, prediction.instances()[i]);
                labelled.merge(one, 1, Integer::sum);
                predicted.merge(other, 1, Integer::sum);
                if (label == answer) {
                    shared.merge(new Pair(one, other), 1, Integer::sum);
                }
            }
        }
        Set<Segment> matchedLabels = new HashSet<>();
        Set<Segment> matchedPredictions = new HashSet<>();
        shared.forEach((pair, both) -> {
            double iou = (double) both / (labelled.get(pair.truth()) + predicted.get(pair.prediction()) - both);
            if (iou > MATCH) {
                matches[pair.truth().of()]++;
                overlap[pair.truth().of()] += iou;
                matchedLabels.add(pair.truth());
                matchedPredictions.add(pair.prediction());
            }
        });
        countUnmatched(labelled, matchedLabels, leastPoints, misses);
        countUnmatched(predicted, matchedPredictions, leastPoints, falseAlarms);
    }

    private static void countUnmatched(
            Map<Segment, Integer> segments, Set<Segment> matched, int leastPoints, long[] counts) {
        segments.forEach(
                (segment, size) -> counts[segment.of()] += size >= leastPoints && !matched.contains(segment) ? 1 : 0);
    }

    /** Adds what another one of as many classes has counted. */
    public void add(PanopticCount other) {
        for (int c = 0; c < classes; c++) {
            matches[c] += other.matches[c];
            falseAlarms[c] += other.falseAlarms[c];
            misses[c] += other.misses[c];
            overlap[c] += other.overlap[c];
        }
        points.add(other.points);
    }

    /** How many classes there are. */
    public int classes() {
        return classes;
    }

    /** Points by label and prediction. */
    public Confusion points() {
        return points;
    }

    /** Labelled segments that count. */
    public long labels(int of) {
        return matches[of] + misses[of];
    }

    /** Predicted segments that count. */
    public long predictions(int of) {
        return matches[of] + falseAlarms[of];
    }

    /** SQ: mean IoU of the matches; 0 without any. */
    public double segmentation(int of) {
        return overlap[of] / Math.max(1, matches[of]);
    }

    /** RQ: the F1 of segments; 0 without any. */
    public double recognition(int of) {
        double all = matches[of] + 0.5 * falseAlarms[of] + 0.5 * misses[of];
        return all == 0 ? 0 : matches[of] / all;
    }

    /** PQ: the product of both. */
    public double quality(int of) {
        return segmentation(of) * recognition(of);
    }

    /** IoU of points; 0 without any. */
    public double iou(int of) {
        double iou = points.iou(of);
        return Double.isNaN(iou) ? 0 : iou;
    }
}
