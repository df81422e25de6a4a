package io.foresight.launch.demo;

import io.foresight.perception.data.LabelledBox;
import io.foresight.perception.data.ObjectClass;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.geometry.Box3d;
import io.foresight.perception.geometry.BoxOverlap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts detections against the simulator's truth, frame by frame. By falling score each box takes the free object of its class that it
 * overlaps most from above, if that is enough: IoU 0.5 for cars, trucks and buses, 0.25 for the small classes. An object has to be found
 * when its centre is within {@link #RANGE_METRES} and at least {@link #LEAST_POINTS} points lie on it; others, and boxes on them or beyond
 * the range, count neither way. Thread-safe.
 */
public final class Scoreboard {
    /** Farther objects are not counted. */
    public static final double RANGE_METRES = 50;
    /** Objects with fewer points are not counted. */
    public static final int LEAST_POINTS = 5;

    private static final double[] RANGE_EDGES = {0, 15, 30, RANGE_METRES};

    private final Map<String, Tally> byClass = new LinkedHashMap<>();
    private final Map<String, Tally> byRange = new LinkedHashMap<>();
    private Tally all = Tally.NONE;

    /** Classes and ranges are there from the start, so that a report has every row. */
    public Scoreboard() {
        for (ObjectClass objectClass : ObjectClass.values()) {
            byClass.put(objectClass.label(), Tally.NONE);
        }
        for (int i = 1; i < RANGE_EDGES.length; i++) {
            byRange.put(rangeName(i), Tally.NONE);
        }
    }

    /**
     * Counts one frame.
     *
     * @param detections by falling score, in the truth's frame
     */
    public synchronized void add(List<LabelledBox> truth, List<Detection> detections) {
        boolean[] taken = new boolean[truth.size()];
        for (Detection detection : detections) {
            int match = bestMatch(truth, detection, taken);
            if (match >= 0) {
                taken[match] = true;
            } else if (detection.box().range() <= RANGE_METRES) {
                count(detection.objectClass(), detection.box(), new Tally(0, 0, 1));
            }
        }
        for (int k = 0; k < taken.length; k++) {
            LabelledBox object = truth.get(k);
            if (counts(object)) {
                count(object.objectClass(), object.box(), new Tally(1, taken[k] ? 1 : 0, 0));
            }
        }
    }

    /** Everything counted. */
    public synchronized Tally all() {
        return all;
    }

    /** The same by class label. */
    public synchronized Map<String, Tally> byClass() {
        return new LinkedHashMap<>(byClass);
    }

    /** The same by distance in metres, such as {@code 15-30}. */
    public synchronized Map<String, Tally> byRange() {
        return new LinkedHashMap<>(byRange);
    }

    private static int bestMatch(List<LabelledBox> truth, Detection detection, boolean[] taken) {
        int best = -1;
        double most = requiredOverlap(detection.objectClass());
        for (int k = 0; k < truth.size(); k++) {
            LabelledBox object = truth.get(k);
            if (taken[k] || object.objectClass() != detection.objectClass()) {
                continue;
            }
            double overlap = BoxOverlap.bev(object.box(), detection.box());
            if (overlap >= most) {
                most = overlap;
                best = k;
            }
        }
        return best;
    }

    private static double requiredOverlap(ObjectClass objectClass) {
        return switch (objectClass) {
            case CAR, TRUCK, BUS -> 0.5;
            case PEDESTRIAN, CYCLIST, MOTORCYCLE -> 0.25;
        };
    }

    private static boolean counts(LabelledBox object) {
        return object.box().range() <= RANGE_METRES && object.points() >= LEAST_POINTS;
    }

    private void count(ObjectClass objectClass, Box3d box, Tally tally) {
        all = all.plus(tally);
        byClass.merge(objectClass.label(), tally, Tally::plus);
        int bin = 1;
        while (box.range() > RANGE_EDGES[bin]) {
            bin++;
        }
        byRange.merge(rangeName(bin), tally, Tally::plus);
    }

    private static String rangeName(int bin) {
        return String.format(Locale.ROOT, "%.0f-%.0f", RANGE_EDGES[bin - 1], RANGE_EDGES[bin]);
    }
}
