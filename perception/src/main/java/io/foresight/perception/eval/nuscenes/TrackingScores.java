package io.foresight.perception.eval.nuscenes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores of a tracker.
 *
 * @param classes by name, in alphabetical order
 * @param all of all classes together: counts are summed, the others averaged; classes without labels are left out
 */
public record TrackingScores(Map<String, ClassScore> classes, Map<TrackingMetric, Double> all) {
    public TrackingScores {
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
        all = Collections.unmodifiableMap(new EnumMap<>(all));
    }

    /**
     * Scores of one class.
     *
     * @param labels boxes of objects that count, filled gaps included
     * @param objects that count
     * @param boxes of tracks that count, filled gaps included
     * @param tracks that count
     * @param curve over recalls
     * @param metrics averages over recalls; the others at the recall with the best MOTA; NaN without labels
     */
    public record ClassScore(
            int labels, int objects, int boxes, int tracks, TrackingCurve curve, Map<TrackingMetric, Double> metrics) {}

    /**
     * Scores tracks against labels.
     *
     * @param boxes by sample, of the same samples as the labels; what does not count is left out here
     * @throws IllegalArgumentException when the samples differ
     */
    public static TrackingScores of(GroundTruth truth, Map<String, List<EvalBox>> boxes, TrackingSettings settings) {
        truth.difference(boxes.keySet()).ifPresent(difference -> {
            throw new IllegalArgumentException(difference);
        });
        List<TrackScene> labelled = new ArrayList<>();
        List<TrackScene> found = new ArrayList<>();
        for (List<EvalSample> scene : truth.scenes().values()) {
            labelled.add(TrackScene.ofLabels(scene, settings.filter()));
            found.add(TrackScene.ofResults(scene, boxes, settings.filter()));
        }
        Map<String, ClassScore> classes = new LinkedHashMap<>();
        for (String name : settings.trackingNames()) {
            ClassTracks tracks = new ClassTracks(name, labelled, found, settings.distThTp());
            TrackingCurve curve = TrackingCurve.of(tracks, settings);
            classes.put(
                    name,
                    new ClassScore(
                            tracks.labels(),
                            tracks.objects(),
                            tracks.boxes(),
                            tracks.tracks(),
                            curve,
                            curve.summary(settings)));
        }
        return new TrackingScores(classes, all(classes));
    }

    private static Map<TrackingMetric, Double> all(Map<String, ClassScore> classes) {
        Map<TrackingMetric, Double> all = new EnumMap<>(TrackingMetric.class);
        for (TrackingMetric metric : TrackingMetric.values()) {
            double[] known = classes.values().stream()
                    .mapToDouble(score -> score.metrics().get(metric))
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            double sum = 0;
            for (double value : known) {
                sum += value;
            }
            all.put(metric, known.length == 0 ? Double.NaN : metric.summed() ? sum : sum / known.length);
        }
        return all;
    }
}
