package io.foresight.ros2.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.ros2.Eventually;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.DdsParticipant;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.PeerListener;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Sample;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticArray;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;
import io.foresight.ros2.message.GeometryMsgs.Transform;
import io.foresight.ros2.message.GeometryMsgs.TransformStamped;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.RclInterfaces.Log;
import io.foresight.ros2.message.RosgraphMsgs.Clock;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.StdMsgs.Text;
import io.foresight.ros2.message.Tf2Msgs.TFMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes of this process that meet over DDS. */
class RosNodeTest {
    private static final int DOMAIN = 71;

    private final List<RosNode> open = new CopyOnWriteArrayList<>();

    private RosNode node(String name, String... rosArguments) {
        RosNode node = RosNode.open(
                new FastDds(),
                DdsSettings.local(DOMAIN),
                NodeArguments.parse(List.of(rosArguments)),
                NodeDefaults.named(name));
        open.add(node);
        return node;
    }

    @AfterEach
    void closeAll() {
        open.forEach(RosNode::close);
    }

    @Test
    void whatOnePublishesAnotherHearsUnderTheNamesTheirArgumentsGive() {
        List<Received<Text>> heard = new CopyOnWriteArrayList<>();
        RosNode talker = node("talker", "-r", "__ns:=/robot", "-r", "chatter:=/shared/words");
        RosNode listener = node("listener", "-r", "__node:=ear");
        assertThat(talker.fullName()).isEqualTo("/robot/talker");
        assertThat(listener.fullName()).isEqualTo("/ear");
        Subscription subscription = listener.subscribe("shared/words", Text.class, Qos.RELIABLE, heard::add);
        Publisher<Text> publisher = talker.publisher("chatter", Text.class, Qos.RELIABLE);
        assertThat(publisher.topic()).isEqualTo("/shared/words").isEqualTo(subscription.topic());
        assertThat(subscription.watch().state()).isEqualTo(TopicWatch.State.NOT_RECEIVED);
        assertThat(Eventually.so(() -> publisher.subscribers() == 1 && subscription.publishers() == 1))
                .isTrue();

        publisher.publish(new Text("hello"));
        publisher.publish(new Text("x".repeat(100_000)));

        assertThat(Eventually.so(() -> heard.size() == 2)).isTrue();
        assertThat(heard.get(0).message()).isEqualTo(new Text("hello"));
        assertThat(heard.get(1).message().data()).hasSize(100_000);
        assertThat(heard).extracting(Received::sequence).containsExactly(1L, 2L);
        assertThat(System.nanoTime() - heard.get(0).receivedNanos()).isPositive();
        TopicWatch watch = subscription.watch(Duration.ofHours(1));
        assertThat(watch.state()).isEqualTo(TopicWatch.State.ACTIVE);
        assertThat(watch.received()).isEqualTo(2);
        assertThat(watch.lost()).isZero();
        assertThat(watch.age().orElseThrow()).isPositive();
    }

    @Test
    void aMessageThatCannotBeReadIsCountedAndTheNextIsHeard() {
        List<Received<Text>> heard = new CopyOnWriteArrayList<>();
        List<Received<Log>> lines = new CopyOnWriteArrayList<>();
        RosNode listener = node("listener");
        RosNode talker = node("talker");
        talker.subscribe("/rosout", Log.class, Qos.TRANSIENT_LOCAL.withDepth(1000), lines::add);
        Subscription subscription = listener.subscribe("words", Text.class, Qos.RELIABLE, heard::add);
        RawPublisher publisher = talker.publisherRaw("words", "std_msgs/msg/String", Qos.RELIABLE, 1000);
        assertThat(Eventually.so(() -> publisher.subscribers() == 1)).isTrue();

        publisher.publish(ByteBuffer.wrap(new byte[] {0, 1, 0, 0, 127, 127, 127, 127}));
        publisher.publish(ByteBuffer.wrap(MessageType.of(Text.class).encode(new Text("well formed"))));

        assertThat(Eventually.so(() -> heard.size() == 1)).isTrue();
        assertThat(subscription.watch(Duration.ofHours(1)).refused()).isEqualTo(1);
        assertThat(subscription.watch(Duration.ofHours(1)).diagnostic("words").level())
                .isEqualTo(DiagnosticStatus.WARN);
        assertThat(Eventually.so(() -> lines.stream().anyMatch(line -> line.message()
                        .msg()
                        .contains("/words cannot be decoded: std_msgs/msg/String field data"))))
                .isTrue();
    }

