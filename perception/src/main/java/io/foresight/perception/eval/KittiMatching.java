package io.foresight.perception.eval;

import io.foresight.perception.data.kitti.KittiObject;
import io.foresight.perception.data.kitti.KittiType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The roles of one frame's labels and detections for one class, metric and difficulty, and the official matching between them. Not
 * thread-safe.
 */
final class KittiMatching {
    private enum Role {
        /** Counts: a label must be found, a detection must match a label. */
        COUNTS,
        /** Does not count, but may be matched. */
        IGNORED,
        /** Is left out completely. */
        ABSENT
    }

    /** True positives, false positives and false negatives. */
    record Counts(int hits, int falseAlarms, int misses) {}

    private final List<KittiObject> detections;
    private final Role[] labelRoles;
    private final Role[] detectionRoles;
    private final double[][] overlaps; // [label][detection]
    private final boolean[] taken;
    private final double[] shareInDontCare; // maximum for each detection; 0 where the metric does not use it
    private final double limit;

    KittiMatching(KittiFrame frame, KittiType type, KittiMetric metric, KittiDifficulty difficulty, double limit) {
        this.limit = limit;
        this.detections = frame.detections();
        List<KittiObject> labels = frame.labels();
        labelRoles =
                labels.stream().map(label -> labelRole(label, type, difficulty)).toArray(Role[]::new);
        detectionRoles = detections.stream()
                .map(detection -> detectionRole(detection, type, difficulty))
                .toArray(Role[]::new);
        overlaps = new double[labels.size()][detections.size()];
        for (int i = 0; i < labels.size(); i++) {
            for (int j = 0; j < detections.size() && labelRoles[i] != Role.ABSENT; j++) {
                if (detectionRoles[j] != Role.ABSENT) {
                    overlaps[i][j] = metric.overlap(labels.get(i), detections.get(j));
                }
            }
        }
        taken = new boolean[detections.size()];
        shareInDontCare = new double[detections.size()];
        for (int j = 0; j < detections.size() && metric == KittiMetric.BBOX; j++) {
            for (KittiObject label : labels) {
                if (label.type() == KittiType.DONT_CARE) {
                    shareInDontCare[j] =
                            Math.max(shareInDontCare[j], KittiMetric.shareInside(detections.get(j), label));
                }
            }
        }
    }

    int countedLabels() {
        return (int)
                Arrays.stream(labelRoles).filter(role -> role == Role.COUNTS).count();
    }

    /** Scores of the matched detections when every label takes the detection with the highest score that overlaps it enough. */
    List<Double> hitScores() {
        Arrays.fill(taken, false);
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < labelRoles.length; i++) {
            int best = -1;
            for (int j = 0; j < taken.length && labelRoles[i] != Role.ABSENT; j++) {
                if (isCandidate(i, j) && (best < 0 || score(j) > score(best))) {
                    best = j;
                }
            }
            if (best >= 0) {
                taken[best] = true;
                if (labelRoles[i] == Role.COUNTS && detectionRoles[best] == Role.COUNTS) {
                    scores.add(score(best));
                }
            }
        }
        return scores;
    }

    /** Counts using detections with at least {@code minScore}, every label taking the detection that overlaps it most. */
    Counts count(double minScore) {
        Arrays.fill(taken, false);
        int hits = 0;
        int misses = 0;
        for (int i = 0; i < labelRoles.length; i++) {
            if (labelRoles[i] != Role.ABSENT) {
                int best = mostOverlapping(i, minScore);
                if (best >= 0) {
                    taken[best] = true;
                    hits += labelRoles[i] == Role.COUNTS && detectionRoles[best] == Role.COUNTS ? 1 : 0;
                } else if (labelRoles[i] == Role.COUNTS) {
                    misses++;
                }
            }
        }
        int falseAlarms = 0;
        for (int j = 0; j < taken.length; j++) {
            boolean stands = detectionRoles[j] == Role.COUNTS && !taken[j] && score(j) >= minScore;
            falseAlarms += stands && shareInDontCare[j] <= limit ? 1 : 0;
        }
        return new Counts(hits, falseAlarms, misses);
    }

    /** A detection that counts is preferred to one that is ignored; of the ignored ones, the first in the file is taken. */
    private int mostOverlapping(int label, double minScore) {
        int best = -1;
        for (int j = 0; j < taken.length; j++) {
            if (isCandidate(label, j) && score(j) >= minScore) {
                boolean counts = detectionRoles[j] == Role.COUNTS;
                boolean bestCounts = best >= 0 && detectionRoles[best] == Role.COUNTS;
                if (best < 0 || counts && (!bestCounts || overlaps[label][j] > overlaps[label][best])) {
                    best = j;
                }
            }
        }
        return best;
    }

    private boolean isCandidate(int label, int detection) {
        return detectionRoles[detection] != Role.ABSENT && !taken[detection] && overlaps[label][detection] > limit;
    }

    private double score(int detection) {
        return detections.get(detection).score();
    }

    private static Role labelRole(KittiObject label, KittiType type, KittiDifficulty difficulty) {
        if (label.type() == type) {
            return difficulty.counts(label) ? Role.COUNTS : Role.IGNORED;
        }
        boolean neighbour = type == KittiType.CAR && label.type() == KittiType.VAN
                || type == KittiType.PEDESTRIAN && label.type() == KittiType.PERSON_SITTING;
        return neighbour ? Role.IGNORED : Role.ABSENT;
    }

    /** The official code checks the height first: a low detection of another class may match a label, without counting. */
    private static Role detectionRole(KittiObject detection, KittiType type, KittiDifficulty difficulty) {
        if (difficulty.isTooLow(detection)) {
            return Role.IGNORED;
        }
        return detection.type() == type ? Role.COUNTS : Role.ABSENT;
    }
}
