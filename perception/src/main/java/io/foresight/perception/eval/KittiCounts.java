package io.foresight.perception.eval;

import java.util.Arrays;
import java.util.List;

/**
 * What one frame adds at every score threshold, under one rule. A threshold says only how many of the frame's detections stay, so each such
 * number is matched once, however often it is asked for. Not thread-safe.
 */
final class KittiCounts {
    private final KittiMatching matching;
    private final double[] rising; // scores of all detections
    private final KittiMatching.Counts[] byLeft; // index: how many are left
    private final double[] hitScores;
    private final int labels;

    KittiCounts(KittiMatching matching, double[] scores) {
        this.matching = matching;
        rising = scores.clone();
        Arrays.sort(rising);
        byLeft = new KittiMatching.Counts[scores.length + 1];
        hitScores =
                matching.hitScores().stream().mapToDouble(Double::doubleValue).toArray();
        labels = matching.countedLabels();
    }

    /** Labels that count. */
    int labels() {
        return labels;
    }

    /** See {@link KittiMatching#hitScores}; not to be written. */
    double[] hitScores() {
        return hitScores;
    }

    KittiMatching.Counts at(double minScore) {
        int below = 0;
        int end = rising.length;
        while (below < end) { // the first score that is not below
            int middle = (below + end) >>> 1;
            if (rising[middle] < minScore) {
                below = middle + 1;
            } else {
                end = middle;
            }
        }
        int left = rising.length - below;
        if (byLeft[left] == null) {
            byLeft[left] = matching.count(minScore);
        }
        return byLeft[left];
    }

    static int labels(List<KittiCounts> frames) {
        return frames.stream().mapToInt(KittiCounts::labels).sum();
    }
}
