package io.foresight.reflect.learn;

import java.util.ArrayList;
import java.util.List;

/**
 * How far probabilities can be believed, and the temperature at which they can be believed best: the one that divides all logits and makes
 * what was true most likely (Guo et al. 2017, section 4.2).
 */
public final class Calibration {
    private static final double LEAST = 1e-12;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 40;
    private static final int BINS = 15;

    private final List<double[]> logits = new ArrayList<>();
    private final List<Integer> truths = new ArrayList<>();

    /** One prediction: probabilities, and which class was true. */
    public void add(double[] probabilities, int truth) {
        double[] log = new double[probabilities.length];
        for (int k = 0; k < log.length; k++) {
            log[k] = Math.log(Math.max(LEAST, probabilities[k]));
        }
        logits.add(log);
        truths.add(truth);
    }

    /** Predictions so far. */
    public int size() {
        return truths.size();
    }

    /** The best temperature between 1/8 and 8. */
    double temperature() {
        double low = -Math.log(8);
        double high = Math.log(8);
        for (int step = 0; step < STEPS; step++) {
            double a = high - GOLDEN * (high - low);
            double b = low + GOLDEN * (high - low);
            if (surprise(Math.exp(a)) < surprise(Math.exp(b))) {
                high = b;
            } else {
                low = a;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** Mean negative log-probability of what was true. */
    double surprise(double temperature) {
        double sum = 0;
        for (int row = 0; row < size(); row++) {
            sum -= Math.log(Math.max(LEAST, at(row, temperature)[truths.get(row)]));
        }
        return sum / size();
    }

    /** Share of the predictions whose likeliest class was true. */
    public double right() {
        int right = 0;
        for (int row = 0; row < size(); row++) {
            right += likeliest(logits.get(row)) == truths.get(row) ? 1 : 0;
        }
        return (double) right / size();
    }

    /** Expected calibration error: how far, on average, the likeliest class's probability is from how often it is true, in {@value #BINS} bins. */
    public double error(double temperature) {
        double[] confidence = new double[BINS];
        double[] right = new double[BINS];
        for (int row = 0; row < size(); row++) {
            double[] p = at(row, temperature);
            int best = likeliest(p);
            int bin = Math.min(BINS - 1, (int) (p[best] * BINS));
            confidence[bin] += p[best];
            right[bin] += best == truths.get(row) ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(confidence[bin] - right[bin]);
        }
        return error / size();
    }

    /** Mean squared distance between the probabilities and what was true, over all classes (Brier 1950): 0 at best, 2 at worst. */
    public double brier() {
        double sum = 0;
        for (int row = 0; row < size(); row++) {
            double[] p = at(row, 1);
            for (int k = 0; k < p.length; k++) {
                double distance = p[k] - (k == truths.get(row) ? 1 : 0);
                sum += distance * distance;
            }
        }
        return sum / size();
    }

    private double[] at(int row, double temperature) {
        double[] p = logits.get(row).clone();
        double largest = p[likeliest(p)];
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp((p[k] - largest) / temperature);
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
        return p;
    }

    private static int likeliest(double... values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }
}