    @Test
    void rawSubscriptionsGetTheBytes() {
        List<Sample> samples = new CopyOnWriteArrayList<>();
        RosNode listener = node("listener");
        RosNode talker = node("talker");
        RawSubscription subscription =
                listener.subscribeRaw("words", "std_msgs/msg/String", Qos.RELIABLE, 4096, samples::add);
        Publisher<Text> publisher = talker.publisher("words", Text.class, Qos.RELIABLE);
        assertThat(Eventually.so(() -> publisher.subscribers() == 1)).isTrue();
        publisher.publish(new Text("bytes"));
        assertThat(Eventually.so(() -> samples.size() == 1)).isTrue();
        assertThat(MessageType.of(Text.class).decode(samples.get(0).cdr())).isEqualTo(new Text("bytes"));
        assertThat(subscription.counts().received()).isEqualTo(1);
        assertThat(subscription.writers()).hasSize(1);
    }

    @Test
    void whatItSaysIsHeardOnRosoutByThoseWhoComeLater() {
        List<Received<Log>> lines = new CopyOnWriteArrayList<>();
        RosNode talker = node("talker", "-r", "__ns:=/robot", "--log-level", "warn");
        talker.log().info("not said");
        talker.log().warn("careful");
        talker.log().warnEvery(Duration.ofHours(1), "key", "often");
        talker.log().warnEvery(Duration.ofHours(1), "key", "often");
        talker.log().error("broken");
        node("late").subscribe("/rosout", Log.class, Qos.TRANSIENT_LOCAL.withDepth(1000), lines::add);
        assertThat(Eventually.so(() -> lines.size() >= 3)).isTrue();
        assertThat(lines).extracting(line -> line.message().msg()).containsExactly("careful", "often", "broken");
        assertThat(lines).extracting(line -> line.message().name()).containsOnly("robot.talker");
        assertThat(lines).extracting(line -> line.message().level()).containsExactly(30, 30, 40);
    }

    @Test
    void diagnosticsComeOnceASecondAndSurviveAPartThatThrows() {
        List<Received<DiagnosticArray>> arrays = new CopyOnWriteArrayList<>();
        RosNode talker = node("talker");
        node("monitor").subscribe("/diagnostics", DiagnosticArray.class, Qos.RELIABLE, array -> {
            if (array.message().status().size() == 3) {
                arrays.add(array);
            }
        });
        talker.diagnostics().add("engine", () -> new DiagnosticStatus(DiagnosticStatus.OK, "", "runs", "", List.of()));
        talker.diagnostics().add("wheel", () -> {
            throw new IllegalStateException("no wheel");
        });
        assertThat(Eventually.so(() -> arrays.size() >= 2)).isTrue();
        List<DiagnosticStatus> status = arrays.get(1).message().status();
        assertThat(status)
                .extracting(DiagnosticStatus::name)
                .containsExactly("talker: qos", "talker: engine", "talker: wheel");
        assertThat(status).extracting(DiagnosticStatus::level).containsExactly(0, 0, 2);
        assertThat(status.get(2).message()).contains("no wheel");
    }

    @Test
    void foreignTextInDiagnosticsAndTheLogIsOneShortLine() {
        List<Received<Log>> lines = new CopyOnWriteArrayList<>();
        RosNode talker = node("talker");
        node("listener").subscribe("/rosout", Log.class, Qos.TRANSIENT_LOCAL.withDepth(1000), lines::add);
        String foreign = "frame \u001b[31m\n[ERROR] forged\u202e " + "x".repeat(100_000);
        talker.diagnostics()
                .add(
                        "input",
                        () -> new DiagnosticStatus(
                                DiagnosticStatus.WARN, "", foreign, "", List.of(new KeyValue("frame", foreign))));
        talker.log().warn(foreign);
        assertThat(Eventually.so(() -> !lines.isEmpty())).isTrue();
        DiagnosticStatus told = talker.diagnostics().now().get(1);
        assertThat(List.of(
                        lines.get(0).message().msg(),
                        told.message(),
                        told.values().get(0).value()))
                .allMatch(text -> text.startsWith("frame ?[31m?[ERROR] forged? xxx") && text.length() < 2100);
    }

