package io.foresight.perception.data.feather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.flatbuf.CompressionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatherFileTest {
    @TempDir
    private Path folder;

    private static FeatherWriter table() {
        return new FeatherWriter()
                .halves("h", (short) 0x3c00, (short) 0xc000, (short) 0x7bff)
                .floats("f", 1.5f, -2f, Float.NaN)
                .doubles("d", 1e300, -0.0, 3.25)
                .integers("i", -32, -1L, 0L, 7L)
                .integers("u", 8, 255L, 0L, 7L)
                .texts("t", "car", "größer", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void columnsOfEveryTypeAreReadInAnyNumberOfBatches(int rows) throws IOException {
        for (FeatherWriter writer : List.of(table(), table().unpacked())) {
            FeatherFile file = read(writer.batchesOf(rows));
            assertThat(file.rows()).isEqualTo(3);
            assertThat(file.columns()).containsExactly("h", "f", "d", "i", "u", "t");
            assertThat(file.floats("h")).containsExactly(1, -2, 65504);
            assertThat(file.floats("f")).containsExactly(1.5f, -2f, Float.NaN);
            assertThat(file.doubles("d")).containsExactly(1e300, -0.0, 3.25);
            assertThat(file.integers("i")).containsExactly(-1, 0, 7);
            assertThat(file.integers("u")).containsExactly(255, 0, 7);
            assertThat(file.texts("t")).containsExactly("car", "größer", "");
        }
    }

    @Test
    void longColumnsAreUnpackedFromLinkedBlocks() throws IOException {
        Long[] values = new Long[100_000];
        Arrays.setAll(values, i -> (long) i * i % 1000);
        assertThat(read(new FeatherWriter().integers("i", -64, values)).integers("i"))
                .containsExactly(
                        Arrays.stream(values).mapToLong(Long::longValue).toArray());
    }

    @Test
    void everyHalfHasItsValue() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            int exponent = bits >> 10 & 31;
            int fraction = bits & 1023;
            double value = exponent == 31
                    ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                    : exponent == 0 ? fraction * 0x1p-24 : (1024 + fraction) * Math.pow(2, exponent - 25);
            assertThat(Float.floatToIntBits(HalfFloat.value((short) bits)))
                    .isEqualTo(Float.floatToIntBits((float) (bits >= 1 << 15 ? -value : value)));
        }
    }

    @Test
    void aColumnThatIsNotThereOrOfAnotherTypeIsNamed() throws IOException {
        FeatherFile file = read(table());
        assertThatThrownBy(() -> file.floats("x"))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("a.feather: has no column x; columns: h, f, d, i, u, t");
        assertThatThrownBy(() -> file.floats("d"))
                .hasMessageContaining("column d is of float64, must be float16 or float32");
        assertThatThrownBy(() -> file.doubles("t")).hasMessageContaining("column t is of text, must be float16");
        assertThatThrownBy(() -> file.integers("f")).hasMessageContaining("column f is of float32, must be an integer");
        assertThatThrownBy(() -> file.texts("u")).hasMessageContaining("column u is of uint8, must be text");
    }

    @Test
    void rowsWithoutAValueAreRefused() throws IOException {
        FeatherFile file = read(table().withNulls(2));
        assertThatThrownBy(() -> file.floats("f"))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("batch 0: column f has 2 rows without a value");
    }

    @Test
    void otherPackingIsRefusedByName() throws IOException {
        assertThatThrownBy(() -> read(table().packedBy(CompressionType.ZSTD)))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("batch 0 is packed by ZSTD, only LZ4_FRAME or none is read");
    }

    @Test
    void farMoreBytesDeclaredThanRowsNeedAreRefusedBeforeMemoryIsTaken() throws IOException {
        FeatherFile huge = read(table().lying(1L << 40));
        assertThatThrownBy(() -> huge.floats("f"))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("batch 0: column f declares 1099511627788 bytes, 3 rows need 12");
        FeatherFile padded = read(table().lying(8));
        assertThatThrownBy(() -> padded.floats("f"))
                .hasMessageContaining("column f unpacks to 12 bytes, declared are 20");
        FeatherFile file = read(table().lying(-4));
        assertThatThrownBy(() -> file.floats("f"))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("batch 0: column f declares 8 bytes, 3 rows need 12");
    }

    @Test
    void textsOfAllBatchesTogetherAreLimited() throws IOException {
        String half = "a".repeat(FeatherFile.MAX_TEXT / 2 + 1);
        FeatherFile file = read(new FeatherWriter().texts("t", half, half).batchesOf(1));
        assertThatThrownBy(() -> file.texts("t"))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("batch 1: column t has 33554433 bytes of text, must be 0 to 33554431");
    }

    @Test
    void aTruncatedFileAndAnotherFormatAreNamed() throws IOException {
        byte[] sound = table().bytes();
        for (int length : new int[] {0, 5, 20, sound.length / 2, sound.length - 1}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(sound, length)))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("a.feather: must start and end with ARROW1");
        }
        sound[sound.length - 8] = 0x7f; // the footer's length
        assertThatThrownBy(() -> read(sound)).hasMessageContaining("a.feather: the footer has");
    }

    private FeatherFile read(FeatherWriter writer) throws IOException {
        return read(writer.bytes());
    }

    private FeatherFile read(byte[] bytes) throws IOException {
        Path file = folder.resolve("a.feather");
        Files.write(file, bytes);
        return FeatherFile.read(file);
    }
}
