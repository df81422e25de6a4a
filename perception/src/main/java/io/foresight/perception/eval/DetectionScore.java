package io.foresight.perception.eval;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.geometry.BoxOverlap;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
    private static final double USUAL_RANGE_METRES = 50;
    private static final int USUAL_POINTS = 5;

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

    /** The rule by which results are shown to users: labels within 50 m with at least 5 points. */
    public static DetectionScore usual(Taxonomy taxonomy) {
        return new DetectionScore(taxonomy, USUAL_RANGE_METRES, USUAL_POINTS);
    }

    /** What is counted, for users, such as {@code objects within 50 m with at least 5 points; bird's-eye IoU at least 0.5 for car}. */
    public String rule() {
        Map<Double, List<String>> classes = new LinkedHashMap<>();
        for (ObjectClass objectClass : taxonomy.objectClasses()) {
            classes.computeIfAbsent(objectClass.hitIou(), iou -> new ArrayList<>())
                    .add(objectClass.name());
        }
        List<String> ious = new ArrayList<>();
        classes.forEach((iou, names) -> ious.add(iou + " for " + String.join(", ", names)));
        return "objects within "
                + BigDecimal.valueOf(rangeMetres).stripTrailingZeros().toPlainString() + " m with at least " + minPoints
                + " points; bird's-eye IoU at least " + String.join(", ", ious);
    }

    /** Adds one frame and tells what became of each box; boxes and labels must be in the same coordinate frame. */
    public FrameMatch add(List<Detection> detections, List<LabelledBox> labels) {
        FrameMatch match = match(detections, labels);
        for (int i = 0; i < detections.size(); i++) {
            if (match.detections().get(i) == FrameMatch.Verdict.FALSE) {
                Detection detection = detections.get(i);
                count(detection.objectClass(), detection.box().range(), new Tally(0, 0, 1));
            }
        }
        for (int i = 0; i < labels.size(); i++) {
            FrameMatch.Verdict verdict = match.labels().get(i);
            if (verdict != FrameMatch.Verdict.NOT_COUNTED) {
                int found = verdict == FrameMatch.Verdict.HIT ? 1 : 0;
                count(match.labelClasses().get(i), labels.get(i).box().range(), new Tally(1, found, 0));
            }
        }
        return match;
    }

    private FrameMatch match(List<Detection> detections, List<LabelledBox> labels) {
        int[] foundBy = new int[labels.size()];
        Arrays.fill(foundBy, FrameMatch.NOBODY);
        ObjectClass[] classes = labels.stream()
                .map(label -> taxonomy.classOf(label.objectClass()))
                .toArray(ObjectClass[]::new);
        FrameMatch.Verdict[] verdicts = new FrameMatch.Verdict[detections.size()];
        List<Integer> byScore =
                new ArrayList<>(IntStream.range(0, detections.size()).boxed().toList());
        byScore.sort(Comparator.comparingDouble(i -> -detections.get(i).score()));
        for (int i : byScore) {
            Detection detection = detections.get(i);
            int best = best(detection, labels, classes, foundBy);
            if (best >= 0) {
                foundBy[best] = i;
                verdicts[i] = isDemanded(labels.get(best)) ? FrameMatch.Verdict.HIT : FrameMatch.Verdict.NOT_COUNTED;
            } else {
                boolean counts = detection.box().range() <= rangeMetres && !isOnIgnored(detection, labels, classes);
                verdicts[i] = counts ? FrameMatch.Verdict.FALSE : FrameMatch.Verdict.NOT_COUNTED;
            }
        }
        List<FrameMatch.Verdict> wanted = new ArrayList<>();
        for (int i = 0; i < foundBy.length; i++) {
            boolean counts = classes[i] != ObjectClass.IGNORED && isDemanded(labels.get(i));
            FrameMatch.Verdict answer = foundBy[i] >= 0 ? FrameMatch.Verdict.HIT : FrameMatch.Verdict.MISSED;
            wanted.add(counts ? answer : FrameMatch.Verdict.NOT_COUNTED);
        }
        List<Integer> finders = Arrays.stream(foundBy).boxed().toList();
        return new FrameMatch(rule(), List.of(verdicts), wanted, List.of(classes), finders);
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
    private int best(Detection detection, List<LabelledBox> labels, ObjectClass[] classes, int[] foundBy) {
        int best = -1;
        double bestIou = 0;
        for (int i = 0; i < foundBy.length; i++) {
            LabelledBox label = labels.get(i);
            if (foundBy[i] < 0 && classes[i] == detection.objectClass()) {
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
