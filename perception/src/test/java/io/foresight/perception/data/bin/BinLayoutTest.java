package io.foresight.perception.data.bin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.points.PointCloud;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinLayoutTest {
    private static final int POINTS = 2400; // with any number of columns a multiple of 16 bytes
    private static final int RINGS = 32;

    @TempDir
    private Path folder;

    private final double[][] street = new double[POINTS][6]; // x, y, z, intensity, ring, seconds

    @BeforeEach
    void drawAStreet() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < POINTS; i++) {
            double azimuth = 2 * Math.PI * i / POINTS;
            double range = 4 + 30 * random.nextDouble() * random.nextDouble();
            street[i] = new double[] {
                (float) (range * Math.cos(azimuth)),
                (float) (range * Math.sin(azimuth)),
                (float) (-1.7 + random.nextDouble() * random.nextDouble() * 3),
                (float) random.nextDouble(),
                i % RINGS,
                (float) (0.1 * i / POINTS)
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, false, false",
        "4, false, false",
        "5, false, false",
        "6, false, false",
        "3, true, false",
        "4, true, false",
        "5, true, false",
        "6, true, false",
        "3, false, true",
        "4, false, true",
        "5, false, true",
        "6, false, true",
        "4, true, true"
    })
    void theLayoutIsFoundByTheNumbers(int columns, boolean doubles, boolean bigEndian) throws IOException {
        BinLayout layout = new BinLayout(columns, doubles, bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        write("a", layout, 1);
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("a.bin")));
        assertThat(BinLayout.of(content, Optional.empty())).hasValue(layout);
        PointCloud cloud = Datasets.open("bin:" + folder).read(0).cloud();
        assertThat(cloud.size()).isEqualTo(POINTS);
        for (int i = 0; i < POINTS; i += 97) {
            assertThat(cloud.x(i)).isEqualTo((float) street[i][0]);
            assertThat(cloud.z(i)).isEqualTo((float) street[i][2]);
            assertThat(cloud.intensity(i)).isEqualTo(columns == 3 ? 0 : (float) street[i][3]);
        }
    }

    @Test
    void intensitiesOfBytesPointsInAnyOrderAndMissingOnesDoNotMatter() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = POINTS - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double[] point = street[i];
            street[i] = street[other];
            street[other] = point;
        }
        for (int i = 0; i < POINTS; i += 3) {
            Arrays.fill(street[i], 0, 3, i % 2 == 0 ? Double.NaN : 0);
        }
        for (int columns : new int[] {4, 5, 6}) {
            BinLayout layout = new BinLayout(columns, false, ByteOrder.LITTLE_ENDIAN);
            write("a", layout, 255);
            PointCloud cloud = Datasets.open("bin:" + folder).read(0).cloud();
            assertThat(cloud.size()).as(layout.text()).isEqualTo(POINTS);
            assertThat(cloud.intensity(4)).isCloseTo((float) street[4][3], within(1e-5f));
        }
    }

    @Test
    void theFilesOfAFolderHaveOneLayoutAndACutOneIsToldByIt() throws IOException {
        BinLayout five = new BinLayout(5, false, ByteOrder.LITTLE_ENDIAN);
        write("a", five, 1);
        write("b", five, 1);
        byte[] whole = Files.readAllBytes(folder.resolve("a.bin"));
        Files.write(folder.resolve("c.bin"), Arrays.copyOf(whole, 16 * 1000)); // would fit four columns
        Files.write(folder.resolve("d.bin"), Arrays.copyOf(whole, 16 * 999));
        Dataset dataset = Datasets.open("bin:" + folder);
        assertThat(dataset.read(2).cloud().size()).isEqualTo(800);
        assertThatThrownBy(() -> dataset.read(3))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("d.bin: has 15984 bytes")
                .hasMessageContaining("multiple of 20 (5 columns of float32, little-endian)");
    }

    @Test
    void ofTwoLayoutsThatEquallyManyFilesHaveTheFirstIsTaken() throws IOException {
        BinLayout five = new BinLayout(5, false, ByteOrder.LITTLE_ENDIAN);
        BinLayout reversed = new BinLayout(4, false, ByteOrder.BIG_ENDIAN);
        for (List<BinLayout> order : List.of(List.of(five, reversed), List.of(reversed, five))) {
            write("a", order.get(0), 1);
            write("b", order.get(1), 1);
            PointCloud cloud = Datasets.open("bin:" + folder).read(0).cloud();
            assertThat(cloud.size()).isEqualTo(POINTS);
            assertThat(cloud.x(7)).isEqualTo((float) street[7][0]);
        }
    }

    @Test
    void whatIsStatedIsNotGuessed() throws IOException {
        write("a", new BinLayout(6, false, ByteOrder.LITTLE_ENDIAN), 1);
        assertThat(Datasets.open("bin:" + folder + "?columns=3").read(0).cloud().size())
                .isEqualTo(2 * POINTS);
        write("a", new BinLayout(5, true, ByteOrder.BIG_ENDIAN), 1);
        assertThat(Datasets.open("bin:" + folder + "?columns=5").read(0).cloud().x(7))
                .isEqualTo((float) street[7][0]);
    }

    @Test
    void kittisSweepsAreReadByTheSameRule() throws IOException {
        Files.createDirectories(folder.resolve("velodyne"));
        write("velodyne/000000", new BinLayout(5, false, ByteOrder.LITTLE_ENDIAN), 1);
        for (String data : List.of("kitti:" + folder, "kitti:" + folder + "?columns=5")) {
            assertThat(Datasets.open(data).read(0).cloud().size()).isEqualTo(POINTS);
        }
    }

    @Test
    void tooFewPointsTellNothing() throws IOException {
        Files.write(folder.resolve("a.bin"), new byte[80]);
        assertThat(Datasets.open("bin:" + folder).read(0).cloud().size()).isEqualTo(5);
    }

    private void write(String id, BinLayout layout, double fullScale) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(POINTS * layout.pointBytes()).order(layout.order());
        for (double[] point : street) {
            for (int column = 0; column < layout.columns(); column++) {
                double value = column == 3 ? point[column] * fullScale : point[column];
                if (layout.doubles()) {
                    bytes.putDouble(value);
                } else {
                    bytes.putFloat((float) value);
                }
            }
        }
        Files.write(folder.resolve(id + ".bin"), bytes.array());
    }
}
