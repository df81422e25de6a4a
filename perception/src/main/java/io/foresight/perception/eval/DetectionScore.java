package io.foresight.perception.eval;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.geometry.BoxOverlap;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.taxonomy.ObjectClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Precision and recall against labels, by class and by range, frame after frame.
 *
 * <p>By falling score, each detection takes the free label of its class that it overlaps most from above, if that is enough: BEV IoU 0.5
 * for cars, trucks and buses, 0.3 for the small. A label with fewer than {@code minPoints} points, or beyond {@code rangeMetres}, need not
 * be found and what meets it is no false positive; nor is a detection beyond the range. One thread at a time.
 */
public final class DetectionScore {
    private static final double[] RANGE_ENDS = {20, 35, Double.POSITIVE_INFINITY};
    private static final double LARGE_IOU = 0.5;
    private static final double SMALL_IOU = 0.3;

    private final double rangeMetres;
    private final int minPoints;
    private final Map<ObjectClass, Tally> byClass = new EnumMap<>(ObjectClass.class);
    private final Tally[] byRange = {Tally.ZERO, Tally.ZERO, Tally.ZERO};

    /**
     * @param rangeMetres in the ground plane from the sensor
     * @param minPoints labels with a known count below it need not be found
     */
    public DetectionScore(double rangeMetres, int minPoints) {
        if (!(rangeMetres > 0)) {
            throw new IllegalArgumentException("range must be positive, got " + rangeMetres + " m");
        }
        this.rangeMetres = rangeMetres;
        this.minPoints = minPoints;
    }

    /** Smallest BEV IoU of a hit. */
    public static double iouLimit(ObjectClass objectClass) {
        return switch (objectClass) {
            case CAR, TRUCK, BUS -> LARGE_IOU;
            case PEDESTRIAN, CYCLIST, MOTORCYCLE -> SMALL_IOU;
        };
    }

    /** Adds one frame; boxes and labels must be of one coordinate frame. */
    public void add(List<Detection> detections, List<LabelledBox> labels) {
        boolean[] found = new boolean[labels.size()];
        List<Detection> sorted = new ArrayList<>(detections);
        sorted.sort(Comparator.comparingDouble(detection -> -detection.score()));
        for (Detection detection : sorted) {
            int best = best(detection, labels, found);
            if (best >= 0) {
                found[best] = true;
            } else if (detection.box().range() <= rangeMetres) {
                count(detection.objectClass(), detection.box().range(), new Tally(0, 0, 1));
            }
        }
        for (int i = 0; i < found.length; i++) {
            LabelledBox label = labels.get(i);
            if (isDemanded(label)) {
                count(label.objectClass(), label.box().range(), new Tally(1, found[i] ? 1 : 0, 0));
            }
        }
    }

    /** Everything so far. */
    public Tally total() {
        Tally total = Tally.ZERO;
        for (Tally tally : byRange) {
            total = total.plus(tally);
        }
        return total;
    }

    /** By class, for the classes that came up. */
    public Map<ObjectClass, Tally> byClass() {
        return new EnumMap<>(byClass);
    }

    /** By distance of the label, or of the false positive: "0-20", "20-35", and from 35 m to the range. */
    public Map<String, Tally> byRange() {
        Map<String, Tally> named = new LinkedHashMap<>();
        named.put("0-20", byRange[0]);
        named.put("20-35", byRange[1]);
        named.put("35-" + Math.round(rangeMetres), byRange[2]);
        return named;
    }

    /** Demanded labels go first, so that a hit is not spent on one that need not be found. */
    private int best(Detection detection, List<LabelledBox> labels, boolean[] found) {
        int best = -1;
        double bestIou = 0;
        for (int i = 0; i < found.length; i++) {
            LabelledBox label = labels.get(i);
            if (!found[i] && label.objectClass() == detection.objectClass()) {
                double iou = BoxOverlap.bev(detection.box(), label.box());
                boolean better = best < 0
                        || isDemanded(label) && !isDemanded(labels.get(best))
                        || isDemanded(label) == isDemanded(labels.get(best)) && iou > bestIou;
                if (iou >= iouLimit(detection.objectClass()) && better) {
                    best = i;
                    bestIou = iou;
                }
            }
        }
        return best;
    }

    private boolean isDemanded(LabelledBox label) {
        boolean seen = label.points() < 0 || label.points() >= minPoints;
        return seen && label.box().range() <= rangeMetres;
    }

    private void count(ObjectClass objectClass, double range, Tally tally) {
        byClass.merge(objectClass, tally, Tally::plus);
        int bin = 0;
        while (range > RANGE_ENDS[bin]) {
            bin++;
        }
        byRange[bin] = byRange[bin].plus(tally);
    }
}
