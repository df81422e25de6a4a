package io.foresight.tensor.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.file.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Types at rest, and files longer than a Java array. */
class SafeTensorsTest {
    private static final long BIG = 600_000_000; // values: 2.4 GB in F32

    @TempDir
    private Path folder;

    private static Map<String, Weight> weights(float... values) {
        Map<String, Weight> weights = new LinkedHashMap<>();
        weights.put("first", new Weight(new long[] {values.length}, values));
        weights.put("scalar", new Weight(new long[0], new float[] {3}));
        return weights;
    }

    @ParameterizedTest
    @EnumSource(StorageType.class)
    void valuesThatATypeCanHoldComeBackExactly(StorageType type) throws IOException {
        Path file = folder.resolve("w.safetensors");
        float[] values = {0, -0f, 1, -2.5f, 0x1p-14f, 0x1p-10f, 384, Float.POSITIVE_INFINITY, Float.NaN};
        String hash = SafeTensors.write(file, weights(values), type);
        assertThat(hash).isEqualTo(Sha256.hex(file));
        Weights read = Weights.load(file, hash);
        assertThat(read.get("first").values()).isEqualTo(values);
        assertThat(read.get("scalar").shape()).isEmpty();
        long data = Files.size(file) - 8 - header(file).length;
        assertThat(data).isEqualTo((long) type.bytes() * (values.length + 1));
    }

    @Test
    void tensorsThatShareBytesAreRefused() throws IOException {
        Path file = folder.resolve("w.safetensors");
        SafeTensors.write(file, weights(1, 2), StorageType.F32);
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(text).contains("[8,12]");
        Files.write(file, text.replace("[8,12]", "[4,8] ").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Weights.load(file, Sha256.hex(file)))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("tensors first and scalar share bytes, from byte 4");
    }

    private static byte[] header(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) bytes.getLong()];
        bytes.get(header);
        return header;
    }

    @Test
    void everyHalfIsReadAndWrittenAsItself() {
        for (int half = Short.MIN_VALUE; half <= Short.MAX_VALUE; half++) {
            float value = HalfFloat.toFloat((short) half);
            if (!Float.isNaN(value)) {
                assertThat(HalfFloat.of(value)).isEqualTo((short) half);
            }
        }
        assertThat(HalfFloat.toFloat((short) 0x3c00)).isEqualTo(1);
        assertThat(HalfFloat.toFloat((short) 0x0001)).isEqualTo(0x1p-24f);
        assertThat(HalfFloat.toFloat((short) 0x7bff)).isEqualTo(65504);
        assertThat(HalfFloat.toFloat((short) 0x7e00)).isNaN();
    }

    @Test
    void roundingGoesToTheNearestHalfAndTiesToEven() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 20_000; round++) {
            float value = (float) (random.nextGaussian() * Math.pow(2, random.nextInt(-26, 15)));
            float near = HalfFloat.toFloat(HalfFloat.of(value));
            short bits = HalfFloat.of(value);
            double error = Math.abs((double) near - value);
            assertThat(error).isLessThanOrEqualTo(Math.abs((double) HalfFloat.toFloat((short) (bits + 1)) - value));
            if ((bits & 0x7fff) != 0) {
                assertThat(error).isLessThanOrEqualTo(Math.abs((double) HalfFloat.toFloat((short) (bits - 1)) - value));
            }
        }
        assertThat(HalfFloat.of(1 + 0x1p-11f)).isEqualTo((short) 0x3c00);
        assertThat(HalfFloat.of(1 + 3 * 0x1p-11f)).isEqualTo((short) 0x3c02);
        assertThat(HalfFloat.of(0x1p-25f)).isZero();
        assertThat(HalfFloat.of(1e6f)).isEqualTo((short) 0x7c00);
    }

    @Test
    void aValueBeyondF16IsRefusedByName() {
        Path file = folder.resolve("w.safetensors");
        assertThatThrownBy(() -> SafeTensors.write(file, weights(1, 70_000), StorageType.F16))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("first")
                .hasMessageContaining("70000")
                .hasMessageContaining("65504");
        assertThat(file).doesNotExist();
    }

    @Test
    void offsetsPastTwoGigabytesAreWritten() throws IOException {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put("big", new long[] {BIG});
        shapes.put("small", new long[] {4});
        byte[] head = SafeTensors.header(shapes, StorageType.F32);
        JsonNode json = SafeTensors.JSON.readTree(head, 8, head.length - 8);
        assertThat(json.path("big").path("data_offsets").path(1).asLong()).isEqualTo(4 * BIG);
        assertThat(json.path("small").path("data_offsets").path(0).asLong()).isEqualTo(4 * BIG);
        assertThat(json.path("small").path("data_offsets").path(1).asLong()).isEqualTo(4 * BIG + 16);
    }

    /** The file has a hole where the big tensor lies, and takes no room on the disk. */
    @Test
    void aTensorPastTwoGigabytesIsReadAlone() throws IOException {
        Path file = folder.resolve("big.safetensors");
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put("big", new long[] {BIG});
        shapes.put("small", new long[] {4});
        byte[] head = SafeTensors.header(shapes, StorageType.F32);
        ByteBuffer small = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        small.putFloat(1).putFloat(2).putFloat(3).putFloat(-4).flip();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(head), 0);
            channel.write(small, head.length + 4 * BIG);
        }
        assertThat(Files.size(file)).isGreaterThan(Integer.MAX_VALUE);
        Weights read = Weights.load(file, new NamePattern("sm*"));
        assertThat(read.byName()).containsOnlyKeys("small");
        assertThat(read.get("small").values()).containsExactly(1, 2, 3, -4);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(head.length + 4 * BIG + 12);
        }
        assertThatThrownBy(() -> Weights.load(file, new NamePattern("small")))
                .hasMessageContaining("2400000000 to 2400000016 of 2400000012");
    }
}
