package io.foresight.perception.data.feather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.perception.RealData;
import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files that pyarrow wrote, against the same tables that it read. */
@Tag("real-data")
class RealFeatherTest {
    private static final String POINTS = "_xyz_i_ring_offsetns_f32le.bin.gz";
    private static final List<String> SWEEP_COLUMNS = List.of("x", "y", "z", "intensity", "laser_number", "offset_ns");

    @Test
    void everySweepEqualsItsDecodedPointsToTheBit() throws IOException {
        int compared = 0;
        for (Path file : RealData.files("", ".feather")) {
            Path points = beside(file, POINTS);
            if (Files.exists(points)) {
                assertEqualsPoints(FeatherFile.read(file), ByteBuffer.wrap(unzipped(points)));
                compared++;
            }
        }
        assumeTrue(compared > 0, "SKIPPED: no sweep with decoded points");
    }

    private static void assertEqualsPoints(FeatherFile table, ByteBuffer points) throws IOException {
        points.order(ByteOrder.LITTLE_ENDIAN);
        int columns = SWEEP_COLUMNS.size();
        assertThat(points.remaining()).isEqualTo(table.rows() * columns * Float.BYTES);
        for (int column = 0; column < columns; column++) {
            float[] read = asFloats(table, SWEEP_COLUMNS.get(column));
            for (int row = 0; row < table.rows(); row++) {
                assertThat(Float.floatToRawIntBits(read[row]))
                        .as("%s: %s, row %s", table.path(), SWEEP_COLUMNS.get(column), row)
                        .isEqualTo(points.getInt(Float.BYTES * (row * columns + column)));
            }
        }
    }

    private static float[] asFloats(FeatherFile table, String column) throws IOException {
        try {
            return table.floats(column);
        } catch (BadDataException isAnInteger) {
            long[] integers = table.integers(column);
            float[] floats = new float[integers.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = integers[i];
            }
            return floats;
        }
    }

    @Test
    void everyTableEqualsItsDecodedText() throws IOException {
        int compared = 0;
        for (Path file : RealData.files("", ".feather")) {
            for (String ending : new String[] {".csv", ".csv.gz"}) {
                Path text = beside(file, ending);
                if (Files.exists(text)) {
                    byte[] bytes = ending.endsWith("gz") ? unzipped(text) : Files.readAllBytes(text);
                    assertEqualsText(FeatherFile.read(file), new String(bytes, StandardCharsets.UTF_8));
                    compared++;
                }
            }
        }
        assumeTrue(compared > 0, "SKIPPED: no table with decoded text");
    }

    private static void assertEqualsText(FeatherFile table, String text) throws IOException {
        List<String> lines = text.lines().toList();
        List<String> names = List.of(lines.get(0).split(",", -1));
        assertThat(table.columns()).isEqualTo(names);
        assertThat(table.rows()).isEqualTo(lines.size() - 1);
        for (int column = 0; column < names.size(); column++) {
            Object[] read = boxed(table, names.get(column));
            for (int row = 0; row < read.length; row++) {
                String word = lines.get(row + 1).split(",", -1)[column];
                Object expected = read[row] instanceof Double
                        ? Double.valueOf(word)
                        : read[row] instanceof Long ? (Object) Long.valueOf(word) : word;
                assertThat(read[row])
                        .as("%s: %s, row %s", table.path(), names.get(column), row)
                        .isEqualTo(expected);
            }
        }
    }

    private static Object[] boxed(FeatherFile table, String column) throws IOException {
        try {
            return Arrays.stream(table.doubles(column)).boxed().toArray();
        } catch (BadDataException noFloat) {
            try {
                return Arrays.stream(table.integers(column)).boxed().toArray();
            } catch (BadDataException noInteger) {
                return table.texts(column);
            }
        }
    }

    @Test
    void flowLabelsHaveARowAPoint() throws IOException {
        for (Path file : RealData.files("", "flow_labels.feather")) {
            FeatherFile table = FeatherFile.read(file);
            assertThat(table.integers("dynamic")).hasSize(table.rows()).containsOnly(0, 1);
            assertThat(table.floats("flow_tx_m")).hasSize(table.rows());
        }
    }

    private static Path beside(Path file, String ending) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ".feather".length()) + ending);
    }

    private static byte[] unzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }
}
