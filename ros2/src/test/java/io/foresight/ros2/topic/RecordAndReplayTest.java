package io.foresight.ros2.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.Eventually;
import io.foresight.ros2.bag.BagMessages;
import io.foresight.ros2.bag.BagTopic;
import io.foresight.ros2.bag.RosBag;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.mcap.McapPeer;
import io.foresight.ros2.mcap.McapQuery;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;
import io.foresight.ros2.message.GeometryMsgs.Transform;
import io.foresight.ros2.message.GeometryMsgs.TransformStamped;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.Tf2Msgs.TFMessage;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RawPublisher;
import io.foresight.ros2.node.RosNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics of this process over DDS into a file, from there to the graph again, and into another file. */
class RecordAndReplayTest {
    private static final int DOMAIN = 91;
    private static final int CLOUDS = 20;
    private static final int LIMIT = 4 << 20;
    private static final String CLOUD = "sensor_msgs/msg/PointCloud2";
    private static final String TRANSFORMS = "tf2_msgs/msg/TFMessage";
    private static final String FOREIGN = "robot_msgs/msg/Secret";
    private static final Map<String, String> TYPES =
            Map.of("/points", CLOUD, "/tf_static", TRANSFORMS, "/secret", FOREIGN);

    /** Deep enough that nothing is lost when a busy machine holds the reader up. */
    private static final Qos DEEP = Qos.RELIABLE.withDepth(2 * CLOUDS);

    @TempDir
    private Path folder;

    private final List<RosNode> nodes = new ArrayList<>();

    @AfterEach
    void closeNodes() {
        nodes.forEach(RosNode::close);
    }

    @Test
    void whatIsReplayedIsWhatWasRecorded() throws Exception {
        Path first = folder.resolve("first.mcap");
        Map<String, List<String>> sent = new TreeMap<>();
        try (TopicRecorder recorder = recorder(first)) {
            sendAll(recorder, sent);
            assertThat(Eventually.so(() -> received(recorder) == 2 * CLOUDS + 1))
                    .isTrue();
            assertThat(recorder.topics()).allMatch(topic -> topic.lost() == 0 && topic.dropped() == 0);
            assertThat(recorder.topics()).extracting(TopicTally::described).containsExactly(true, false, true);
        }
        assertThat(messages(first)).isEqualTo(sent);
        List<String> peer = McapPeer.run("read", first);
        assertThat(peer).isEqualTo(McapPeer.lines(first)).contains("complete\ttrue", "profile\tros2");

        nodes.forEach(RosNode::close);
        nodes.clear();
        Path second = folder.resolve("second.mcap");
        ReplayReport report;
        try (TopicRecorder recorder = recorder(second);
                TopicPlayer player = new TopicPlayer(
                        node("player"), RosBag.open(first), ReplaySettings.DEFAULT, afterMatching(recorder))) {
            report = player.play(nanos -> {});
            assertThat(Eventually.so(() -> received(recorder) == 2 * CLOUDS + 1))
                    .isTrue();
        }
        assertThat(messages(second)).isEqualTo(sent);
        assertThat(report.messages()).isEqualTo(2 * CLOUDS + 1);
        assertThat(report.rounds()).isOne();
        assertThat(report.topics())
                .extracting(ReplayReport.Topic::topic)
                .containsExactlyInAnyOrder("/points", "/tf_static", "/secret");
        assertThat(report.lateMsP50()).isNotNaN();
        RosBag bag = RosBag.open(second);
        assertThat(bag.info().topics())
                .filteredOn(topic -> topic.name().equals("/tf_static"))
                .singleElement()
                .extracting(BagTopic::offered)
                .asString()
                .contains("TRANSIENT_LOCAL");
    }

