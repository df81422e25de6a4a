package io.foresight.perception.eval.nuscenes;

import io.foresight.perception.eval.Interpolation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Matches the detections of one class with its labels: by falling score, each with the nearest label of its sample that is free, if that is
 * near enough. Of equal scores the later one in the file comes first, as in the kit.
 */
final class DetectionMatching {
    private final List<Candidate> candidates;
    private final int labels;
    private final boolean symmetric;

    /** A detection and what it may match. */
    private record Candidate(EvalBox detection, List<EvalBox> labels, boolean[] taken) {}

    /**
     * Sorts the detections.
     *
     * @param labels of all classes, by sample
     * @param detections of all classes, by sample
     * @param symmetric whether the class's front and rear look the same
     */
    DetectionMatching(
            String name, Map<String, List<EvalBox>> labels, Map<String, List<EvalBox>> detections, boolean symmetric) {
        this.symmetric = symmetric;
        candidates = new ArrayList<>();
        Map<String, List<EvalBox>> own = new HashMap<>();
        int count = 0;
        for (Map.Entry<String, List<EvalBox>> sample : labels.entrySet()) {
            List<EvalBox> ofClass = ofClass(name, sample.getValue());
            own.put(sample.getKey(), ofClass);
            count += ofClass.size();
        }
        this.labels = count;
        detections.forEach((sample, boxes) -> {
            List<EvalBox> ofSample = own.get(sample);
            boolean[] taken = new boolean[ofSample.size()];
            ofClass(name, boxes).forEach(box -> candidates.add(new Candidate(box, ofSample, taken)));
        });
        Collections.reverse(candidates);
        candidates.sort(
                Comparator.comparingDouble(candidate -> -candidate.detection().score()));
    }

    int labels() {
        return labels;
    }

    int detections() {
        return candidates.size();
    }

    /** Matches below a distance, metres. */
    DetectionCurve curve(double distance) {
        candidates.forEach(candidate -> Arrays.fill(candidate.taken(), false));
        double[] precision = new double[candidates.size()];
        double[] recall = new double[candidates.size()];
        double[] scores = new double[candidates.size()];
        List<Double> matchScores = new ArrayList<>();
        Map<TpError, List<Double>> errors = new EnumMap<>(TpError.class);
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            int nearest = nearestFree(candidate, distance);
            if (nearest >= 0) {
                candidate.taken()[nearest] = true;
                matchScores.add(candidate.detection().score());
                for (TpError error : TpError.values()) {
                    double value = error.between(candidate.labels().get(nearest), candidate.detection(), symmetric);
                    errors.computeIfAbsent(error, key -> new ArrayList<>()).add(value);
                }
            }
            scores[i] = candidate.detection().score();
            precision[i] = (double) matchScores.size() / (i + 1);
            recall[i] = (double) matchScores.size() / labels;
        }
        return matchScores.isEmpty()
                ? DetectionCurve.ofNoMatch()
                : sampled(precision, recall, scores, matchScores, errors);
    }

    private static int nearestFree(Candidate candidate, double limit) {
        double least = limit;
        int nearest = -1;
        for (int i = 0; i < candidate.labels().size(); i++) {
            if (!candidate.taken()[i]) {
                double distance = candidate
                        .labels()
                        .get(i)
                        .box()
                        .centreDistance(candidate.detection().box());
                if (distance < least) {
                    least = distance;
                    nearest = i;
                }
            }
        }
        return nearest;
    }

    private static DetectionCurve sampled(
            double[] precision,
            double[] recall,
            double[] scores,
            List<Double> matchScores,
            Map<TpError, List<Double>> errors) {
        double[] recalls = DetectionCurve.recalls();
        double[] precisions = new double[recalls.length];
        double[] confidence = new double[recalls.length];
        for (int i = 0; i < recalls.length; i++) {
            precisions[i] = Interpolation.at(recalls[i], recall, precision, precision[0], 0);
            confidence[i] = Interpolation.at(recalls[i], recall, scores, scores[0], 0);
        }
        double[] rising =
                reversed(matchScores.stream().mapToDouble(Double::doubleValue).toArray());
        Map<TpError, double[]> sampled = new EnumMap<>(TpError.class);
        errors.forEach((error, values) -> {
            double[] means = reversed(runningMeans(values));
            double[] atRecall = new double[recalls.length];
            for (int i = 0; i < recalls.length; i++) {
                atRecall[i] = Interpolation.at(confidence[i], rising, means, means[0], means[means.length - 1]);
            }
            sampled.put(error, atRecall);
        });
        return new DetectionCurve(precisions, confidence, sampled);
    }

    /** Means up to each value, over those that are known; 0 before the first of them, 1 where none is. */
    private static double[] runningMeans(List<Double> values) {
        double[] means = new double[values.size()];
        double sum = 0;
        int known = 0;
        for (int i = 0; i < means.length; i++) {
            if (!Double.isNaN(values.get(i))) {
                sum += values.get(i);
                known++;
            }
            means[i] = known == 0 ? 0 : sum / known;
        }
        if (known == 0) {
            Arrays.fill(means, 1);
        }
        return means;
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }

    private static List<EvalBox> ofClass(String name, List<EvalBox> boxes) {
        return boxes.stream().filter(box -> box.name().equals(name)).toList();
    }
}
