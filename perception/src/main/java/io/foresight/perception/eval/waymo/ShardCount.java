package io.foresight.perception.eval.waymo;

import io.foresight.core.matching.LinearAssignment;
import java.util.List;

/**
 * Counts matches of one class and range at every score cutoff. Labels and detections are matched so that the sum of overlaps is the largest,
 * whatever the scores are.
 */
final class ShardCount {
    /** The tool sums overlaps in whole millionths. */
    private static final double QUANTA = 1e6;

    private final double minOverlap;
    private final WaymoSettings settings;
    private final float[] cutoffs;
    private final int[] truePositives;
    private final double[] headingAccuracy;
    private final int[] falsePositives;
    private final int[][] missed; // by level and cutoff
    private final int[] labels = new int[WaymoScores.LEVELS + 1];
    private int detections;

    ShardCount(double minOverlap, WaymoSettings settings) {
        this.minOverlap = minOverlap;
        this.settings = settings;
        cutoffs = settings.cutoffs();
        truePositives = new int[cutoffs.length];
        headingAccuracy = new double[cutoffs.length];
        falsePositives = new int[cutoffs.length];
        missed = new int[WaymoScores.LEVELS + 1][cutoffs.length];
    }

    /** Labels of the level, those of lower ones included. */
    int labels(int level) {
        return labels[level];
    }

    int detections() {
        return detections;
    }

    double precision(int level, boolean byHeading) {
        RecallCurve curve = new RecallCurve();
        for (int i = 0; i < cutoffs.length; i++) {
            double right = byHeading ? headingAccuracy[i] : truePositives[i];
            curve.add(truePositives[i], right, falsePositives[i], missed[level][i]);
        }
        return curve.area(settings.desiredRecallDelta());
    }

    void add(FrameObjects frame) {
        detections += frame.detections().size();
        for (int level = 1; level <= WaymoScores.LEVELS; level++) {
            labels[level] += levelCount(frame.labels(), level);
        }
        double[][] overlaps =
                new double[frame.labels().size()][frame.detections().size()];
        for (int i = 0; i < overlaps.length; i++) {
            for (int j = 0; j < overlaps[i].length; j++) {
                double overlap = settings.overlap()
                        .of(
                                frame.labels().get(i).box(),
                                frame.detections().get(j).box());
                overlaps[i][j] = (float) overlap >= (float) minOverlap ? overlap : 0;
            }
        }
        int[] match = new int[0];
        int count = -1;
        for (int i = 0; i < cutoffs.length; i++) {
            float cutoff = cutoffs[i];
            int above = (int) frame.detections().stream()
                    .filter(detection -> detection.score() >= cutoff)
                    .count();
            if (above != count) {
                match = match(overlaps, above);
                count = above;
            }
            count(frame, match, above, i);
        }
    }

    /** The detection of each label among the first {@code count}. */
    private static int[] match(double[][] overlaps, int count) {
        double[][] costs = new double[overlaps.length][count];
        for (int i = 0; i < costs.length; i++) {
            for (int j = 0; j < count; j++) {
                costs[i][j] = -Math.rint((float) overlaps[i][j] * QUANTA);
            }
        }
        int[] match = LinearAssignment.solve(costs);
        for (int i = 0; i < match.length; i++) {
            if (match[i] != LinearAssignment.NONE && overlaps[i][match[i]] == 0) {
                match[i] = LinearAssignment.NONE;
            }
        }
        return match;
    }

    private void count(FrameObjects frame, int[] match, int above, int cutoff) {
        boolean[] taken = new boolean[above];
        for (int i = 0; i < match.length; i++) {
            WaymoObject label = frame.labels().get(i);
            if (match[i] != LinearAssignment.NONE) {
                taken[match[i]] = true;
                truePositives[cutoff]++;
                headingAccuracy[cutoff] +=
                        headingAccuracy(label, frame.detections().get(match[i]));
            } else {
                for (int level = label.level(); level <= WaymoScores.LEVELS; level++) {
                    missed[level][cutoff]++;
                }
            }
        }
        for (int j = 0; j < above; j++) {
            boolean counts = !taken[j] && !frame.detections().get(j).inNoLabelZone();
            falsePositives[cutoff] += counts ? 1 : 0;
        }
    }

    /** 1 for the same heading, 0 for the opposite one. */
    private static double headingAccuracy(WaymoObject label, WaymoObject detection) {
        double difference = Math.abs(label.box().yaw() - detection.box().yaw());
        return 1 - Math.min(difference, 2 * Math.PI - difference) / Math.PI;
    }

    private static int levelCount(List<WaymoObject> labels, int level) {
        return (int) labels.stream().filter(label -> label.level() <= level).count();
    }
}