    private void sendAll(TopicRecorder recorder, Map<String, List<String>> sent) throws InterruptedException {
        RosNode robot = node("robot");
        RawPublisher fixed = robot.publisherRaw("/tf_static", TRANSFORMS, Qos.TRANSIENT_LOCAL, LIMIT);
        send(fixed, transforms(), sent); // before anybody listens
        RawPublisher points = robot.publisherRaw("/points", CLOUD, DEEP, LIMIT);
        RawPublisher secret = robot.publisherRaw("/secret", FOREIGN, DEEP, LIMIT);
        assertThat(Eventually.so(() -> points.subscribers() == 1 && secret.subscribers() == 1 && matched(recorder)))
                .isTrue();
        for (int i = 0; i < CLOUDS; i++) {
            send(points, cloud(i), sent);
            send(secret, secret(i), sent);
            Thread.sleep(10); // so that the recording has some length
        }
    }

    private static void send(RawPublisher publisher, byte[] bytes, Map<String, List<String>> sent) {
        publisher.publish(ByteBuffer.wrap(bytes));
        sent.computeIfAbsent(publisher.topic(), topic -> new ArrayList<>())
                .add(HexFormat.of().formatHex(bytes));
    }

    private TopicRecorder recorder(Path file) throws IOException {
        TopicRecorder recorder = new TopicRecorder(
                node("recorder"),
                McapWriter.create(file, McapSettings.DEFAULT.withProfile("ros2")),
                new RecordSettings(64 << 20, LIMIT));
        TYPES.forEach((topic, type) ->
                recorder.add(topic, type, List.of(type.equals(TRANSFORMS) ? Qos.TRANSIENT_LOCAL : DEEP)));
        return recorder;
    }

    private RosNode node(String name) {
        RosNode node =
                RosNode.open(new FastDds(), DdsSettings.local(DOMAIN), NodeArguments.none(), NodeDefaults.named(name));
        nodes.add(node);
        return node;
    }

    private static boolean matched(TopicRecorder recorder) {
        return recorder.topics().stream().allMatch(topic -> topic.publishers() == 1);
    }

    /** Time that stands still until the recorder knows of all publishers, however busy the machine is. */
    private static ReplayTime afterMatching(TopicRecorder recorder) {
        ReplayTime real = ReplayTime.real();
        return new ReplayTime() {
            @Override
            public long nanos() {
                return real.nanos();
            }

            @Override
            public boolean awaitUntil(long nanos) throws InterruptedException {
                assertThat(Eventually.so(() -> matched(recorder))).isTrue();
                return real.awaitUntil(nanos);
            }

            @Override
            public void stop() {
                real.stop();
            }
        };
    }

    private static long received(TopicRecorder recorder) {
        return recorder.topics().stream().mapToLong(TopicTally::messages).sum();
    }

    private static Map<String, List<String>> messages(Path file) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        try (BagMessages messages = RosBag.open(file).messages(McapQuery.ALL)) {
            while (messages.next()) {
                byte[] bytes = new byte[messages.data().remaining()];
                messages.data().get(bytes);
                found.computeIfAbsent(messages.topic(), topic -> new ArrayList<>())
                        .add(HexFormat.of().formatHex(bytes));
            }
        }
        return found;
    }

    private static byte[] cloud(int number) {
        return whole(MessageType.of(PointCloud2.class).encode(TestClouds.cloud(1_000L + number, 20_000)));
    }

    private static byte[] transforms() {
        TransformStamped lidar = new TransformStamped(
                new Header(new Time(0, 0), "base_link"),
                "lidar",
                new Transform(new Vector3(1, 0, 2), new Quaternion(0, 0, 0, 1)));
        return whole(MessageType.of(TFMessage.class).encode(new TFMessage(List.of(lidar))));
    }

    private static byte[] secret(int number) {
        return ByteBuffer.allocate(4 + 4 * 100)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(1, (byte) 1)
                .putInt(4, number)
                .putInt(400, -number)
                .array();
    }

    /** With the padding that the wire may add, so that bytes can be compared. */
    private static byte[] whole(byte[] cdr) {
        return Arrays.copyOf(cdr, (cdr.length + 3) / 4 * 4);
    }
}
