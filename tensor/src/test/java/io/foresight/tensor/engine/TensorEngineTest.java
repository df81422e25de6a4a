package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.graph.DType;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TensorEngineTest {
    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));

    @Test
    void saysWhatItIs() {
        assertThat(engine.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(engine.deviceName()).isEqualTo("cpu");
        assertThat(engine.threads()).isEqualTo(1);
    }

    @Test
    void anAbsentGpuIsOneLine() {
        Assumptions.assumeTrue(engine.gpuCount() == 0, "this machine has a GPU");
        assertThatThrownBy(() -> TensorEngine.start(new EngineOptions("gpu1", 1)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("gpu1")
                .hasMessageContaining("choose cpu")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> new EngineOptions("tpu", 1)).hasMessageContaining("tpu");
        assertThatThrownBy(() -> new EngineOptions("cpu", -1)).hasMessageContaining("-1");
    }

    @Test
    void theProbeChoosesTheFasterArithmetic() {
        PrecisionProbe probe = PrecisionProbe.run(engine);
        assertThat(probe.fp32Millis()).isPositive();
        assertThat(probe.bf16Millis()).isPositive();
        assertThat(probe.chosen()).isEqualTo(PrecisionProbe.choose(probe.fp32Millis(), probe.bf16Millis()));
        assertThat(PrecisionProbe.choose(10, 5)).isEqualTo(Precision.BF16);
        assertThat(PrecisionProbe.choose(10, 9.5)).isEqualTo(Precision.FP32);
        assertThat(PrecisionProbe.choose(10, 20)).isEqualTo(Precision.FP32);
    }

    @Test
    void buffersThatCannotBeReadInPlaceAreRefused() {
        assertThatThrownBy(() -> new HostTensor(DType.FLOAT32, new long[] {2}, ByteBuffer.allocate(8)))
                .hasMessageContaining("direct");
        HostTensor small = HostTensor.allocate(DType.FLOAT32, 3);
        assertThatThrownBy(() -> new HostTensor(DType.FLOAT32, new long[] {4}, small.data()))
                .hasMessageContaining("16 bytes")
                .hasMessageContaining("12");
        assertThatThrownBy(small::longs).hasMessageContaining("INT64");
    }

    @Test
    void brokenSourceIsOneLineThatNamesTheScript() {
        assertThatThrownBy(() ->
                        Script.compile(engine, "nonsense", "  def forward(self) -> Tensor:\n    return nothing\n"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("nonsense")
                .hasMessageNotContaining("\n");
    }
}
