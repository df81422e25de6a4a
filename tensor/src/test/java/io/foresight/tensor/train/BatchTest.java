package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.tensor.graph.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
    @Test
    void buffersAreAlignedDirectAndInNativeOrder() {
        for (int size : new int[] {0, 4, 100, 4096, 1 << 20}) {
            ByteBuffer buffer = Batch.allocate(size);
            assertThat(buffer.isDirect()).isTrue();
            assertThat(buffer.capacity()).isEqualTo(size);
            assertThat(buffer.order()).isEqualTo(ByteOrder.nativeOrder());
            assertThat(buffer.alignmentOffset(0, 64)).isZero();
        }
    }

    @Test
    void aBufferMustHoldExactlyItsShape() {
        assertThatThrownBy(() -> new Batch.Input("x", DType.INT64, List.of(2L, 3L), Batch.allocate(44)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("input 'x' of shape [2, 3] needs 48 bytes, its buffer has 44");
    }

    @Test
    void heapBuffersAndForeignByteOrdersAreRefused() {
        ByteBuffer heap = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder());
        ByteBuffer bigEndian = ByteBuffer.allocateDirect(4).order(ByteOrder.BIG_ENDIAN);
        for (ByteBuffer unfit : List.of(heap, bigEndian)) {
            assertThatThrownBy(() -> new Batch.Input("x", DType.FLOAT32, List.of(1L), unfit))
                    .hasMessageContaining("must be a direct buffer in native byte order");
        }
    }

    @Test
    void aBatchNeedsInputsWithNamesOfTheirOwn() {
        Batch.Input input = new Batch.Input("x", DType.FLOAT32, List.of(1L), Batch.allocate(4));
        assertThatThrownBy(() -> new Batch(List.of(), List.of())).hasMessageContaining("at least one input");
        assertThatThrownBy(() -> new Batch(List.of(input, input), List.of())).hasMessageContaining("named 'x'");
    }
}
