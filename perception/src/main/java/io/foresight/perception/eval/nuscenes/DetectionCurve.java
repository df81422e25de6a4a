package io.foresight.perception.eval.nuscenes;

import io.foresight.perception.eval.Interpolation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Precision, confidence and mean errors of one class and matching distance at 101 recalls from 0 to 1. */
public final class DetectionCurve {
    /** Number of recalls. */
    public static final int POINTS = 101;

    private final double[] precision;
    private final double[] confidence;
    private final Map<TpError, double[]> errors;

    DetectionCurve(double[] precision, double[] confidence, Map<TpError, double[]> errors) {
        this.precision = precision;
        this.confidence = confidence;
        this.errors = errors;
    }

    /** Where nothing matched. */
    static DetectionCurve ofNoMatch() {
        Map<TpError, double[]> worst = new EnumMap<>(TpError.class);
        for (TpError error : TpError.values()) {
            double[] ones = new double[POINTS];
            Arrays.fill(ones, 1);
            worst.put(error, ones);
        }
        return new DetectionCurve(new double[POINTS], new double[POINTS], worst);
    }

    /** The recalls: 0, 0.01 to 1. */
    public static double[] recalls() {
        return Interpolation.steps(0, 1, POINTS);
    }

    /** By recall; 0 beyond the highest that was reached. */
    public double[] precision() {
        return precision.clone();
    }

    /** The score at which each recall is reached; 0 beyond the highest that was reached. */
    public double[] confidence() {
        return confidence.clone();
    }

    /** Mean over all matches with at least the score of each recall. */
    public double[] error(TpError error) {
        return errors.get(error).clone();
    }

    /** Normalised area under the curve above both limits, [0, 1]. */
    double averagePrecision(double minRecall, double minPrecision) {
        int first = firstPoint(minRecall);
        double sum = 0;
        for (int i = first; i < POINTS; i++) {
            sum += Math.max(0, precision[i] - minPrecision);
        }
        return sum / (POINTS - first) / (1 - minPrecision);
    }

    /** Mean over recalls from the limit to the highest that was reached; 1 where it was not reached. */
    double meanError(TpError error, double minRecall) {
        int first = firstPoint(minRecall);
        int last = POINTS - 1;
        while (last > 0 && confidence[last] == 0) {
            last--;
        }
        if (last < first) {
            return 1;
        }
        double[] values = errors.get(error);
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += values[i];
        }
        return sum / (last - first + 1);
    }

    private static int firstPoint(double minRecall) {
        return (int) Math.rint(100 * minRecall) + 1; // the point at the limit itself does not count
    }
}
