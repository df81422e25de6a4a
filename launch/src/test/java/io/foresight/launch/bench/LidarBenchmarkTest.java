package io.foresight.launch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LidarBenchmarkTest {
    @Test
    void reportCountsTheSceneAndAgreesWithTheReference() {
        LidarBenchmark.Report report = LidarBenchmark.measure(7, 1, 60, Course.WHOLE);
        assertThat(report.objects()).isEqualTo(500);
        assertThat(report.triangles()).isGreaterThan(20_000);
        assertThat(report.rays()).isEqualTo(64 * 2083);
        assertThat(report.hits()).isBetween(report.rays() / 2, report.rays());
        assertThat(report.sweepPoints()).isBetween(report.rays() / 2, report.hits());
        assertThat(report.referenceRays()).isEqualTo(60);
        assertThat(report.referenceDisagreements()).isZero();
        assertThat(report.raysPerSecondLow()).isLessThanOrEqualTo(report.raysPerSecondHigh());
    }

    @Test
    void emptyMeasurementsAreRefused() {
        assertThatThrownBy(() -> LidarBenchmark.measure(7, 0, 1, Course.WHOLE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
