package io.foresight.launch.foxglove;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.launch.foxglove.TestClient.Heard;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.discovery.GraphObserver;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.RosgraphMsgs.Clock;
import io.foresight.ros2.message.StdMsgs.Text;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.Publisher;
import io.foresight.ros2.node.RawPublisher;
import io.foresight.ros2.node.RosNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Topics of nodes in this process, over DDS, seen through the server. */
@Timeout(180)
class LiveGraphTest {
    private static final DdsSettings SETTINGS = DdsSettings.local(93);
    private static final MessageType<Text> TEXT = MessageType.of(Text.class);

    private final RosNode robot = node("robot");
    private RosNode viewer;
    private FoxgloveServer server;
    private LiveGraph graph;
    private GraphObserver observer;

    private static RosNode node(String name, String... arguments) {
        return RosNode.open(new FastDds(), SETTINGS, NodeArguments.parse(List.of(arguments)), NodeDefaults.named(name));
    }

    private void start(String... arguments) throws IOException {
        viewer = node("viewer", arguments);
        FoxgloveConfig config = FoxgloveConfig.local(0, "graph");
        server = FoxgloveServer.start(viewer.clock().simulated() ? config.tellingTime() : config);
        graph = new LiveGraph(server, viewer, topic -> topic.startsWith("/shown/"));
        observer = GraphObserver.open(SETTINGS, graph);
    }

    @AfterEach
    void stop() {
        observer.close();
        graph.close();
        server.close();
        viewer.close();
        robot.close();
    }

    @Test
    void aTopicIsOfferedWhileSomebodyWritesItAndSubscribedToWhileSomebodyLooks() throws Exception {
        start();
        Publisher<Text> words = robot.publisher("/shown/words", Text.class, Qos.RELIABLE);
        robot.publisher("/hidden/words", Text.class, Qos.RELIABLE);
        RawPublisher strange = robot.publisherRaw("/shown/strange", "robot_msgs/msg/Strange", Qos.RELIABLE, 1000);
        try (TestClient client = TestClient.connect(server)) {
            long channel = await(client, "/shown/words");
            assertThat(words.subscribers()).isZero();

            client.say("{'op':'subscribe','subscriptions':[{'id':1,'channelId':" + channel + "}]}");
            until(() -> words.subscribers() == 1);
            long before = viewer.clock().nanos().orElseThrow();
            words.publish(new Text("seen"));
            Heard message = client.nextData();
            assertThat(TEXT.decode(message.data())).isEqualTo(new Text("seen"));
            assertThat(message.nanos()).isBetween(before, viewer.clock().nanos().orElseThrow());

            client.say("{'op':'unsubscribe','subscriptionIds':[1]}");
            until(() -> words.subscribers() == 0);
            words.close();
            assertThat(client.next("unadvertise").path("channelIds").path(0).asLong())
                    .isEqualTo(channel);
            assertThat(strange.subscribers()).isZero();
        }
    }

    @Test
    void whatIsLatchedReachesWhoeverComesLateFromEachOfItsWriters() throws Exception {
        start();
        try (RosNode second = node("second")) {
            Publisher<Text> one = robot.publisher("/shown/map", Text.class, Qos.TRANSIENT_LOCAL);
            Publisher<Text> other = second.publisher("/shown/map", Text.class, Qos.TRANSIENT_LOCAL);
            one.publish(new Text("north"));
            other.publish(new Text("south"));
            for (int visit = 0; visit < 2; visit++) {
                try (TestClient client = TestClient.connect(server)) {
                    long channel = await(client, "/shown/map");
                    client.say("{'op':'subscribe','subscriptions':[{'id':1,'channelId':" + channel + "}]}");
                    List<Text> texts = List.of(
                            TEXT.decode(client.nextData().data()),
                            TEXT.decode(client.nextData().data()));
                    assertThat(texts).containsExactlyInAnyOrder(new Text("north"), new Text("south"));
                    try (TestClient late = TestClient.connect(server)) {
                        long same = await(late, "/shown/map");
                        late.say("{'op':'subscribe','subscriptions':[{'id':9,'channelId':" + same + "}]}");
                        late.nextData();
                        late.nextData();
                    }
                }
            }
        }
    }

    @Test
    void simulatedTimeIsTold() throws Exception {
        start("-p", "use_sim_time:=true");
        Publisher<Clock> clock = robot.publisher("/clock", Clock.class, Qos.SENSOR_DATA.withDepth(1));
        try (TestClient client = TestClient.connect(server)) {
            until(() -> {
                clock.publish(new Clock(
                        new Time(12, 500_000_000))); // the first may go before the other side knows the writer
                return viewer.clock().nanos().isPresent();
            });
            Heard time = client.nextData();
            assertThat(time.opcode()).isEqualTo(2);
            assertThat(time.nanos()).isEqualTo(12_500_000_000L);
        }
    }

    /** The channel of a topic, once it is advertised. */
    private static long await(TestClient client, String topic) throws InterruptedException {
        while (true) {
            for (JsonNode channel : client.next("advertise").path("channels")) {
                assertThat(channel.path("topic").asText()).startsWith("/shown/").isNotEqualTo("/shown/strange");
                if (channel.path("topic").asText().equals(topic)) {
                    return channel.path("id").asLong();
                }
            }
        }
    }

    private static void until(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it happens within a minute").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
