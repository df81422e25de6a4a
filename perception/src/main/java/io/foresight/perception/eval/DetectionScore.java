package io.foresight.perception.eval;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.geometry.BoxOverlap;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Precision and recall against labels, by class and by range, accumulated over frames.
 *
 * <p>In order of descending score, each detection is matched to the unmatched label of its class with the highest BEV IoU, if that is at
 * least {@link ObjectClass#hitIou}. A label with fewer than {@code minPoints} points, beyond {@code rangeMetres} or of an ignored class
 * does not count as missed, and a detection that matches it is not a false positive; neither is a detection beyond the range. Not
 * thread-safe.
 */
public final class DetectionScore {
    private static final double[] RANGE_ENDS = {20, 35, Double.POSITIVE_INFINITY};
    private static final double SHARE_ON_IGNORED = 0.5;

    private final Taxonomy taxonomy;
    private final double rangeMetres;
    private final int minPoints;
    private final Map<ObjectClass, Tally> byClass = new TreeMap<>();
    private final Tally[] byRange = {Tally.ZERO, Tally.ZERO, Tally.ZERO};

    /**
     * @param taxonomy of the model: only its classes are evaluated; the labels' classes are mapped to them
     * @param rangeMetres in the ground plane from the sensor
     * @param minPoints labels with a known, smaller number of points do not count as missed
     */
    public DetectionScore(Taxonomy taxonomy, double rangeMetres, int minPoints) {
        if (!(rangeMetres > 0)) {
            throw new IllegalArgumentException("range must be positive, got " + rangeMetres + " m");
        }
        this.taxonomy = taxonomy;
        this.rangeMetres = rangeMetres;
        this.minPoints = minPoints;
    }

    /** Adds one frame; boxes and labels must be in the same coordinate frame. */
    public void add(List<Detection> detections, List<LabelledBox> labels) {
        boolean[] found = new boolean[labels.size()];
        ObjectClass[] classes = labels.stream()
                .map(label -> taxonomy.classOf(label.objectClass()))
                .toArray(ObjectClass[]::new);
        List<Detection> sorted = new ArrayList<>(detections);
        sorted.sort(Comparator.comparingDouble(detection -> -detection.score()));
        for (Detection detection : sorted) {
            int best = best(detection, labels, classes, found);
            if (best >= 0) {
                found[best] = true;
            } else if (detection.box().range() <= rangeMetres && !isOnIgnored(detection, labels, classes)) {
                count(detection.objectClass(), detection.box().range(), new Tally(0, 0, 1));
            }
        }
        for (int i = 0; i < found.length; i++) {
            LabelledBox label = labels.get(i);
            if (classes[i] != ObjectClass.IGNORED && isDemanded(label)) {
                count(classes[i], label.box().range(), new Tally(1, found[i] ? 1 : 0, 0));
            }
        }
    }

    /** Counts of all frames so far. */
    public Tally total() {
        Tally total = Tally.ZERO;
        for (Tally tally : byRange) {
            total = total.plus(tally);
        }
        return total;
    }

    /** By class, for the classes that occurred. */
    public Map<ObjectClass, Tally> byClass() {
        return new TreeMap<>(byClass);
    }

    /** By distance of the label, or of the false positive: "0-20", "20-35", and from 35 m to the range. */
    public Map<String, Tally> byRange() {
        Map<String, Tally> named = new LinkedHashMap<>();
        named.put("0-20", byRange[0]);
        named.put("20-35", byRange[1]);
        named.put("35-" + Math.round(rangeMetres), byRange[2]);
        return named;
    }

    /** Labels that count are preferred, so that a match is not spent on one that does not count. */
    private int best(Detection detection, List<LabelledBox> labels, ObjectClass[] classes, boolean[] found) {
        int best = -1;
        double bestIou = 0;
        for (int i = 0; i < found.length; i++) {
            LabelledBox label = labels.get(i);
            if (!found[i] && classes[i] == detection.objectClass()) {
                double iou = BoxOverlap.bev(detection.box(), label.box());
                boolean better = best < 0
                        || isDemanded(label) && !isDemanded(labels.get(best))
                        || isDemanded(label) == isDemanded(labels.get(best)) && iou > bestIou;
                if (iou >= detection.objectClass().hitIou() && better) {
                    best = i;
                    bestIou = iou;
                }
            }
        }
        return best;
    }

    /** Whether at least half of the detection's footprint is on an object that the model's taxonomy ignores. */
    private static boolean isOnIgnored(Detection detection, List<LabelledBox> labels, ObjectClass[] classes) {
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] == ObjectClass.IGNORED
                    && BoxOverlap.bevIntersection(detection.box(), labels.get(i).box())
                            >= SHARE_ON_IGNORED * detection.box().area()) {
                return true;
            }
        }
        return false;
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
