package io.foresight.perception.eval.nuscenes;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Scores of a detector.
 *
 * @param classes by name, in the order of the settings
 * @param meanAp over classes and distances, [0, 1]; as in the kit a class without labels counts as 0
 * @param errors means over the classes that have the error; NaN where none has
 * @param score the nuScenes detection score (NDS), [0, 1]
 */
public record DetectionScores(
        Map<String, ClassScore> classes, double meanAp, Map<TpError, Double> errors, double score) {
    public DetectionScores {
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
        errors = Collections.unmodifiableMap(new EnumMap<>(errors));
    }

    /**
     * Scores of one class.
     *
     * @param labels that count
     * @param detections that count
     * @param curves by matching distance in metres
     * @param ap average precision by matching distance, [0, 1]; 0 where there are no labels
     * @param errors mean errors of matches; NaN where the class has none of that kind, 1 where too few matched or there are no labels
     */
    public record ClassScore(
            int labels,
            int detections,
            Map<Double, DetectionCurve> curves,
            Map<Double, Double> ap,
            Map<TpError, Double> errors) {
        /** Over the matching distances. */
        public double meanAp() {
            return mean(ap.values().stream().mapToDouble(Double::doubleValue));
        }
    }

    /**
     * Scores detections against labels.
     *
     * @param detections by sample, of the same samples as the labels; what does not count is left out here
     * @throws IllegalArgumentException when the samples differ
     */
    public static DetectionScores of(
            GroundTruth truth, Map<String, List<EvalBox>> detections, DetectionSettings settings) {
        truth.difference(detections.keySet()).ifPresent(difference -> {
            throw new IllegalArgumentException(difference);
        });
        BoxFilter filter = settings.filter();
        Map<String, List<EvalBox>> labels = new LinkedHashMap<>();
        Map<String, List<EvalBox>> found = new LinkedHashMap<>();
        truth.samples().forEach((token, sample) -> labels.put(token, filter.kept(sample, sample.labels())));
        detections.forEach(
                (token, boxes) -> found.put(token, filter.kept(truth.samples().get(token), boxes)));
        Map<String, ClassScore> classes = new LinkedHashMap<>();
        for (String name : settings.classRange().keySet()) {
            boolean symmetric = settings.symmetricClasses().contains(name);
            classes.put(name, score(name, new DetectionMatching(name, labels, found, symmetric), settings));
        }
        return summary(classes, settings);
    }

    private static ClassScore score(String name, DetectionMatching matching, DetectionSettings settings) {
        Map<Double, DetectionCurve> curves = new LinkedHashMap<>();
        Map<Double, Double> ap = new LinkedHashMap<>();
        for (double distance : settings.distThs()) {
            DetectionCurve curve = matching.labels() == 0 ? DetectionCurve.ofNoMatch() : matching.curve(distance);
            curves.put(distance, curve);
            ap.put(distance, curve.averagePrecision(settings.minRecall(), settings.minPrecision()));
        }
        Set<TpError> undefined = settings.undefinedErrors().getOrDefault(name, Set.of());
        Map<TpError, Double> errors = new EnumMap<>(TpError.class);
        for (TpError error : TpError.values()) {
            DetectionCurve curve = curves.get(settings.distThTp());
            errors.put(error, undefined.contains(error) ? Double.NaN : curve.meanError(error, settings.minRecall()));
        }
        return new ClassScore(matching.labels(), matching.detections(), curves, ap, errors);
    }

    private static DetectionScores summary(Map<String, ClassScore> classes, DetectionSettings settings) {
        double meanAp = mean(classes.values().stream().mapToDouble(ClassScore::meanAp));
        Map<TpError, Double> errors = new EnumMap<>(TpError.class);
        for (TpError error : TpError.values()) {
            errors.put(
                    error,
                    mean(classes.values().stream()
                            .mapToDouble(score -> score.errors().get(error))
                            .filter(value -> !Double.isNaN(value))));
        }
        double sum = settings.meanApWeight() * meanAp;
        for (double error : errors.values()) {
            sum += rightness(error);
        }
        return new DetectionScores(classes, meanAp, errors, sum / (settings.meanApWeight() + errors.size()));
    }

    /** What an error is worth in the detection score: 1 - error, at least 0. */
    static double rightness(double error) {
        return Math.max(0, 1 - error);
    }

    private static double mean(DoubleStream values) {
        return values.average().orElse(Double.NaN);
    }
}
