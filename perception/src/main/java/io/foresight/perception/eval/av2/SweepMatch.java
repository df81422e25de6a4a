package io.foresight.perception.eval.av2;

import io.foresight.core.geometry.Pose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges the detections of one class in one sweep: each goes to the nearest label, near or far, and the one with the highest score at a label
 * is its match if it is near enough; all others are false. So a detection does not take the next label when the nearest is taken.
 */
final class SweepMatch {
    /** A shorter x axis on the ground has no heading; SciPy, which the kit asks, then says 0. */
    private static final double UPRIGHT = 1e-7;

    private SweepMatch() {}

    /**
     * A detection that counts.
     *
     * @param label its label; null where it is false at any distance
     */
    record Judged(Av2Box detection, Av2Box label) {
        boolean matches(double metres) {
            return label != null && distance() < metres;
        }

        double distance() {
            return detection.distance(label);
        }

        double headingDifference() {
            double difference =
                    Math.abs(yaw(detection.box().pose()) - yaw(label.box().pose()));
            return Math.min(difference, 2 * Math.PI - difference);
        }

        private static double yaw(Pose pose) {
            double[] rotation = pose.rotation();
            return Math.hypot(rotation[0], rotation[3]) < UPRIGHT ? 0 : Math.atan2(rotation[3], rotation[0]);
        }
    }

    /** The labels within the range that have points. */
    static List<Av2Box> counted(List<Av2Box> labels, Av2Settings settings) {
        return labels.stream()
                .filter(label -> label.points() > 0 && label.range() < settings.maxRangeM())
                .toList();
    }

    static List<Judged> judge(List<Av2Box> detections, List<Av2Box> labels, Av2Settings settings) {
        List<Av2Box> counted = counted(labels, settings);
        List<Av2Box> best = detections.stream()
                .sorted(Comparator.comparingDouble(detection -> -detection.score()))
                .filter(detection -> detection.range() < settings.maxRangeM())
                .limit(settings.maxNumDtsPerCategory())
                .toList();
        List<Judged> judged = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (Av2Box detection : best) {
            int nearest = nearest(detection, counted);
            judged.add(new Judged(detection, nearest >= 0 && taken.add(nearest) ? counted.get(nearest) : null));
        }
        return judged;
    }

    private static int nearest(Av2Box detection, List<Av2Box> labels) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < labels.size(); i++) {
            double distance = detection.distance(labels.get(i));
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