    @Test
    void staticTransformsAreToldTogetherToThoseWhoComeLater() {
        List<Received<TFMessage>> told = new CopyOnWriteArrayList<>();
        RosNode talker = node("talker");
        talker.transforms().broadcastStatic(transform("base", "lidar", 1), transform("base", "camera", 2));
        talker.transforms().broadcastStatic(transform("base", "lidar", 3));
        node("late").subscribe("/tf_static", TFMessage.class, Qos.TRANSIENT_LOCAL, told::add);
        assertThat(Eventually.so(() -> !told.isEmpty())).isTrue();
        assertThat(told.get(0).message().transforms())
                .containsExactlyInAnyOrder(transform("base", "lidar", 3), transform("base", "camera", 2));
    }

    private static TransformStamped transform(String parent, String child, double x) {
        return new TransformStamped(
                new Header(new Time(0, 0), parent),
                child,
                new Transform(new Vector3(x, 0, 0), new Quaternion(0, 0, 0, 1)));
    }

    @Test
    void simulatedTimeIsClocksAndTellsOnceThatItWentBack() {
        List<ClockJump> jumps = new CopyOnWriteArrayList<>();
        RosNode node = node("node", "-p", "use_sim_time:=true");
        node.clock().onJump(jumps::add);
        assertThat(node.clock().simulated()).isTrue();
        assertThat(node.clock().nanos()).isEmpty();
        assertThat(node.clock().stamp()).isEqualTo(new Time(0, 0));
        Publisher<Clock> clock = node("sim").publisher("/clock", Clock.class, Qos.RELIABLE);
        assertThat(Eventually.so(() -> clock.subscribers() == 1)).isTrue();
        for (int second : new int[] {10, 11, 3, 4}) {
            clock.publish(new Clock(new Time(-5, 500)));
            assertThat(Eventually.so(
                            () -> node.clock().nanos().equals(OptionalLong.of(second * 1_000_000_000L + 500)),
                            () -> clock.publish(new Clock(new Time(second, 500))),
                            20))
                    .as("the clock is heard, though single messages may be lost: %s s", second)
                    .isTrue();
        }
        assertThat(node.clock().stamp()).isEqualTo(new Time(4, 500));
        assertThat(jumps).containsExactly(new ClockJump(11_000_000_500L, 3_000_000_500L));
        assertThat(node.clock().ageNanos(new Time(3, 500))).hasValue(1_000_000_000L);
        assertThat(node.clock().ageNanos(new Time(9, 0))).as("never negative").hasValue(0);
    }

    @Test
    void nodesAndTheirEndpointsAreInTheGraphUntilTheyGo() {
        RosNode talker = node("talker", "-r", "__ns:=/robot");
        RosNode watcher = node("watcher");
        talker.publisher("words", Text.class, Qos.RELIABLE);
        Subscription subscription = talker.subscribe("orders", Text.class, Qos.RELIABLE, text -> {});
        assertThat(Eventually.so(() -> watcher.graph().nodes().stream()
                        .anyMatch(node -> node.fullName().equals("/robot/talker")
                                && node.writers().size() == 4
                                && node.readers().size() == 1)))
                .as("words, /rosout, /diagnostics, /parameter_events and orders")
                .isTrue();
        assertThat(talker.graph().nodes()).extracting(GraphNode::fullName).doesNotContain("/robot/talker");
        subscription.close();
        assertThat(Eventually.so(() -> watcher.graph().nodes().stream()
                        .allMatch(node -> node.readers().isEmpty())))
                .isTrue();
        talker.close();
        assertThat(Eventually.so(() -> watcher.graph().nodes().isEmpty())).isTrue();
    }

