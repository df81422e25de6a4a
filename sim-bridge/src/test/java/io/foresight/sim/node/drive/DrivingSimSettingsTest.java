package io.foresight.sim.node.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrivingSimSettingsTest {
    @ParameterizedTest
    @CsvSource({"10, 1", "5, 2", "2, 5", "0.5, 20", "3.3333333, 3"})
    void aRateIsAWholeNumberOfSteps(double rate, int steps) {
        assertThat(withRate(rate).stepsBetweenSweeps()).isEqualTo(steps);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new DrivingSimSettings(
                        "sonar", 1, Optional.empty(), 4, 7, -1, -2, 0, true, 65, "map", "map", "/lidar"))
                .withMessageContaining("sensor must be one of")
                .withMessageContaining("got sonar")
                .withMessageContaining("trafficDensity must be 0 to 3, got 4")
                .withMessageContaining("rate must be 10 divided by an integer, 0.1 to 10 sweeps per second, got 7.0")
                .withMessageContaining("realTimeFactor must be 0 to 100, got -1")
                .withMessageContaining("frames must be 0 to 1000000000, got -2")
                .withMessageContaining("parts must be 1 to 100, got 0")
                .withMessageContaining("threads must be 1 to 64, got 65")
                .withMessageContaining("sensorFrame must be 1 to 64 characters without a leading '/', got \"/lidar\"")
                .withMessageContaining("must differ, got map, map, /lidar");
    }

    private static DrivingSimSettings withRate(double rate) {
        DrivingSimSettings usual = DrivingSimSettings.DEFAULT;
        return new DrivingSimSettings(
                usual.sensor(),
                usual.seed(),
                usual.scene(),
                usual.trafficDensity(),
                rate,
                usual.realTimeFactor(),
                usual.frames(),
                usual.parts(),
                usual.publishClock(),
                usual.threads(),
                usual.mapFrame(),
                usual.baseFrame(),
                usual.sensorFrame());
    }
}
