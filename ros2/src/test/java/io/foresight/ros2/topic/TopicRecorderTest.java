package io.foresight.ros2.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.ros2.Eventually;
import io.foresight.ros2.bag.BagMessages;
import io.foresight.ros2.bag.RecoveredBag;
import io.foresight.ros2.bag.RosBag;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.mcap.McapCompression;
import io.foresight.ros2.mcap.McapQuery;
import io.foresight.ros2.mcap.McapReader;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapSummary;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.RosgraphMsgs.Clock;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a graph without a network. */
class TopicRecorderTest {
    private static final Guid ROBOT = new Guid(7, 1);
    private static final Guid OTHER = new Guid(7, 2);
    private static final String TEXT = "std_msgs/msg/String";
    private static final McapSettings PLAIN =
            McapSettings.DEFAULT.withCompression(McapCompression.NONE).withChunkBytes(1 << 10);

    @TempDir
    private Path folder;

    private final FakeGraph graph = new FakeGraph(System::nanoTime);
    private RosNode node;

    private RosNode open(String... rosArguments) {
        node = RosNode.open(
                graph,
                DdsSettings.local(0),
                NodeArguments.parse(List.of(rosArguments)),
                NodeDefaults.named("recorder"));
        return node;
    }

    @AfterEach
    void closeNode() {
        node.close();
    }

    private static byte[] message(int number, int size) {
        return ByteBuffer.allocate(size).put(1, (byte) 1).putInt(4, number).array();
    }

    @Test
    void gapsAreCountedByWriterAndNothingTwice() throws IOException {
        Path file = folder.resolve("gaps.mcap");
        TopicTally tally;
        try (TopicRecorder recorder =
                new TopicRecorder(open(), McapWriter.create(file, PLAIN), RecordSettings.DEFAULT)) {
            recorder.add("/a", TEXT, List.of());
            for (long sequence : new long[] {5, 6, 9, 9, 8, 10}) {
                graph.arrive("/a", ROBOT, sequence, 100 + sequence, message((int) sequence, 8));
            }
            graph.arrive("/a", OTHER, 1, 300, message(1, 8));
            recorder.close();
            tally = recorder.topics().get(0);
        }
        assertThat(tally.messages()).isEqualTo(5);
        assertThat(tally.bytes()).isEqualTo(5 * 8);
        assertThat(tally.lost()).isEqualTo(2);
        assertThat(tally.dropped()).isZero();
        assertThat(tally.publishers()).isPositive();
        try (McapReader reader = McapReader.open(file);
                var messages = reader.messagesInFileOrder(McapQuery.ALL)) {
            List<String> found = new ArrayList<>();
            while (messages.next()) {
                found.add(messages.sequence() + "@" + messages.publishTime());
            }
            assertThat(found).containsExactly("5@105", "6@106", "9@109", "10@110", "1@300");
        }
    }

    @Test
    void theFileSaysTypesAndQualities() throws IOException {
        Path file = folder.resolve("types.mcap");
        try (TopicRecorder recorder =
                new TopicRecorder(open(), McapWriter.create(file, PLAIN), RecordSettings.DEFAULT)) {
            recorder.add("/a", TEXT, List.of(Qos.RELIABLE, Qos.SENSOR_DATA));
            recorder.add("/tf_static", "tf2_msgs/msg/TFMessage", List.of());
            recorder.add("/robot/secret", "robot_msgs/msg/Secret", List.of());
            assertThat(graph.reader("/a").qos().reliability()).isEqualTo(Qos.Reliability.BEST_EFFORT);
            assertThat(graph.reader("/tf_static").qos().durability()).isEqualTo(Qos.Durability.TRANSIENT_LOCAL);
        }
        McapSummary summary;
        try (McapReader reader = McapReader.open(file)) {
            summary = reader.summary().orElseThrow();
        }
        assertThat(summary.schemas().values())
                .extracting(schema -> schema.name() + " " + schema.encoding() + " " + (schema.data().length > 0))
                .containsExactlyInAnyOrder(
                        TEXT + " ros2msg true", "tf2_msgs/msg/TFMessage ros2msg true", "robot_msgs/msg/Secret  false");
        assertThat(RosBag.open(file).info().topics())
                .extracting(topic -> topic.name() + " " + topic.offered())
                .containsExactlyInAnyOrder(
                        "/a " + List.of(Qos.RELIABLE, Qos.SENSOR_DATA),
                        "/tf_static " + List.of(Qos.TRANSIENT_LOCAL.withDepth(100)),
                        "/robot/secret []");
    }

