package io.foresight.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void percentilesAreValuesThatWereMeasured() {
        double[] values = new double[100];
        for (int i = 0; i < 100; i++) {
            values[i] = 100 - i;
        }

        assertThat(Spread.of(values)).isEqualTo(new Spread(5, 50, 95, 100));
        assertThat(values[0]).isEqualTo(100);
    }

    @Test
    void oneValueIsItsOwnSpread() {
        assertThat(Spread.of(new double[] {3})).isEqualTo(new Spread(3, 3, 3, 1));
    }

    @Test
    void nothingMeasuredIsNoNumber() {
        assertThat(Spread.of(new double[0]).p50()).isNaN();
    }

    @Test
    void samplesKeepWhatTheyAreGiven() {
        Samples samples = new Samples();
        for (int i = 1; i <= 1000; i++) {
            samples.add(i);
        }

        assertThat(samples.spread()).isEqualTo(new Spread(50, 500, 950, 1000));
    }
}
