package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class TransportBenchmarkTest {
    private static final int HDL64E_POINTS = 125_000; // 2 MB

    @Test
    void reportsEveryRoundAndWhatAddsUp() throws IOException {
        try (TestServer test = new TestServer()) {
            TransportReport report = TransportBenchmark.run(
                    test.client, TestFrames.cloud(HDL64E_POINTS, new Stamp(0, Clock.SENSOR)), 3, 5);
            assertThat(test.detector.calls).hasValue(1 + 3 + 5);
            assertThat(report.points()).isEqualTo(HDL64E_POINTS);
            assertThat(report.requestBytes()).isBetween(2_000_000, 2_000_200);
            assertThat(report.replyBytes()).isPositive();
            assertThat(report.rounds()).isEqualTo(5);
            assertThat(report.roundTripMs().p50()).isPositive();
            assertThat(report.roundTripMs().p95())
                    .isGreaterThanOrEqualTo(report.roundTripMs().p50());
            assertThat(report.floorMs().p50()).isPositive();
            assertThat(report.pipelineMs().p50()).isGreaterThanOrEqualTo(6); // the fake's 1 + 2 + 3
        }
    }

    @Test
    void serviceThatFailsIsNotMeasured() throws IOException {
        try (TestServer test = new TestServer()) {
            test.detector.failure = new IllegalStateException("broken");
            assertThatThrownBy(() -> TransportBenchmark.run(
                            test.client, TestFrames.cloud(500, new Stamp(0, Clock.SENSOR)), 1, 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ENGINE_FAULT");
        }
    }

    @Test
    void percentilesAreOfNearestRank() {
        double[] values = {5, 1, 4, 2, 3};
        assertThat(Percentiles.of(values)).isEqualTo(new Percentiles(3, 5));
        assertThat(Percentiles.of(new double[] {7})).isEqualTo(new Percentiles(7, 7));
    }
}
