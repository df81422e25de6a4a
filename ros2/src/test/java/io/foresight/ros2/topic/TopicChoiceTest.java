package io.foresight.ros2.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Qos.Durability;
import io.foresight.ros2.dds.Qos.Reliability;
import io.foresight.ros2.discovery.DiscoveredEndpoint;
import io.foresight.ros2.discovery.EndpointTerms;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicChoiceTest {
    private static final String TEXT = "std_msgs::msg::dds_::String_";

    @TempDir
    private Path folder;

    private final FakeGraph graph = new FakeGraph(System::nanoTime);
    private final AtomicLong guids = new AtomicLong();
    private RosNode node;
    private TopicRecorder recorder;

    @BeforeEach
    void open() throws IOException {
        node = RosNode.open(graph, DdsSettings.local(0), NodeArguments.none(), NodeDefaults.named("recorder"));
        recorder = new TopicRecorder(
                node, McapWriter.create(folder.resolve("a.mcap"), McapSettings.DEFAULT), RecordSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        recorder.close();
        node.close();
    }

    private DiscoveredEndpoint writer(String topic, String type, Qos qos) {
        return new DiscoveredEndpoint(
                new Guid(3, guids.incrementAndGet()), true, topic, type, qos, Optional.empty(), EndpointTerms.NONE);
    }

    @Test
    void everyVisibleTopicIsRecordedAsItIsFound() {
        TopicChoice choice = new TopicChoice(recorder, Map.of(), true, topic -> topic.startsWith("/debug"));
        choice.changed(writer("rt/points", "sensor_msgs::msg::dds_::PointCloud2_", Qos.SENSOR_DATA), true);
        choice.changed(writer("rt/map", TEXT, Qos.TRANSIENT_LOCAL), true);
        choice.changed(writer("rt/debug/a", TEXT, Qos.RELIABLE), true);
        choice.changed(writer("rt/_hidden", TEXT, Qos.RELIABLE), true);
        choice.changed(writer("rr/serviceReply", TEXT, Qos.RELIABLE), true);
        choice.changed(writer("rt/odd", "Odd", Qos.RELIABLE), true);
        DiscoveredEndpoint own = new DiscoveredEndpoint(
                node.guid(), true, "rt/own", TEXT, Qos.RELIABLE, Optional.empty(), EndpointTerms.NONE);
        choice.changed(own, true);
        DiscoveredEndpoint reader = new DiscoveredEndpoint(
                new Guid(4, 4), false, "rt/heard", TEXT, Qos.RELIABLE, Optional.empty(), EndpointTerms.NONE);
        choice.changed(reader, true);

        assertThat(recorder.topics())
                .extracting(topic -> topic.topic() + " " + topic.type())
                .containsExactly("/map std_msgs/msg/String", "/points sensor_msgs/msg/PointCloud2");
        assertThat(graph.reader("/points").qos().reliability()).isEqualTo(Reliability.BEST_EFFORT);
        assertThat(graph.reader("/map").qos().durability()).isEqualTo(Durability.TRANSIENT_LOCAL);
        assertThat(choice.problems()).containsOnlyKeys("/odd");
        assertThat(choice.missing()).isEmpty();
    }

    @Test
    void theQualityIsWhatAllPublishersOffer() {
        TopicChoice choice = new TopicChoice(recorder, Map.of("/a", Optional.empty()), false, topic -> false);
        assertThat(choice.missing()).containsExactly("/a");
        DiscoveredEndpoint reliable = writer("rt/a", TEXT, Qos.RELIABLE);
        choice.changed(reliable, true);
        assertThat(graph.reader("/a").qos().reliability()).isEqualTo(Reliability.RELIABLE);

        DiscoveredEndpoint lossy = writer("rt/a", TEXT, Qos.SENSOR_DATA);
        choice.changed(lossy, true);
        assertThat(graph.reader("/a").qos().reliability()).isEqualTo(Reliability.BEST_EFFORT);

        choice.changed(writer("rt/b", TEXT, Qos.RELIABLE), true);
        assertThat(graph.reader("/b")).as("nobody asked for it").isNull();
        choice.changed(writer("rt/a", "std_msgs::msg::dds_::Bool_", Qos.RELIABLE), true);
        assertThat(choice.problems())
                .containsEntry("/a", "recorded as std_msgs/msg/String, but another publisher uses std_msgs/msg/Bool");
        choice.changed(reliable, false);
        choice.changed(lossy, false);
        assertThat(recorder.topics()).hasSize(1);
    }

    @Test
    void aTypeThatIsGivenNeedsNoDiscovery() {
        TopicChoice choice = new TopicChoice(
                recorder, Map.of("/tf_static", Optional.of("tf2_msgs/msg/TFMessage")), false, topic -> false);

        assertThat(graph.reader("/tf_static").qos().durability()).isEqualTo(Durability.TRANSIENT_LOCAL);
        assertThat(choice.missing()).containsExactly("/tf_static");
    }

    @Test
    void whyAPublisherIsNeverHeardIsAProblem() {
        TopicChoice choice = new TopicChoice(recorder, Map.of(), true, topic -> false);
        DiscoveredEndpoint keyed = new DiscoveredEndpoint(
                new Guid(3, 0x102), true, "rt/a", TEXT, Qos.RELIABLE, Optional.empty(), EndpointTerms.NONE);
        choice.changed(keyed, true);
        choice.changed(writer("rt/b", TEXT, Qos.RELIABLE), true);
        assertThat(choice.problems()).as("its own reader is not known yet").isEmpty();
        for (String topic : new String[] {"rt/a", "rt/b"}) {
            Guid own = new Guid(node.guid().high(), node.guid().low() & ~0xffL | 0x04);
            choice.changed(
                    new DiscoveredEndpoint(
                            topic.equals("rt/a") ? own : new Guid(own.high(), own.low() | 0x100),
                            false,
                            topic,
                            TEXT,
                            Qos.RELIABLE,
                            Optional.empty(),
                            EndpointTerms.NONE),
                    true);
        }
        assertThat(choice.problems())
                .containsOnly(
                        Map.entry("/a", "a publisher cannot be recorded: the writer is keyed, the reader is not"));
        choice.changed(keyed, false);
        assertThat(choice.problems()).isEmpty();
    }
}
