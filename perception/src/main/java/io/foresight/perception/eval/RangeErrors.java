package io.foresight.perception.eval;

import io.foresight.perception.data.kitti.KittiObject;
import io.foresight.perception.data.kitti.KittiType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far the centres of found objects are off in the ground plane, by their distance from the camera: each detection, by falling score, finds
 * the label of its class that it overlaps most in the bird's-eye view. Not thread-safe.
 */
final class RangeErrors {
    /** Width of a range, metres. */
    static final int STEP_METRES = 10;

    private static final int RANGES = 10;

    private final KittiType type;
    private final double leastIou;
    private final int[] labels = new int[RANGES];
    private final int[] found = new int[RANGES];
    private final double[] error = new double[RANGES];

    /** @param leastIou smallest bird's-eye IoU of a match */
    RangeErrors(KittiType type, double leastIou) {
        this.type = type;
        this.leastIou = leastIou;
    }

    /**
     * One range.
     *
     * @param fromMetres with the first, to the next range without it
     * @param labels objects there
     * @param found those of them that were found
     * @param meanErrorMetres distance of centres, mean over those found; NaN where none was
     */
    record Row(int fromMetres, int labels, int found, double meanErrorMetres) {}

    KittiType type() {
        return type;
    }

    void add(KittiFrame frame) {
        List<KittiObject> open = new ArrayList<>(frame.labels().stream()
                .filter(label -> label.type() == type && range(label) < RANGES)
                .toList());
        open.forEach(label -> labels[range(label)]++);
        frame.detections().stream()
                .filter(detection -> detection.type() == type)
                .sorted(Comparator.comparingDouble(detection -> -detection.score()))
                .forEach(detection -> match(detection, open));
    }

    private void match(KittiObject detection, List<KittiObject> open) {
        KittiObject best = null;
        double most = 0;
        for (KittiObject label : open) {
            double iou = KittiMetric.BEV.overlap(detection, label);
            if (iou >= leastIou && iou > most) {
                best = label;
                most = iou;
            }
        }
        if (best != null) {
            open.remove(best);
            found[range(best)]++;
            error[range(best)] += Math.hypot(detection.x() - best.x(), detection.z() - best.z());
        }
    }

    private static int range(KittiObject object) {
        return (int) (Math.hypot(object.x(), object.z()) / STEP_METRES);
    }

    /** Ranges in which objects are labelled. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < RANGES; i++) {
            if (labels[i] > 0) {
                rows.add(new Row(i * STEP_METRES, labels[i], found[i], error[i] / found[i]));
            }
        }
        return rows;
    }
}
