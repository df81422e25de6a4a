package io.foresight.perception.eval.nuscenes;

import io.foresight.perception.eval.Interpolation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The metrics of one class over recalls, from 1 down to the lowest that counts; NaN at recalls that were not reached. */
public final class TrackingCurve {
    private static final Set<TrackingMetric> AVERAGES = Set.of(TrackingMetric.AMOTA, TrackingMetric.AMOTP);
    private static final double ROUND = 1e12;
    private static final double COUNTED = -1;

    private final double[] recalls;
    private final double[] thresholds;
    private final Map<TrackingMetric, double[]> values = new EnumMap<>(TrackingMetric.class);

    private TrackingCurve(double[] recalls, double[] thresholds) {
        this.recalls = recalls;
        this.thresholds = thresholds;
        for (TrackingMetric metric : TrackingMetric.values()) {
            if (!AVERAGES.contains(metric)) {
                values.put(metric, nan(recalls.length));
            }
        }
    }

    static TrackingCurve of(ClassTracks tracks, TrackingSettings settings) {
        int count = settings.numThresholds();
        if (tracks.labels() == 0) {
            return new TrackingCurve(nan(count), nan(count));
        }
        double[] scores = ClearRun.of(tracks, Double.NEGATIVE_INFINITY).matchScores();
        if (scores.length == 0) {
            TrackingCurve worst = new TrackingCurve(nan(count), nan(count));
            worst.fill(tracks, settings);
            return worst;
        }
        double[] recalls = recalls(settings);
        TrackingCurve curve = new TrackingCurve(recalls, thresholds(recalls, scores, tracks.labels()));
        curve.measure(tracks, settings);
        return curve;
    }

    /** The recalls; NaN where no object was matched at all. */
    public double[] recalls() {
        return recalls.clone();
    }

    /** The score that a track needs at each recall. */
    public double[] thresholds() {
        return thresholds.clone();
    }

    /** The values of a metric other than the averages over recalls. */
    public double[] values(TrackingMetric metric) {
        return values.get(metric).clone();
    }

    private static double[] recalls(TrackingSettings settings) {
        double[] rising = Interpolation.steps(settings.minRecall(), 1, settings.numThresholds());
        double[] falling = new double[rising.length];
        Arrays.setAll(falling, i -> Math.rint(rising[rising.length - 1 - i] * ROUND) / ROUND);
        return falling;
    }

    /** Scores of matches, as many of which as each recall takes; NaN where there are fewer. */
    private static double[] thresholds(double[] recalls, double[] scores, int labels) {
        double[] reached = new double[scores.length];
        Arrays.setAll(reached, i -> (i + 1) / (double) labels);
        double[] thresholds = new double[recalls.length];
        Arrays.setAll(thresholds, i -> Interpolation.at(recalls[i], reached, scores, scores[0], Double.NaN));
        return thresholds;
    }

    private void measure(ClassTracks tracks, TrackingSettings settings) {
        Map<Double, Map<TrackingMetric, Double>> known = new HashMap<>();
        for (int i = 0; i < thresholds.length; i++) {
            if (!Double.isNaN(thresholds[i])) {
                Map<TrackingMetric, Double> metrics =
                        known.computeIfAbsent(thresholds[i], threshold -> ClearRun.of(tracks, threshold)
                                .metrics());
                for (Map.Entry<TrackingMetric, double[]> entry : values.entrySet()) {
                    entry.getValue()[i] = metrics.get(entry.getKey());
                }
            }
        }
        if (known.isEmpty()) {
            fill(tracks, settings);
        }
    }

    /** The worst values, where no recall was reached. */
    private void fill(ClassTracks tracks, TrackingSettings settings) {
        values.forEach((metric, all) -> {
            double worst = settings.metricWorst().get(metric);
            Arrays.fill(all, worst == COUNTED ? counted(metric, tracks) : worst);
        });
    }

    private static double counted(TrackingMetric metric, ClassTracks tracks) {
        return switch (metric) {
            case ML -> tracks.objects();
            case GT, FN -> tracks.labels();
            case AMOTA, AMOTP, RECALL, MOTAR, MOTA, MOTP, MT, FAF, TP, FP, IDS, FRAG, TID, LGD -> Double.NaN;
        };
    }

    /** At the recall with the best MOTA, of equal ones the highest; and the averages. NaN without labels. */
    Map<TrackingMetric, Double> summary(TrackingSettings settings) {
        Map<TrackingMetric, Double> summary = new EnumMap<>(TrackingMetric.class);
        int best = best(values.get(TrackingMetric.MOTA));
        values.forEach((metric, all) -> summary.put(metric, best < 0 ? Double.NaN : all[best]));
        summary.put(TrackingMetric.AMOTA, average(TrackingMetric.MOTAR, TrackingMetric.AMOTA, settings));
        summary.put(TrackingMetric.AMOTP, average(TrackingMetric.MOTP, TrackingMetric.AMOTP, settings));
        return summary;
    }

    private double average(TrackingMetric of, TrackingMetric average, TrackingSettings settings) {
        double[] all = values.get(of);
        if (Arrays.stream(all).allMatch(Double::isNaN)) {
            return Double.NaN;
        }
        double worst = settings.metricWorst().get(average);
        return Arrays.stream(all)
                .map(value -> Double.isNaN(value) ? worst : value)
                .average()
                .orElseThrow();
    }

    private static int best(double[] mota) {
        int best = -1;
        for (int i = 0; i < mota.length; i++) {
            if (!Double.isNaN(mota[i]) && (best < 0 || mota[i] > mota[best])) {
                best = i;
            }
        }
        return best;
    }

    private static double[] nan(int count) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
