package io.foresight.reflect.experiment;

import io.foresight.reflect.learn.Calibration;

/**
 * How far probabilities could be believed.
 *
 * @param right share of the predictions whose likeliest class was true
 * @param calibrationError expected calibration error of the likeliest class
 * @param brier mean squared distance from the truth, 0 at best, 2 at worst
 */
public record Reliability(int predictions, double right, double calibrationError, double brier) {
    static Reliability of(Calibration calibration) {
        return new Reliability(calibration.size(), calibration.right(), calibration.error(1), calibration.brier());
    }
}