    @Test
    void qualitiesAndTypesThatDoNotFitAreTold() {
        List<Received<Log>> lines = new CopyOnWriteArrayList<>();
        RosNode mine = node("mine");
        RosNode other = node("other", "-r", "__ns:=/robot");
        other.subscribe("/rosout", Log.class, Qos.TRANSIENT_LOCAL.withDepth(1000), lines::add);
        Publisher<Text> fitting = other.publisher("/fits", Text.class, Qos.RELIABLE);
        other.publisher("/sensor", Text.class, Qos.SENSOR_DATA);
        other.publisherRaw("/typed", "std_msgs/msg/Int32", Qos.RELIABLE, 64);
        Subscription latched = other.subscribe("/map", Text.class, Qos.TRANSIENT_LOCAL, text -> {});
        mine.subscribe("/fits", Text.class, Qos.SENSOR_DATA, text -> {});
        mine.subscribe("/sensor", Text.class, Qos.RELIABLE, text -> {});
        mine.subscribe("/typed", Text.class, Qos.RELIABLE, text -> {});
        mine.publisher("/map", Text.class, Qos.RELIABLE);
        List<String> expected = List.of(
                "nothing comes to /sensor from /robot/other: the reader asks for RELIABLE, the writer offers BEST_EFFORT",
                "nothing comes to /typed from /robot/other: the reader's type is std_msgs/msg/String, the writer's"
                        + " std_msgs/msg/Int32",
                "nothing goes from /map to /robot/other: the reader asks for TRANSIENT_LOCAL, the writer offers"
                        + " VOLATILE");

        assertThat(Eventually.so(() -> mine.mismatches().equals(expected)))
                .as("%s", mine.mismatches())
                .isTrue();
        DiagnosticStatus status = mine.diagnostics().now().get(0);
        assertThat(status.level()).isEqualTo(DiagnosticStatus.WARN);
        assertThat(status.message()).startsWith("3 pairs of reader and writer do not fit: nothing comes to /sensor");
        assertThat(Eventually.so(() -> lines.stream()
                                .filter(line -> line.message().name().equals("mine")
                                        && line.message().msg().startsWith("nothing "))
                                .count()
                        == 3))
                .as("each is warned of once: %s", lines)
                .isTrue();
        assertThat(fitting.subscribers()).isEqualTo(1);

        latched.close();
        assertThat(Eventually.so(() -> mine.mismatches().equals(expected.subList(0, 2))))
                .isTrue();
        other.close();
        assertThat(Eventually.so(() -> mine.mismatches().isEmpty())).isTrue();
        assertThat(mine.diagnostics().now().get(0).level()).isEqualTo(DiagnosticStatus.OK);
    }

    @Test
    void aTypeThatOnlyHasTheNameInCommonIsReported() {
        RosNode mine = node("mine");
        mine.subscribe("/a", Text.class, Qos.RELIABLE, text -> {});
        String hash = "RIHS01_" + "0".repeat(64);
        try (DdsParticipant other = new FastDds().open("other", DdsSettings.local(DOMAIN), PeerListener.NONE)) {
            other.createWriter(
                    Endpoint.ros("/a", "std_msgs/msg/String", Qos.RELIABLE).withTypeHash(hash));
            assertThat(Eventually.so(() -> mine.mismatches().size() == 1))
                    .as("%s", mine.mismatches())
                    .isTrue();
            assertThat(mine.mismatches().get(0))
                    .startsWith("what comes to /a from writer ")
                    .endsWith(hash);
        }
    }

    @Test
    void oneTypeHasItsFirstLimitInANode() {
        RosNode node = node("node");
        Publisher<Text> small = node.publisher("a", Text.class, Qos.RELIABLE, 64);
        Publisher<Text> large = node.publisher("b", Text.class, Qos.RELIABLE, 6400);
        assertThatExceptionOfType(DdsException.class)
                .isThrownBy(() -> large.publish(new Text("x".repeat(100))))
                .withMessageContainingAll("109", "64");
        assertThatExceptionOfType(DdsException.class)
                .isThrownBy(() -> small.publish(new Text("x".repeat(100))))
                .withMessageContaining("64");
        small.publish(new Text("x"));
    }

    @Test
    void badNamesAndParametersAreRefusedBeforeAnythingIsOpened() {
        RosNode node = node("node");
        assertThatThrownBy(() -> node.publisher("a//b", Text.class, Qos.RELIABLE))
                .hasMessageContaining("empty part");
        assertThatThrownBy(() -> node.resolve("{nobody}/x")).hasMessageContainingAll("{nobody}", "{node} and {ns}");
        assertThatThrownBy(() -> node("other", "-p", "use_sim_time:=3")).hasMessageContainingAll("use_sim_time", "3");
        assertThatThrownBy(() -> node("other", "-p", "qos_overrides./tf.publisher.depth:=0"))
                .hasMessageContainingAll("qos_overrides./tf.publisher.depth", "1 to 10000");
    }

    @Test
    void aClosedNodePublishesNoMore() {
        RosNode node = node("node");
        Publisher<Text> publisher = node.publisher("a", Text.class, Qos.RELIABLE);
        node.close();
        node.close();
        assertThatThrownBy(() -> publisher.publish(new Text("late"))).hasMessageContaining("closed");
        assertThatThrownBy(() -> node.publisher("b", Text.class, Qos.RELIABLE)).hasMessageContaining("closed");
        publisher.close();
        node.log().warn("still heard here");
    }
}
