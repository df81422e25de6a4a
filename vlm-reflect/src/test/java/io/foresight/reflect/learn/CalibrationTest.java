package io.foresight.reflect.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void findsTheTemperatureThatProbabilitiesWereSharpenedBy() {
        Calibration calibration = new Calibration();
        SplittableRandom random = new SplittableRandom(4);
        double sharpened = 2.5;
        for (int k = 0; k < 20_000; k++) {
            double logit = 3 * random.nextDouble() - 1.5;
            double truth = 1 / (1 + Math.exp(-logit));
            double said = 1 / (1 + Math.exp(-sharpened * logit));
            calibration.add(new double[] {1 - said, said}, random.nextDouble() < truth ? 1 : 0);
        }
        double found = calibration.temperature();
        assertThat(found).isCloseTo(sharpened, within(0.15));
        assertThat(calibration.error(found)).isLessThan(0.02);
        assertThat(calibration.error(1)).isGreaterThan(0.08);
        assertThat(calibration.surprise(found)).isLessThan(calibration.surprise(1));
    }

    @Test
    void whatIsAlwaysSureAndRightHasNoError() {
        Calibration calibration = new Calibration();
        for (int k = 0; k < 100; k++) {
            calibration.add(new double[] {0, 1, 0}, 1);
        }
        assertThat(calibration.right()).isEqualTo(1);
        assertThat(calibration.error(1)).isLessThan(1e-9);
    }

    @Test
    void theBrierScoreIsTheMeanSquaredDistanceFromWhatWasTrue() {
        Calibration calibration = new Calibration();
        calibration.add(new double[] {0.5, 0.3, 0.2}, 0);
        calibration.add(new double[] {0, 1, 0}, 2);
        assertThat(calibration.brier()).isCloseTo((0.25 + 0.09 + 0.04 + 2) / 2, within(1e-9));
    }
}
