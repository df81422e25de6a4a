package io.foresight.ros2.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.ros2.bag.OfferedQos;
import io.foresight.ros2.bag.RosBag;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.message.RosgraphMsgs.Clock;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By a clock that waits for nothing, on a graph without a network. */
class TopicPlayerTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long MS = 1_000_000;
    private static final ReplaySettings AT_ONCE = ReplaySettings.DEFAULT.withAwait(Duration.ZERO);

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeGraph graph = new FakeGraph(time::nanos);
    private RosNode node;
    private RosBag bag;

    @BeforeEach
    void recordASecond() throws IOException {
        Path file = folder.resolve("second.mcap");
        try (McapWriter writer = McapWriter.create(file, McapSettings.DEFAULT.withProfile("ros2"))) {
            int text = writer.addSchema("std_msgs/msg/String", "ros2msg", new byte[0]);
            int odd = writer.addSchema("not a type", "ros2msg", new byte[0]);
            Map<String, String> latched =
                    Map.of(OfferedQos.KEY, OfferedQos.text(List.of(Qos.TRANSIENT_LOCAL, Qos.TRANSIENT_LOCAL)));
            int map = writer.addChannel(text, "/map", "cdr", latched);
            int beat = writer.addChannel(
                    text, "/beat", "cdr", Map.of(OfferedQos.KEY, OfferedQos.text(List.of(Qos.SENSOR_DATA))));
            writer.addChannel(text, "/json", "json", Map.of());
            writer.addChannel(odd, "/odd", "cdr", Map.of());
            writer.addChannel(text, "/clock", "cdr", Map.of());
            write(writer, map, 0, START);
            write(writer, map, 1, START);
            for (int i = 0; i <= 10; i++) {
                write(writer, beat, i, START + i * 100L * MS);
            }
        }
        bag = RosBag.open(file);
        node = node();
    }

    @AfterEach
    void closeNode() {
        node.close();
    }

    private RosNode node(String... rosArguments) {
        return RosNode.open(
                graph, DdsSettings.local(0), NodeArguments.parse(List.of(rosArguments)), NodeDefaults.named("player"));
    }

    private static void write(McapWriter writer, int channel, int number, long time) throws IOException {
        writer.write(channel, number, time, time, ByteBuffer.wrap(new byte[] {0, 1, 0, 0, (byte) number, 0, 0, 0}));
    }

    private ReplayReport play(ReplaySettings settings) throws IOException, InterruptedException {
        try (TopicPlayer player = new TopicPlayer(node, bag, settings, time)) {
            return player.play(nanos -> {});
        }
    }

    private List<Long> sentAfterMs(String topic) {
        return sentOn(topic).stream()
                .map(sent -> (sent.nanos() - 5_000_000_000L) / MS)
                .toList();
    }

    private List<FakeGraph.Sent> sentOn(String topic) {
        return graph.sent().stream()
                .filter(sent -> sent.topic().equals("rt" + topic))
                .toList();
    }

    @Test
    void everyMessageLeavesWhenItsTimeHasCome() throws Exception {
        ReplayReport report = play(AT_ONCE);

        assertThat(sentAfterMs("/beat"))
                .containsExactly(0L, 100L, 200L, 300L, 400L, 500L, 600L, 700L, 800L, 900L, 1000L);
        assertThat(sentOn("/beat").get(7).cdr()).containsExactly(0, 1, 0, 0, 7, 0, 0, 0);
        assertThat(report.messages()).isEqualTo(13);
        assertThat(report.bytes()).isEqualTo(13 * 8);
        assertThat(report.seconds()).isCloseTo(1.0, within(1e-6));
        assertThat(report.lateMsMax()).isZero();
        assertThat(report.skipped()).extracting(ReplayReport.Skipped::topic).containsExactlyInAnyOrder("/json", "/odd");
    }

    @Test
    void ofTwoTypesOfATopicOneIsPlayedAndTheOtherIsTold() throws Exception {
        Path file = folder.resolve("types.mcap");
        try (McapWriter writer = McapWriter.create(file, McapSettings.DEFAULT.withProfile("ros2"))) {
            int text = writer.addSchema("std_msgs/String", "ros2msg", new byte[0]);
            int flag = writer.addSchema("std_msgs/Bool", "ros2msg", new byte[0]);
            int words = writer.addChannel(text, "/beat", "cdr", Map.of());
            int flags = writer.addChannel(flag, "/beat", "cdr", Map.of());
            int more = writer.addChannel(text, "/beat", "cdr", Map.of("publisher", "another"));
            for (int channel : new int[] {words, flags, more}) {
                write(writer, channel, channel, START);
            }
        }
        bag = RosBag.open(file);
        ReplayReport report = play(AT_ONCE);

        assertThat(report.messages()).isEqualTo(2);
        assertThat(report.topics().get(0).type()).isEqualTo("std_msgs/msg/String");
        assertThat(report.skipped())
                .containsExactly(new ReplayReport.Skipped(
                        "/beat", "std_msgs/msg/Bool", "the topic is replayed as std_msgs/msg/String"));
    }

    @Test
    void qualityIsWhatWasOffered() {
        try (TopicPlayer player = new TopicPlayer(node, bag, AT_ONCE, time)) {
            assertThat(graph.writer("/map").qos()).isEqualTo(Qos.TRANSIENT_LOCAL.withDepth(2)); // one for each message
            assertThat(graph.writer("/beat").qos()).isEqualTo(Qos.SENSOR_DATA);
            assertThat(graph.writer("/clock").qos()).isEqualTo(Qos.DEFAULT); // the recording does not say
            player.stop();
        }
    }

    @Test
    void atTwiceTheRateItTakesHalfTheTime() throws Exception {
        play(AT_ONCE.withRate(2));

        assertThat(sentAfterMs("/beat")).startsWith(0L, 50L, 100L).endsWith(500L);
    }

    @Test
    void aPartIsPlayedWithWhatWasLatchedBefore() throws Exception {
        ReplayReport report = play(AT_ONCE.between(Duration.ofMillis(350), Optional.of(Duration.ofMillis(300))));

        assertThat(sentAfterMs("/map")).containsExactly(0L, 0L);
        assertThat(sentAfterMs("/beat")).containsExactly(50L, 150L, 250L);
        assertThat(report.messages()).isEqualTo(5);
        assertThatThrownBy(() -> play(AT_ONCE.between(Duration.ofSeconds(5), Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("start is 5.0 s, the recording has 1.0");
    }

    @Test
    void onlyTheTopicsAskedForArePlayedUnderTheirNewNames() throws Exception {
        node.close();
        node = node("-r", "/beat:=/pulse");
        ReplayReport report = play(AT_ONCE.onTopics(Set.of("/beat")));

        assertThat(sentOn("/pulse")).hasSize(11);
        assertThat(graph.sent()).hasSize(11);
        assertThat(report.topics()).extracting(ReplayReport.Topic::topic).containsExactly("/pulse");
        assertThat(report.skipped()).hasSize(4).allMatch(skipped -> skipped.reason()
                .equals("not selected"));
    }

    @Test
    void clockRunsWithTheRecordingAndIsNeverAheadOfAMessage() throws Exception {
        play(AT_ONCE.withRate(2).withClock(40)); // every 25 ms, in which 50 ms were recorded

        List<Long> clocks =
                sentOn("/clock").stream().map(TopicPlayerTest::clock).toList();
        assertThat(clocks).startsWith(START, START + 50 * MS, START + 100 * MS).isSorted();
        assertThat(clocks).hasSize(21).endsWith(START + 1000 * MS);
        long lastClock = 0;
        for (FakeGraph.Sent sent : graph.sent()) {
            if (sent.topic().equals("rt/clock")) {
                lastClock = clock(sent);
            } else if (sent.topic().equals("rt/beat")) {
                assertThat(lastClock).isEqualTo(START + sent.cdr()[4] * 100L * MS);
            }
        }
    }

    @Test
    void inALoopTimeJumpsBack() throws Exception {
        long[] seen = {0};
        ReplayReport report;
        try (TopicPlayer player = new TopicPlayer(node, bag, AT_ONCE.looping().withClock(10), time)) {
            report = player.play(nanos -> {
                if (++seen[0] == 30) {
                    player.stop();
                }
            });
        }
        assertThat(report.rounds()).isEqualTo(3);
        assertThat(report.messages()).isEqualTo(30);
        assertThat(sentAfterMs("/beat")).startsWith(0L, 100L).contains(1000L, 1100L, 2000L);
        List<Long> clocks =
                sentOn("/clock").stream().map(TopicPlayerTest::clock).toList();
        assertThat(clocks).isNotEmpty().filteredOn(clock -> clock == START).hasSize(3);
    }

    @Test
    void whatIsLateIsSentAtOnceAndCounted() throws Exception {
        ReplayReport report;
        try (TopicPlayer player = new TopicPlayer(node, bag, AT_ONCE.onTopics(Set.of("/beat")), time)) {
            report = player.play(nanos -> {
                if (nanos == 200 * MS) {
                    time.pass(250 * MS);
                }
            });
        }
        assertThat(sentAfterMs("/beat")).startsWith(0L, 100L, 200L, 450L, 450L, 500L, 600L);
        assertThat(report.messages()).isEqualTo(11);
        assertThat(report.lateMsMax()).isEqualTo(150);
        assertThat(report.lateMsP50()).isEqualTo(0.1); // the bin of the punctual
    }

    @Test
    void theStartWaitsForSubscribersButNotForEver() throws Exception {
        play(ReplaySettings.DEFAULT.withAwait(Duration.ofSeconds(3)).onTopics(Set.of("/beat")));
        assertThat(sentAfterMs("/beat").get(0)).isEqualTo(3000);

        graph.subscribe("/beat");
        long began = time.nanos();
        play(ReplaySettings.DEFAULT.withAwait(Duration.ofSeconds(3)).onTopics(Set.of("/beat")));
        assertThat(sentOn("/beat").get(11).nanos() - began).isEqualTo(100 * MS);
    }

    @Test
    void settingsRefuseWhatCannotBe() {
        assertThatThrownBy(() -> AT_ONCE.withRate(0)).hasMessage("rate must be 0.001 to 1000, got 0.0");
        assertThatThrownBy(() -> AT_ONCE.withRate(Double.NaN)).hasMessage("rate must be 0.001 to 1000, got NaN");
        assertThatThrownBy(() -> AT_ONCE.withClock(2000)).hasMessage("clock must be 0 to 1000 Hz, got 2000.0");
        assertThatThrownBy(() -> AT_ONCE.withLimit(5)).hasMessageContaining("limitBytes must be 1 KiB");
        assertThatThrownBy(() -> AT_ONCE.withAwait(Duration.ofSeconds(-1))).hasMessageContaining("must be 0 or more");
        assertThatThrownBy(() -> AT_ONCE.between(Duration.ZERO, Optional.of(Duration.ZERO)))
                .hasMessageContaining("length must be more than 0");
        assertThatThrownBy(() -> AT_ONCE.between(Duration.ofSeconds(-1), Optional.empty()))
                .hasMessageContaining("start must be 0 or more");
    }

    private static long clock(FakeGraph.Sent sent) {
        return MessageType.of(Clock.class).decode(sent.cdr()).clock().toNanos();
    }
}
