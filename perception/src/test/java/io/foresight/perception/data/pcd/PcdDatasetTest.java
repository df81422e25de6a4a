package io.foresight.perception.data.pcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.points.PointCloud;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcdDatasetTest {
    private static final String ASCII = """
            # .PCD v0.7 - Point Cloud Data file format
            VERSION 0.7
            FIELDS x y z intensity
            SIZE 4 4 4 4
            TYPE F F F F
            COUNT 1 1 1 1
            WIDTH 2
            HEIGHT 1
            VIEWPOINT 0 0 0 1 0 0 0
            POINTS 2
            DATA ascii
            1 2 3 0.5
            -4.5 nan 6e1 1
            """;

    @TempDir
    private Path folder;

    @Test
    void asciiIsRead() throws IOException {
        PointCloud cloud = read(ASCII.getBytes(StandardCharsets.US_ASCII));
        assertThat(cloud.xyzi()).containsExactly(1, 2, 3, 0.5f, -4.5f, Float.NaN, 60, 1);
    }

    @Test
    void fieldsOfAnyOrderTypeAndPaddingAreRead() throws IOException {
        ByteBuffer points = ByteBuffer.allocate(2 * 44).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 2; i++) {
            points.put((byte) 200).put((byte) -7); // ring, padding
            points.putFloat(3 + i); // z
            points.put((byte) (51 * (i + 4))); // intensity
            points.putDouble(1 + i); // x
            points.putLong(-1).putInt(9).putInt(9).putInt(9); // time, normal
            points.put((byte) 0); // padding
            points.putDouble(2 + i); // y
        }
        byte[] file = concat(
                header(
                        "ring _ z intensity x time normal _ y",
                        "1 1 4 1 8 8 4 1 8",
                        "U U F U F I F U F",
                        "1 1 1 1 1 1 3 1 1",
                        2,
                        "binary"),
                points.array());
        PointCloud cloud = read(file);
        assertThat(cloud.size()).isEqualTo(2);
        assertThat(cloud.x(1)).isEqualTo(2);
        assertThat(cloud.y(1)).isEqualTo(3);
        assertThat(cloud.z(1)).isEqualTo(4);
        assertThat(cloud.intensity(0)).isCloseTo(204 / 255f, within(1e-6f));
        assertThat(cloud.intensity(1)).isCloseTo(1, within(1e-6f));
    }

    @Test
    void compressedDataIsReadColumnByColumn() throws IOException {
        int count = 50;
        ByteBuffer columns = ByteBuffer.allocate(count * 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int field = 0; field < 4; field++) {
            for (int i = 0; i < count; i++) {
                columns.putFloat(field == 3 ? 0.25f : field * 100 + i);
            }
        }
        PointCloud cloud = read(compressed(count, columns.array()));
        assertThat(cloud.size()).isEqualTo(count);
        assertThat(cloud.x(49)).isEqualTo(49);
        assertThat(cloud.y(49)).isEqualTo(149);
        assertThat(cloud.z(0)).isEqualTo(200);
        assertThat(cloud.intensity(30)).isEqualTo(0.25f);
    }

    @Test
    void aHandMadeLzfStreamUnpacks() throws IOException {
        // literals "abc", copy 3 from 3 back, long copy of 7 + 1 + 2 = 10 from 1 back
        byte[] packed = {2, 'a', 'b', 'c', 1 << 5, 2, (byte) (7 << 5), 1, 0};
        byte[] out = Lzf.decompress(packed, 0, packed.length, 16, "file");
        assertThat(new String(out, StandardCharsets.US_ASCII)).isEqualTo("abcabccccccccccc");
    }

    @Test
    void damagedLzfIsRefused() {
        byte[][] streams = {
            {2, 'a', 'b'}, // literals cut
            {1 << 5}, // copy without distance
            {(byte) (7 << 5), 1}, // long copy without distance
            {0, 'a', 1 << 5, 5}, // copy from before the start
            {0, 'a', (byte) (7 << 5), (byte) 255, 0}, // copy beyond the end
            {0, 'a'} // too little
        };
        for (byte[] stream : streams) {
            assertThatThrownBy(() -> Lzf.decompress(stream, 0, stream.length, 16, "file"))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("file");
        }
    }

    @Test
    void aFileWithoutIntensityGetsZero() throws IOException {
        PointCloud cloud = read(concat(header("x y z", "4 4 4", "F F F", "1 1 1", 3, "binary"), new byte[36]));
        assertThat(cloud.size()).isEqualTo(3);
        assertThat(cloud.intensity(2)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FIELDS x y z intensity | FIELDS x y z z | names \"z\" twice",
                "FIELDS x y z intensity | FIELDS x y h intensity | FIELDS has no z",
                "SIZE 4 4 4 4 | SIZE 4 4 4 | SIZE has 3",
                "SIZE 4 4 4 4 | SIZE 4 4 4 -4 | SIZE must be",
                "SIZE 4 4 4 4 | SIZE 2 4 4 4 | field x",
                "TYPE F F F F | TYPE I F F F | field x must be one float",
                "TYPE F F F F | TYPE Q F F F | TYPE Q",
                "COUNT 1 1 1 1 | COUNT 2 1 1 1 | field x must be one float",
                "COUNT 1 1 1 1 | COUNT 1 1 1 999999999 | COUNT must be",
                "WIDTH 2 | WIDTH 3 | must agree",
                "WIDTH 2 | WIDTH two | is not an integer",
                "POINTS 2 | POINTS 2147483648 | is not an integer",
                "DATA ascii | DATA zip | zip",
                "DATA ascii | DATUM ascii | no DATA line",
                "VERSION 0.7 | WIDTH 2 | is repeated",
                "6e1 | six | is not a number",
                "6e1 1 | 6e1 | point 1 has 3 values",
                "6e1 1 | 6e1 1 1 | point 1 has 5 values",
                "-4.5 nan 6e1 1 | nothing here | point 1 has 2 values",
                "-4.5 nan 6e1 1 | '' | ends at point 1",
                "FIELDS x y z intensity | FIELDS x y X intensity | FIELDS has no z",
                "FIELDS x y z intensity | FIELDS a y z a | FIELDS has no x"
            })
    void aHeaderThatLiesIsNamed(String from, String to, String named) {
        String text = ASCII.replace(from, to);
        assertThat(text).isNotEqualTo(ASCII);
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("a.pcd")
                .hasMessageContaining(named);
    }

    @Test
    void aPointIsALine() {
        assertThatThrownBy(() -> read((ASCII + "5 6 7 8\n").getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("more lines than the header's 2 points");
        String moved = ASCII.replace("1 2 3 0.5\n-4.5", "1 2 3\n0.5 -4.5");
        assertThatThrownBy(() -> read(moved.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("point 0 has 3 values, the header gives each 4");
    }

    @Test
    void countsAboveTheLimitTakeNoMemory() {
        for (String kind : new String[] {"ascii", "binary", "binary_compressed"}) {
            assertThatThrownBy(() -> read(header("x y z", "4 4 4", "F F F", "1 1 1", 50_000_000, kind)))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("50000000");
            assertThatThrownBy(() -> read(header("x y z", "4 4 4", "F F F", "1 1 1", 3_999_999, kind)))
                    .isInstanceOf(BadDataException.class);
        }
    }

    @Test
    void cutBinaryDataIsRefused() {
        byte[] header = header("x y z", "4 4 4", "F F F", "1 1 1", 3, "binary");
        for (int bytes : new int[] {0, 1, 35, 48}) {
            byte[] points = new byte[bytes];
            Arrays.fill(points, (byte) 1);
            assertThatThrownBy(() -> read(concat(header, points)))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("36");
        }
        assertThatThrownBy(() -> read(concat(header, new byte[35]))).hasMessageContaining("36");
    }

    @Test
    void zerosBehindThePointsArePadding() throws IOException {
        byte[] header = header("x y z", "4 4 4", "F F F", "1 1 1", 3, "binary");
        assertThat(read(concat(header, new byte[4096])).size()).isEqualTo(3);
    }

    @Test
    void whatIsBehindThePointsAndNoPointIsIgnored() throws IOException {
        byte[] header = header("x y z", "4 4 4", "F F F", "1 1 1", 3, "binary");
        for (String behind : new String[] {"\n", "\r\n", "written by a program of someone"}) {
            byte[] rest = behind.getBytes(StandardCharsets.US_ASCII);
            assertThat(read(concat(header, new byte[36], rest)).size()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEIGHT 1\n",
                "WIDTH 2\n",
                "WIDTH 2\nHEIGHT 1\n",
                "POINTS 2\n",
                "COUNT 1 1 1 1\n",
                "SIZE 4 4 4 4\nTYPE F F F F\nCOUNT 1 1 1 1\n"
            })
    void whatAHeaderLeavesOutIsFilledInAsPclDoes(String leftOut) throws IOException {
        String text = ASCII.replace(leftOut, "");
        assertThat(text).isNotEqualTo(ASCII);
        assertThat(read(text.getBytes(StandardCharsets.US_ASCII)).xyzi())
                .containsExactly(1, 2, 3, 0.5f, -4.5f, Float.NaN, 60, 1);
    }

    @Test
    void withoutWidthAndPointsNothingSaysHowManyThereAre() {
        String text = ASCII.replace("WIDTH 2\n", "").replace("POINTS 2\n", "");
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("neither WIDTH nor POINTS");
    }

    @Test
    void namesAndTypesMayBeOfAnyCaseAndFieldsNobodyAsksForOfAnyType() throws IOException {
        String text = ASCII.replace("FIELDS x y z intensity", "FIELDS X Y Z Intensities valid _ _")
                .replace("SIZE 4 4 4 4", "SIZE 4 4 4 4 1 3 12")
                .replace("TYPE F F F F", "TYPE f f F f B Q what")
                .replace("COUNT 1 1 1 1", "COUNT 1 1 1 1 1 0 2")
                .replace("1 2 3 0.5", "1 2 3 0.5 1 0 0")
                .replace("-4.5 nan 6e1 1", "-4.5 nan 6e1 1 true - -");
        assertThat(read(text.getBytes(StandardCharsets.US_ASCII)).xyzi())
                .containsExactly(1, 2, 3, 0.5f, -4.5f, Float.NaN, 60, 1);
    }

    @Test
    void aByteOrderMarkAndLineEndsOfWindowsAreNoContent() throws IOException {
        String text = "\ufeff" + ASCII.substring(ASCII.indexOf("FIELDS")).replace("\n", "\r\n");
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)).size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "U, 1, 255, 1",
        "U, 1, 51, 0.2",
        "I, 1, 255, 1",
        "I, 1, 128, 0.50196",
        "U, 2, 255, 1",
        "I, 2, 51, 0.2",
        "U, 2, 65535, 1",
        "I, 2, 65535, 1",
        "U, 4, 255, 1"
    })
    void integersAreOfTheScaleThatTheirTypeAllowsAndTheirValuesNeed(char type, int size, long value, float intensity)
            throws IOException {
        ByteBuffer points = ByteBuffer.allocate(12 + size).order(ByteOrder.LITTLE_ENDIAN);
        switch (size) {
            case 1 -> points.put(12, (byte) value);
            case 2 -> points.putShort(12, (short) value);
            default -> points.putInt(12, (int) value);
        }
        byte[] header = header("x y z i", "4 4 4 " + size, "F F F " + type, "1 1 1 1", 1, "binary");
        assertThat(read(concat(header, points.array())).intensity(0)).isCloseTo(intensity, within(1e-5f));
    }

    @Test
    void neighboursAreScaledAlikeAloneOrTogether() throws IOException {
        writeIntensities("a", 6);
        writeIntensities("b", 40);
        for (String id : new String[] {"a", "b"}) {
            PointCloud alone =
                    Datasets.open("pcd:" + folder.resolve(id + ".pcd")).read(0).cloud();
            assertThat(alone.intensity(599)).as(id).isCloseTo(100 / 255f, within(1e-6f));
        }
        PointCloud together = Datasets.open("pcd:" + folder).read(1).cloud();
        assertThat(together.intensity(599)).isCloseTo(100 / 255f, within(1e-6f));
        PointCloud stated =
                Datasets.open("pcd:" + folder + "?full_scale=1000").read(1).cloud();
        assertThat(stated.intensity(599)).isCloseTo(0.1f, within(1e-6f));
    }

    /** 600 points of intensity 100, the first so many of 3000. */
    private void writeIntensities(String id, int bright) throws IOException {
        ByteBuffer points = ByteBuffer.allocate(600 * 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 600; i++) {
            points.putFloat(i * 16 + 12, i < bright ? 3000 : 100);
        }
        byte[] header = header("x y z intensity", "4 4 4 4", "F F F F", "1 1 1 1", 600, "binary");
        Files.write(folder.resolve(id + ".pcd"), concat(header, points.array()));
    }

    private PointCloud read(byte[] content) throws IOException {
        Files.write(folder.resolve("a.pcd"), content);
        return Datasets.open("pcd:" + folder).read(0).cloud();
    }

    private static byte[] header(String fields, String sizes, String types, String counts, int points, String data) {
        return ("VERSION .7\nFIELDS " + fields + "\nSIZE " + sizes + "\nTYPE " + types + "\nCOUNT " + counts
                        + "\nWIDTH " + points + "\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS " + points + "\nDATA "
                        + data + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] compressed(int count, byte[] columns) throws IOException {
        byte[] packed = pack(columns);
        ByteBuffer sizes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        sizes.putInt(packed.length).putInt(columns.length);
        byte[] header = header("x y z intensity", "4 4 4 4", "F F F F", "1 1 1 1", count, "binary_compressed");
        return concat(header, sizes.array(), packed);
    }

    /** LZF by the simplest means: a copy of four bytes back where that repeats at least three, else literals. */
    private static byte[] pack(byte[] in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < in.length) {
            int run = 0;
            while (at >= 4 && at + run < in.length && run < 264 && in[at + run] == in[at + run - 4]) {
                run++;
            }
            if (run >= 3) {
                int copy = run - 2;
                if (copy < 7) {
                    out.write(copy << 5);
                } else {
                    out.write(7 << 5);
                    out.write(copy - 7);
                }
                out.write(3);
                at += run;
            } else {
                out.write(0);
                out.write(in[at++]);
            }
        }
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.write(part);
        }
        return out.toByteArray();
    }
}
