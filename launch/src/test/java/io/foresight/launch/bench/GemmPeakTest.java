package io.foresight.launch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GemmPeakTest {
    @ParameterizedTest
    @EnumSource(Precision.class)
    void largeProductsReachSomething(Precision precision) {
        TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
        assertThat(GemmPeak.gigaflops(engine, precision)).isPositive().isFinite();
    }
}
