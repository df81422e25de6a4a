package io.foresight.planner.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.fixture.HandMadeTasks;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.FailureModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolicBenchmarkTest {
    @Test
    void measuresBothSpeedsWithTheirSpread() {
        SymbolicBenchmark benchmark = new SymbolicBenchmark(List.of(HandMadeTasks.blocked()), FailureModel.CALIBRATED);
        SymbolicBenchmark.Spread steps = benchmark.stepsPerSecond(3, 30);
        assertThat(steps.lowest()).isPositive().isLessThanOrEqualTo(steps.median());
        assertThat(steps.highest()).isGreaterThanOrEqualTo(steps.median());
        SymbolicBenchmark.Spread micros = benchmark.saveRestoreMicros(3, 30);
        assertThat(micros.lowest()).isPositive().isLessThanOrEqualTo(micros.median());
        assertThat(micros.highest()).isGreaterThanOrEqualTo(micros.median());
    }

    @Test
    void refusesToMeasureNothing() {
        assertThatThrownBy(() -> new SymbolicBenchmark(List.of(), FailureModel.NONE))
                .isInstanceOf(PlannerException.class);
        SymbolicBenchmark benchmark = new SymbolicBenchmark(List.of(HandMadeTasks.blocked()), FailureModel.NONE);
        assertThatThrownBy(() -> benchmark.stepsPerSecond(0, 30)).isInstanceOf(PlannerException.class);
    }
}
