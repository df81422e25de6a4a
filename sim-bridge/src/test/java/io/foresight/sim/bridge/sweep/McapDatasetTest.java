package io.foresight.sim.bridge.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.SensorMsgs.PointField;
import io.foresight.ros2.message.StdMsgs;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.Tf2Msgs.TFMessage;
import io.foresight.ros2.topic.MessageRecording;
import io.foresight.sim.bridge.cloud.CloudWriter;
import io.foresight.sim.bridge.scene.SceneMessages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McapDatasetTest {
    private static final McapSettings SMALL_CHUNKS = McapSettings.DEFAULT.withChunkBytes(1 << 12);

    @TempDir
    private Path folder;

    @Test
    void framesAreReadInAnyOrder() throws IOException {
        Dataset dataset = Datasets.open("mcap:" + recording("drive.mcap", 30, "/points"));

        assertThat(dataset.read(4).origin()).isEqualTo(new Sweep.Origin("drive.mcap", 4, "/points"));
        assertThat(dataset.read(4).labels().isLabelled()).isFalse();
        assertThat(dataset.frameIds()).hasSize(30).startsWith("000000").endsWith("000029");
        for (int index : new int[] {29, 0, 17, 17, 3}) {
            Sweep frame = dataset.read(index);
            assertThat(frame.id()).isEqualTo(String.format("%06d", index));
            assertThat(frame.cloud().frame()).isEqualTo(FrameId.LIDAR);
            assertThat(frame.cloud().stamp()).isEqualTo(new Stamp(1000 + index, Clock.SENSOR));
            assertThat(frame.cloud().xyzi()).isEqualTo(cloud(index, 1).xyzi());
        }
    }

    @Test
    void labelsComeOfATopicAndOnlyToTheCloudOfTheirStamp() throws IOException {
        Path file = folder.resolve("labelled.mcap");
        Box3d car = new Box3d(FrameId.LIDAR, 12, -3, -0.9, 4.2, 1.8, 1.5, 0.7);
        try (MessageRecording recording = MessageRecording.create(file, SMALL_CHUNKS)) {
            for (int i = 0; i < 20; i++) {
                recording.write("/points", CloudWriter.write(cloud(i, 1), "lidar"), 5_000 + 100L * i);
                if (i != 7) {
                    Header header = new Header(Time.ofNanos(1000 + i), "lidar");
                    List<Detection> boxes =
                            i == 3 ? List.of() : List.of(new Detection(car, ObjectClass.named("car"), 1, 0, 0));
                    recording.write("/truth", SceneMessages.detections(header, boxes), 5_020 + 100L * i);
                }
            }
        }
        try (Dataset dataset = Datasets.open("mcap:" + file + "?labels=/truth")) {
            Box3d read = dataset.read(5).labels().boxes().get(0).box();
            assertThat(read.x()).isEqualTo(12);
            assertThat(read.length()).isEqualTo(4.2);
            assertThat(read.yaw()).isCloseTo(0.7, within(1e-9));
            assertThat(dataset.read(19).labels().boxes()).hasSize(1);
            assertThat(dataset.read(3).labels().isLabelled()).isTrue();
            assertThat(dataset.read(3).labels().boxes()).isEmpty();
            assertThat(dataset.read(7).labels().isLabelled()).isFalse();
        }
        assertThatThrownBy(() -> Datasets.open("mcap:" + file + "?labels=/nowhere"))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("/nowhere is not a topic of vision_msgs/msg/Detection3DArray")
                .hasMessageContaining("/truth");
        assertThatThrownBy(() -> Datasets.open("mcap:" + file + "?labels=truth"))
                .hasMessageContaining("after labels= there must be a topic");
    }

    @Test
    void theSensorsMotionIsTakenOutWhereTheRecordingTellsIt() throws IOException {
        Path file = folder.resolve("moving.mcap");
        long second = 1_000_000_000L;
        try (MessageRecording recording = MessageRecording.create(file, SMALL_CHUNKS)) {
            for (int k = -5; k <= 5; k++) {
                long nanos = 10 * second + k * second / 50;
                RigidTransform there = RigidTransform.ofYaw(FrameId.LIDAR, new FrameId("odom"), 20 * k / 50.0, 0, 0, 0);
                Header header = new Header(Time.ofNanos(nanos), "odom");
                recording.write("/tf", new TFMessage(List.of(SceneMessages.transform(header, "lidar", there))), nanos);
            }
            // a post 30 m ahead of where the sensor is at the stamp, seen 50 ms before and at the stamp
            ByteBuffer points = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
            points.putFloat(31).putFloat(0).putFloat(0).putFloat(-0.05f);
            points.putFloat(30).putFloat(0).putFloat(0).putFloat(0);
            PointCloud2 cloud = new PointCloud2(
                    new Header(Time.ofNanos(10 * second), "lidar"),
                    1,
                    2,
                    List.of(
                            new PointField("x", 0, PointField.FLOAT32, 1),
                            new PointField("y", 4, PointField.FLOAT32, 1),
                            new PointField("z", 8, PointField.FLOAT32, 1),
                            new PointField("time", 12, PointField.FLOAT32, 1)),
                    false,
                    16,
                    32,
                    Bytes.view(points.flip()),
                    true);
            recording.write("/points", cloud, 10 * second);
        }
        try (Dataset asItIs = Datasets.open("mcap:" + file);
                Dataset straight = Datasets.open("mcap:" + file + "?motion=tf")) {
            assertThat(asItIs.read(0).skew()).isEqualTo(Skew.UNKNOWN);
            assertThat(asItIs.read(0).cloud().x(0)).isEqualTo(31);
            Sweep sweep = straight.read(0);
            assertThat(sweep.skew()).isEqualTo(Skew.REMOVED);
            assertThat(sweep.cloud().x(0)).isCloseTo(30, within(1e-3f));
            assertThat(sweep.cloud().x(1)).isCloseTo(30, within(1e-3f));
            assertThat(sweep.worldFromSensor().orElseThrow().to()).isEqualTo(new FrameId("odom"));
        }
        Path still = recording("still.mcap", 3, "/points");
        assertThatThrownBy(() -> Datasets.open("mcap:" + still + "?motion=tf"))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("has no /tf, which motion=tf needs");
    }

    @Test
    void messagesOfOneMomentAreFramesOfTheirOwn() throws IOException {
        Path file = folder.resolve("same.mcap");
        try (MessageRecording recording = MessageRecording.create(file, SMALL_CHUNKS)) {
            for (int i = 0; i < 6; i++) {
                recording.write("/points", CloudWriter.write(cloud(i, 1), "lidar"), 50 + i / 3);
            }
        }
        Dataset dataset = Datasets.open("mcap:" + file);

        assertThat(dataset.frameIds()).hasSize(6);
        for (int i = 0; i < 6; i++) {
            assertThat(dataset.read(i).cloud().stamp().nanoseconds()).isEqualTo(1000 + i);
        }
    }

    @Test
    void filesWithoutMessageIndexesAreReadToo() throws IOException {
        Path file = folder.resolve("flat.mcap");
        try (MessageRecording recording = MessageRecording.create(file, SMALL_CHUNKS.withoutChunks())) {
            for (int i = 0; i < 4; i++) {
                recording.write("/points", CloudWriter.write(cloud(i, 1), "lidar"), 50 + i);
            }
        }
        assertThat(Datasets.open("mcap:" + file).read(2).cloud().stamp().nanoseconds())
                .isEqualTo(1002);
    }

    @Test
    void anSqliteBagIsADatasetToo() throws Exception {
        Path file = folder.resolve("bag.db3");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE topics(id INTEGER PRIMARY KEY, name TEXT, type TEXT,"
                    + " serialization_format TEXT, offered_qos_profiles TEXT)");
            statement.execute(
                    "CREATE TABLE messages(id INTEGER PRIMARY KEY, topic_id INTEGER, timestamp INTEGER, data BLOB)");
            statement.execute("INSERT INTO topics VALUES (1, '/points', 'sensor_msgs/msg/PointCloud2', 'cdr', '')");
            for (int i = 0; i < 5; i++) {
                insert(connection, i);
            }
        }
        Dataset dataset = Datasets.open("mcap:" + file);

        assertThat(dataset.frameIds()).hasSize(5);
        assertThat(dataset.read(4).cloud().xyzi()).isEqualTo(cloud(4, 1).xyzi());
    }

    private static void insert(Connection connection, int number) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO messages(topic_id, timestamp, data) VALUES (1, ?, ?)")) {
            insert.setLong(1, 50 + number / 2); // two of each moment
            insert.setBytes(2, MessageType.of(PointCloud2.class).encode(CloudWriter.write(cloud(number, 1), "lidar")));
            insert.executeUpdate();
        }
    }

    @Test
    void oneOfSeveralTopicsMustBeNamed() throws IOException {
        Path file = recording("two.mcap", 3, "/front", "/rear");

        assertThatThrownBy(() -> Datasets.open("mcap:" + file))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("/front (sensor_msgs/msg/PointCloud2, 3 messages), /rear (sensor_msgs/")
                .hasMessageContaining("select one, as in mcap:" + file + "#/front");
        assertThat(Datasets.open("mcap:" + file + "#/rear").name()).isEqualTo("mcap:" + file + "#/rear");
        assertThatThrownBy(() -> Datasets.open("mcap:" + file + "#/odom"))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("/odom is not a topic of sensor_msgs/msg/PointCloud2; available are /front");
    }

    @Test
    void intensitiesAboveTheScaleAreRefusedNotGuessed() throws IOException {
        Path file = folder.resolve("bytes.mcap");
        try (MessageRecording recording = MessageRecording.create(file, SMALL_CHUNKS)) {
            recording.write("/points", CloudWriter.write(cloud(3, 200), "lidar"), 1);
        }
        assertThatThrownBy(() -> Datasets.open("mcap:" + file).read(0))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("intensities are above full_scale 1.0, up to 199.0")
                .hasMessageContaining("#/points?full_scale=255");
        PointCloud scaled =
                Datasets.open("mcap:" + file + "?full_scale=200").read(0).cloud();
        assertThat(scaled.intensity(7)).isEqualTo(cloud(3, 200).intensity(7) / 200);
    }

    @Test
    void anUnclosedRecordingIsRecovered() throws IOException {
        Path whole = recording("whole.mcap", 40, "/points");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.mcap"), Arrays.copyOf(bytes, bytes.length / 2));

        Dataset dataset = Datasets.open("mcap:" + cut);

        assertThat(dataset.frameIds()).hasSizeBetween(10, 39);
        assertThat(dataset.read(5).cloud().xyzi()).isEqualTo(cloud(5, 1).xyzi());
        assertThat(dataset.name()).isEqualTo("mcap:" + cut + "#/points");
    }

    @Test
    void aLyingCloudIsRefusedWithItsTimeAndField() throws IOException {
        Path file = folder.resolve("lies.mcap");
        try (MessageRecording recording = MessageRecording.create(file, SMALL_CHUNKS)) {
            PointCloud2 honest = CloudWriter.write(cloud(1, 1), "lidar");
            recording.write(
                    "/points",
                    new PointCloud2(
                            honest.header(),
                            honest.height(),
                            honest.width(),
                            honest.fields(),
                            false,
                            3,
                            honest.rowStep(),
                            honest.data(),
                            true),
                    77);
        }
        Dataset dataset = Datasets.open("mcap:" + file);

        assertThatThrownBy(() -> dataset.read(0))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("/points at 77 ns: ");
    }

    @Test
    void bytesThatAreNoCloudAreRefused() throws IOException {
        Path file = folder.resolve("short.mcap");
        try (McapWriter writer = McapWriter.create(file, SMALL_CHUNKS)) {
            int schema = writer.addSchema("sensor_msgs/msg/PointCloud2", "ros2msg", new byte[0]);
            int channel = writer.addChannel(schema, "/points", "cdr", Map.of());
            writer.write(channel, 0, 9, 9, ByteBuffer.wrap(new byte[] {0, 1, 0, 0, 5}));
        }
        Dataset dataset = Datasets.open("mcap:" + file);

        assertThatThrownBy(() -> dataset.read(0))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("/points at 9 ns: sensor_msgs/msg/PointCloud2 field");
    }

    @Test
    void aRecordingWithoutCloudsSaysWhatItHolds() throws IOException {
        Path file = folder.resolve("text.mcap");
        try (MessageRecording recording = MessageRecording.create(file, SMALL_CHUNKS)) {
            recording.write("/chatter", new StdMsgs.Text("hello"), 1);
        }
        assertThatThrownBy(() -> Datasets.open("mcap:" + file))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("has no sensor_msgs/msg/PointCloud2, but /chatter (std_msgs/msg/String, 1");
        assertThatThrownBy(() -> Datasets.open("mcap:" + folder.resolve("none.mcap")))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("no such file or folder");
        assertThatThrownBy(() -> Datasets.open("mcap:" + file + "?scale=3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "after ? there may be full_scale, labels, motion, each once, as in ?full_scale=VALUE, joined by &; got"
                                + " \"scale=3\"");
        assertThatThrownBy(() -> Datasets.open("mcap:" + file + "#points"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("after # there must be a topic such as /points");
        assertThatThrownBy(() -> Datasets.open("mcap:" + file + "?full_scale=0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("full_scale must be a positive number, got \"0\"");
    }

    @Test
    @Tag("real-data")
    void aRecordingOfPacketsSaysSo() throws IOException {
        String configured = System.getenv("FORESIGHT_TEST_DATA");
        Path data = configured != null && !configured.isBlank() ? Path.of(configured) : Path.of("../../shared/data");
        Path hesai = data.resolve("hesai");
        assumeTrue(Files.isDirectory(hesai), () -> "SKIPPED: no " + hesai + "; set FORESIGHT_TEST_DATA");
        try (Stream<Path> files = Files.list(hesai)) {
            assertThat(files.filter(file -> file.toString().endsWith(".db3")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThatThrownBy(() -> Datasets.open("mcap:" + file))
                            .isInstanceOf(BadDataException.class)
                            .hasMessageContaining("but /pandar_packets (pandar_msgs/msg/PandarScan, 4 messages)")
                            .hasMessageContaining("raw packets are converted to clouds by the sensor's ROS driver"));
        }
    }

    private Path recording(String name, int frames, String... topics) throws IOException {
        Path file = folder.resolve(name);
        try (MessageRecording recording = MessageRecording.create(file, SMALL_CHUNKS)) {
            for (int i = 0; i < frames; i++) {
                for (String topic : topics) {
                    recording.write(topic, CloudWriter.write(cloud(i, 1), "lidar"), 5_000 + 100L * i);
                }
                recording.write("/chatter", new StdMsgs.Text("frame " + i), 5_001 + 100L * i);
            }
        }
        return file;
    }

    private static PointCloud cloud(int number, float scale) {
        int size = 200;
        float[] xyzi = new float[size * PointCloud.STRIDE];
        for (int i = 0; i < size; i++) {
            xyzi[4 * i] = number;
            xyzi[4 * i + 1] = i;
            xyzi[4 * i + 2] = -i;
            xyzi[4 * i + 3] = scale * i / size;
        }
        return new PointCloud(FrameId.LIDAR, new Stamp(1000 + number, Clock.SENSOR), xyzi, size);
    }
}
