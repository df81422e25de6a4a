package io.foresight.launch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class MemoryBenchmarkTest {
    private static final long MEGABYTE = 1_000_000;

    @Test
    void whatWarmingUpTakesIsNotGrowth() {
        MemoryBenchmark.Report report = report(i -> i < 20 ? i * 40 * MEGABYTE : 800 * MEGABYTE, i -> 12);

        assertThat(report.growthBytes()).isZero();
        assertThat(report.steady()).isTrue();
    }

    @Test
    void aSlowLeakIsGrowth() {
        MemoryBenchmark.Report report = report(i -> (500 + i) * MEGABYTE, i -> 12);

        assertThat(report.growthBytes()).isGreaterThan(MemoryBenchmark.ALLOWED_GROWTH_BYTES);
        assertThat(report.steady()).isFalse();
    }

    @Test
    void handlesThatPileUpAreNotSteadyHoweverSmall() {
        MemoryBenchmark.Report report = report(i -> 500 * MEGABYTE, i -> i / 10);

        assertThat(report.handleGrowth()).isPositive();
        assertThat(report.steady()).isFalse();
    }

    @Test
    void aStreamTooShortToJudgeIsNotCalledSteady() {
        assertThat(MemoryBenchmark.report(0.05, 3, 3, List.of(), Machine.here()).steady())
                .isFalse();
    }

    /** Ten minutes with a reading every 6 seconds. */
    private static MemoryBenchmark.Report report(LongUnaryOperator resident, LongUnaryOperator handles) {
        List<MemoryBenchmark.Reading> readings = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            readings.add(
                    new MemoryBenchmark.Reading(i * 0.1, resident.applyAsLong(i), 0, handles.applyAsLong(i), 60L * i));
        }
        return MemoryBenchmark.report(10, 6000, 6000, readings, Machine.here());
    }
}