    @Test
    void aTopicIsSubscribedAnewWhenOffersAskForIt() throws IOException {
        Path file = folder.resolve("anew.mcap");
        try (TopicRecorder recorder =
                new TopicRecorder(open(), McapWriter.create(file, PLAIN), RecordSettings.DEFAULT)) {
            recorder.add("/map", TEXT, List.of());
            graph.arrive("/map", ROBOT, 3, 1, message(3, 8));
            recorder.add("/map", TEXT, List.of(Qos.TRANSIENT_LOCAL));
            assertThat(graph.reader("/map").qos()).isEqualTo(Qos.TRANSIENT_LOCAL.withDepth(100));
            graph.arrive("/map", ROBOT, 3, 1, message(3, 8)); // latched, and recorded already
            graph.arrive("/map", ROBOT, 4, 2, message(4, 8));
            assertThatThrownBy(() -> recorder.add("/map", "std_msgs/msg/Bool", List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            "/map is recorded as std_msgs/msg/String, but another publisher uses std_msgs/msg/Bool");
            assertThatThrownBy(() -> recorder.add("/b", "Bool", List.of())).isInstanceOf(DdsException.class);
            assertThatThrownBy(() -> recorder.add("/b//c", TEXT, List.of())).isInstanceOf(DdsException.class);
        }
        assertThat(RosBag.open(file).info().messages()).isEqualTo(2);
    }

    @Test
    void withSimulatedTimeMessagesWaitForTheFirstClock() throws IOException {
        Path file = folder.resolve("simulated.mcap");
        try (TopicRecorder recorder = new TopicRecorder(
                open("-p", "use_sim_time:=true"), McapWriter.create(file, PLAIN), RecordSettings.DEFAULT)) {
            recorder.add("/a", TEXT, List.of());
            graph.arrive("/a", ROBOT, 1, 1, message(1, 8));
            graph.arrive("/clock", ROBOT, 1, 1, MessageType.of(Clock.class).encode(new Clock(new Time(50, 7))));
            graph.arrive("/a", ROBOT, 2, 2, message(2, 8));
            graph.arrive("/clock", ROBOT, 2, 2, MessageType.of(Clock.class).encode(new Clock(new Time(51, 0))));
            graph.arrive("/a", ROBOT, 3, 3, message(3, 8));
        }
        List<Long> times = new ArrayList<>();
        try (BagMessages messages = RosBag.open(file).messages(McapQuery.ALL)) {
            while (messages.next()) {
                times.add(messages.logTime());
            }
        }
        assertThat(times).containsExactly(50_000_000_007L, 50_000_000_007L, 51_000_000_000L);
    }

    @Test
    void withoutAnyClockMessagesCountAsDropped() throws IOException {
        Path file = folder.resolve("never.mcap");
        try (TopicRecorder recorder = new TopicRecorder(
                open("-p", "use_sim_time:=true"), McapWriter.create(file, PLAIN), RecordSettings.DEFAULT)) {
            recorder.add("/a", TEXT, List.of());
            graph.arrive("/a", ROBOT, 1, 1, message(1, 8));
            recorder.close();
            assertThat(recorder.topics().get(0).dropped()).isOne();
        }
        assertThat(RosBag.open(file).info().messages()).isZero();
    }

    @Test
    void aFullDiskEndsTheRecordingAndLeavesItReadable() throws Exception {
        ByteArrayOutputStream disk = new ByteArrayOutputStream();
        WritableByteChannel inner = Channels.newChannel(disk);
        WritableByteChannel full = new WritableByteChannel() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                if (disk.size() + bytes.remaining() > 20_000) {
                    throw new IOException("No space left on device");
                }
                return inner.write(bytes);
            }

            @Override
            public boolean isOpen() {
                return inner.isOpen();
            }

            @Override
            public void close() throws IOException {
                inner.close();
            }
        };
        try (TopicRecorder recorder = new TopicRecorder(open(), McapWriter.on(full, PLAIN), RecordSettings.DEFAULT)) {
            recorder.add("/a", TEXT, List.of());
            for (int i = 1; i <= 40; i++) {
                graph.arrive("/a", ROBOT, i, i, message(i, 1000));
            }
            assertThat(Eventually.so(() -> recorder.failure().isPresent())).isTrue();
            graph.arrive("/a", ROBOT, 41, 41, message(41, 1000));
            recorder.close();

            assertThat(recorder.failure().orElseThrow()).hasMessage("No space left on device");
            TopicTally tally = recorder.topics().get(0);
            assertThat(tally.messages()).isBetween(10L, 25L);
            assertThat(tally.dropped()).isBetween(15L, 31L);
        }
        Path file = Files.write(folder.resolve("full.mcap"), disk.toByteArray());
        try (RecoveredBag bag = RecoveredBag.open(file)) {
            assertThat(bag.report().orElseThrow().messages()).isBetween(10L, 25L);
            assertThat(bag.bag().info().topics()).singleElement().matches(topic -> topic.type()
                    .equals(TEXT));
        }
    }

    @Test
    void aSlowDiskDropsWhatIsTooMuchAndHoldsNobodyUp() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        ByteArrayOutputStream disk = new ByteArrayOutputStream();
        WritableByteChannel inner = Channels.newChannel(disk);
        McapWriter writer = McapWriter.on(
                new WritableByteChannel() {
                    @Override
                    public int write(ByteBuffer bytes) throws IOException {
                        if (disk.size() > 2_000) {
                            try {
                                goOn.await();
                            } catch (InterruptedException e) {
                                throw new IOException(e);
                            }
                        }
                        return inner.write(bytes);
                    }

                    @Override
                    public boolean isOpen() {
                        return inner.isOpen();
                    }

                    @Override
                    public void close() throws IOException {
                        inner.close();
                    }
                },
                PLAIN);
        try (TopicRecorder recorder = new TopicRecorder(open(), writer, new RecordSettings(1 << 20, 1 << 20))) {
            recorder.add("/a", TEXT, List.of());
            for (int i = 1; i <= 40; i++) {
                graph.arrive("/a", ROBOT, i, i, message(i, 100_000)); // 4 MB: some wait, some are on their way
            }
            assertThat(recorder.topics().get(0).dropped()).isBetween(20L, 30L);
            goOn.countDown();
            recorder.close();

            assertThat(recorder.failure()).isEmpty();
            TopicTally tally = recorder.topics().get(0);
            assertThat(tally.messages() + tally.dropped()).isEqualTo(40);
            Path file = Files.write(folder.resolve("slow.mcap"), disk.toByteArray());
            assertThat(RosBag.open(file).info().messages()).isEqualTo(tally.messages());
        }
    }

    @Test
    void settingsRefuseWhatCannotBe() {
        open();
        assertThatThrownBy(() -> new RecordSettings(5, 1 << 20))
                .hasMessage("backlogBytes must be 1 MiB to 64 GiB, got 5");
        assertThatThrownBy(() -> new RecordSettings(1 << 20, 5)).hasMessageContaining("limitBytes must be 1 KiB");
    }
}
