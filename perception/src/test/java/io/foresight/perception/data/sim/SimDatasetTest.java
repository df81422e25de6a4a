package io.foresight.perception.data.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimDatasetTest {
    private static final Map<String, String> ORIGIN = Map.of("generator", "test", "seed", "1");
    private static final SensorDescription SENSOR = new SensorDescription("vlp2", 1.73, 100, 0.1, List.of(2.0, -24.8));

    @TempDir
    private Path root;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        write("a", 3);
        write("b", 2);
        SimDataset dataset = SimDataset.open(root);
        assertThat(dataset.frameIds()).containsExactly("a-0000", "a-0001", "a-0002", "b-0000", "b-0001");
        assertThat(dataset.sceneNames()).containsExactly("a", "b");
        assertThat(dataset.sensor(4)).isEqualTo(SENSOR);
        assertThat(dataset.origin()).isEqualTo(ORIGIN);
        for (int i : new int[] {4, 0, 2, 1, 3}) {
            Sweep written = sweep(i < 3 ? i : i - 3);
            Sweep read = dataset.read(i);
            assertThat(read.id()).isEqualTo(dataset.frameIds().get(i));
            assertThat(read.origin()).isEqualTo(new Sweep.Origin(i < 3 ? "a" : "b", i % 3, SENSOR.name()));
            assertThat(read.labels()).isEqualTo(written.labels());
            assertThat(read.cloud().stamp()).isEqualTo(written.cloud().stamp());
            assertThat(dataset.frame(i).points()).isEqualTo(written.cloud().size());
            assertThat(read.worldFromSensor().orElseThrow().element(1, 3))
                    .isEqualTo(written.worldFromSensor().orElseThrow().element(1, 3));
            for (int p = 0; p < written.cloud().size(); p++) {
                assertThat(read.cloud().x(p)).isEqualTo(written.cloud().x(p));
                assertThat(read.cloud().y(p)).isEqualTo(written.cloud().y(p));
                assertThat(read.cloud().z(p)).isEqualTo(written.cloud().z(p));
                assertThat(read.cloud().intensity(p))
                        .isCloseTo(written.cloud().intensity(p), within(0.5f / 255 + 1e-6f));
                assertThat(read.cloud().columns().timeOffsets().orElseThrow()[p])
                        .isCloseTo(written.cloud().columns().timeOffsets().orElseThrow()[p], within(0.51e-5f));
                assertThat(read.cloud().columns().rings().orElseThrow()[p])
                        .isEqualTo(written.cloud().columns().rings().orElseThrow()[p]);
            }
        }
        dataset.verify("a");
        dataset.verify("b");
        assertThat(Datasets.open("sim:" + root).frameIds()).hasSize(5);
    }

    @Test
    void aSceneThatWasNotCommittedLeavesNothingBehind() throws IOException {
        write("a", 1);
        SimDatasetWriter writer = SimDatasetWriter.open(root, ORIGIN);
        try (SimSceneWriter scene = writer.startScene("b", SENSOR)) {
            scene.add(sweep(0));
            assertThat(SimDataset.open(root).frameIds()).containsExactly("a-0000");
        }
        assertThat(writer.hasScene("b")).isFalse();
        try (Stream<Path> left = Files.list(root.resolve("scenes"))) {
            assertThat(left).containsExactly(root.resolve("scenes/a"));
        }
    }

    @Test
    void generationGoesOnOnlyWithTheSameSettings() throws IOException {
        write("a", 1);
        assertThat(SimDatasetWriter.open(root, ORIGIN).hasScene("a")).isTrue();
        assertThatThrownBy(() -> SimDatasetWriter.open(root, ORIGIN).startScene("a", SENSOR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("exists already");
        assertThatThrownBy(() -> SimDatasetWriter.open(root, Map.of("generator", "test", "seed", "2")))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("seed=1")
                .hasMessageContaining("seed=2");
    }

    @Test
    void aSceneNameCannotLeaveTheDataset() throws IOException {
        SimDatasetWriter writer = SimDatasetWriter.open(root, ORIGIN);
        assertThatThrownBy(() -> writer.startScene("../evil", SENSOR)).isInstanceOf(BadDataException.class);
        assertThatThrownBy(() -> writer.startScene("", SENSOR)).isInstanceOf(BadDataException.class);
    }

    @Test
    void whatTheFormatCannotHoldIsRefusedAtWriting() throws IOException {
        SimDatasetWriter writer = SimDatasetWriter.open(root, ORIGIN);
        try (SimSceneWriter scene = writer.startScene("a", SENSOR)) {
            assertThatThrownBy(() -> scene.add(point(Float.NaN, 0, 0.5f, 0, 0))).hasMessageContaining("x of point 0");
            assertThatThrownBy(() -> scene.add(point(0, 2e4f, 0.5f, 0, 0))).hasMessageContaining("y of point 0");
            assertThatThrownBy(() -> scene.add(point(0, 0, 1.5f, 0, 0))).hasMessageContaining("intensity");
            assertThatThrownBy(() -> scene.add(point(0, 0, 0.5f, 256, 0))).hasMessageContaining("ring");
            assertThatThrownBy(() -> scene.add(point(0, 0, 0.5f, 0, 0.4f))).hasMessageContaining("time offset");
            scene.add(point(0, 0, 0.5f, 255, -0.3f));
            assertThatThrownBy(() -> scene.add(point(0, 0, 0.5f, 0, 0))).hasMessageContaining("not after");
        }
    }

    @Test
    void everyFlippedBitInASweepIsNoticed() throws IOException {
        write("a", 2);
        Path file = root.resolve("scenes/a/sweeps.bin");
        byte[] sound = Files.readAllBytes(file);
        SimDataset dataset = SimDataset.open(root);
        SplittableRandom random = new SplittableRandom(3);
        int firstLength = 16 + 16 * sweep(0).cloud().size();
        for (int i = 0; i < 64; i++) {
            byte[] damaged = sound.clone();
            int at = random.nextInt(sound.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            int frame = at < firstLength ? 0 : 1;
            assertThatThrownBy(() -> dataset.read(frame))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("a-000" + frame);
            assertThatThrownBy(() -> dataset.verify("a")).hasMessageContaining("SHA-256");
        }
    }

    @Test
    void aCutOrGrownSweepFileIsNoticedAtOpening() throws IOException {
        write("a", 2);
        Path file = root.resolve("scenes/a/sweeps.bin");
        byte[] sound = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 16, sound.length / 2, sound.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(sound, length));
            assertThatThrownBy(() -> SimDataset.open(root))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining(String.valueOf(sound.length));
        }
        Files.delete(file);
        assertThatThrownBy(() -> SimDataset.open(root))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("no such");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\":1 | \"version\":2 | version 2",
                "\"version\":1 | \"version\":1.5 | version",
                "\"version\":1 | \"version\":1,\"version\":1 | Duplicate",
                "foresight-sim | nuscenes | nuscenes",
                "\"origin\": | \"source\":1,\"origin\": | source",
                "\"version\":1, | '' | version is missing"
            })
    void aHeaderOfAnotherFormatOrVersionIsRefused(String from, String to, String named) throws IOException {
        write("a", 1);
        edit(root.resolve("dataset.json"), from, to);
        assertThatThrownBy(() -> SimDataset.open(root))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("dataset.json")
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"scene\":\"a\" | \"scene\":\"b\" | scene \"b\"",
                "\"id\":\"a-0000\" | \"id\":\"../../etc/passwd\" | passwd",
                "\"id\":\"a-0000\" | \"id\":\"a-/../x\" | a-/../x",
                "\"points\":20 | \"points\":-1 | -1",
                "\"points\":20 | \"points\":2147483647 | 2147483647",
                "\"points\":20 | \"points\":\"20\" | points",
                "\"points\":20 | \"points\":null | points",
                "\"points\":20 | \"points\":20,\"colour\":1 | colour",
                "\"points\":20 | \"points\":21 | bytes",
                "\"stamp_ns\":0 | \"stamp_ns\":-5 | -5",
                "\"class\":\"car\" | \"class\":\"dragon\" | dragon",
                "\"length\":4.0 | \"length\":0.0 | length",
                "\"length\":4.0 | \"length\":-1.0 | length",
                "\"length\":4.0 | \"length\":\"NaN\" | length",
                "\"world_from_sensor\":[1.0 | \"world_from_sensor\":[3.0 | product",
                "\"labels\":[ | \"labels\":[null, | labels",
                "\"max_range_m\":100.0 | \"max_range_m\":0.0 | range"
            })
    void anIndexThatCannotBeTrueIsRefused(String from, String to, String named) throws IOException {
        write("a", 1);
        edit(root.resolve("scenes/a/scene.json"), from, to);
        assertThatThrownBy(() -> SimDataset.open(root))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining(root.resolve("scenes/a").toString())
                .hasMessageContaining(named);
    }

    @Test
    void manyThreadsReadTheSame() throws IOException {
        write("a", 4);
        SimDataset dataset = SimDataset.open(root);
        boolean same = IntStream.range(0, 400).parallel().allMatch(i -> {
            try {
                return dataset.read(i % 4).cloud().size()
                        == dataset.frame(i % 4).points();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(same).isTrue();
    }

    private void write(String name, int sweeps) throws IOException {
        SimDatasetWriter writer = SimDatasetWriter.open(root, ORIGIN);
        try (SimSceneWriter scene = writer.startScene(name, SENSOR)) {
            for (int i = 0; i < sweeps; i++) {
                scene.add(sweep(i));
            }
            scene.commit();
        }
    }

    private static Sweep sweep(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = 20 + seed;
        float[] xyzi = new float[4 * size];
        float[] times = new float[size];
        short[] rings = new short[size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < 3; k++) {
                xyzi[4 * i + k] = (float) random.nextDouble(-100, 100);
            }
            xyzi[4 * i + 3] = (float) random.nextDouble();
            times[i] = (float) random.nextDouble(-0.1, 0.1);
            rings[i] = (short) random.nextInt(256);
        }
        PointCloud cloud = new PointCloud(
                FrameId.LIDAR,
                new Stamp(seed * 100_000_000L, Clock.SIMULATION),
                xyzi,
                size,
                PointColumns.of(times, rings));
        RigidTransform pose = RigidTransform.ofYaw(FrameId.LIDAR, FrameId.WORLD, seed, 10 + seed, 1.7, 0.3 * seed);
        Box3d box = new Box3d(FrameId.LIDAR, 5, random.nextDouble(-9, 9), 0.25, 4, 1.9, 1.5, 0.5);
        List<LabelledBox> labels = List.of(
                new LabelledBox(box, ObjectClass.named("car"), 1.5, -0.25, 7, 12, 0.125),
                new LabelledBox(box, ObjectClass.named("cyclist"), Double.NaN, Double.NaN, -1, -1, Double.NaN));
        return Sweep.of("s", cloud).withPose(pose).withLabels(Labels.of(labels));
    }

    private static Sweep point(float x, float y, float intensity, int ring, float time) {
        PointCloud cloud = new PointCloud(
                FrameId.LIDAR,
                new Stamp(0, Clock.SIMULATION),
                new float[] {x, y, 0, intensity},
                1,
                PointColumns.of(new float[] {time}, new short[] {(short) ring}));
        return Sweep.of("point", cloud)
                .withPose(RigidTransform.identity(FrameId.LIDAR, FrameId.WORLD))
                .withLabels(Labels.of(List.of()));
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(
                file,
                text.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
    }
}
