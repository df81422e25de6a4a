package io.foresight.sim.node.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.serve.Offer;
import io.foresight.planner.serve.PlannerClient;
import io.foresight.planner.serve.PlannerServer;
import io.foresight.planner.serve.ServeConfig;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import io.foresight.ros2.message.ForesightMsgs.PlanEvent;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.Eventually;
import io.foresight.sim.node.plan.PlannerNode;
import io.foresight.sim.node.plan.PlannerNodeSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A planner and a simulated robot that know each other by their topics alone. */
class DrivenAssemblyTest {
    private static final int DOMAIN = 91;
    private static final Duration LONG = Duration.ofMinutes(3);

    private final List<RosNode> open = new CopyOnWriteArrayList<>();
    private PlannerServer server;
    private PlannerClient client;

    @BeforeEach
    void serve() {
        server = PlannerServer.start(
                ServeConfig.DEFAULT.withPort(0).withDrainTime(Duration.ZERO),
                Offer.of(Map.of("symbolic", Offer.WorldFactory.always(() -> new SymbolicWorld(FailureModel.NONE)))));
        client = PlannerClient.connect("127.0.0.1", server.port(), Duration.ofSeconds(30));
    }

    @AfterEach
    void closeAll() {
        open.forEach(RosNode::close);
        client.close();
        server.close();
    }

    private RosNode node(String name) {
        RosNode node =
                RosNode.open(new FastDds(), DdsSettings.local(DOMAIN), NodeArguments.none(), NodeDefaults.named(name));
        open.add(node);
        return node;
    }

    private static AssemblySimSettings simulated() {
        return new AssemblySimSettings(
                AssemblySimSettings.World.SYMBOLIC,
                AssemblySimSettings.Failures.NONE,
                "train",
                0,
                7,
                0,
                64,
                64,
                1,
                "table");
    }

    private static PlannerNodeSettings planned(String policy, int episodes, Duration resend, Duration patience) {
        return new PlannerNodeSettings(
                Optional.empty(), policy, Map.of(), "symbolic", 0, 50, 1, episodes, true, resend, patience);
    }

    private static List<PlanEvent> events(RosNode listener) {
        List<PlanEvent> heard = new CopyOnWriteArrayList<>();
        listener.subscribe(
                "plan",
                PlanEvent.class,
                Qos.TRANSIENT_LOCAL.withDepth(1000),
                received -> heard.add(received.message()));
        return heard;
    }

    private static DiagnosticStatus part(RosNode node, String name) {
        return node.diagnostics().now().stream()
                .filter(status -> status.name().endsWith(": " + name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoEpisodesAreSolvedOneAfterTheOther() throws InterruptedException {
        List<PlanEvent> events = events(node("listener"));
        RosNode planner = node("planner");
        try (AssemblySimNode simulator = AssemblySimNode.start(node("assembly_sim"), simulated());
                PlannerNode driver = PlannerNode.start(
                        planner, planned("expert", 2, Duration.ofSeconds(20), Duration.ofMinutes(2)), client)) {
            assertThat(simulator).isNotNull();
            assertThat(driver.awaitEnd(LONG)).isTrue();
            assertThat(driver.episodesSolved()).isEqualTo(2);
            assertThat(driver.episodesBrokenOff()).isZero();
            assertThat(Eventually.so(() -> finished(events) == 2)).isTrue();
            DiagnosticStatus status = part(planner, "episodes");
            assertThat(status.level()).isEqualTo(DiagnosticStatus.OK);
            assertThat(status.values()).contains(new KeyValue("state", "DONE"), new KeyValue("task", "train-0001"));
        }
        assertThat(events.get(0).kind()).isEqualTo(PlanEvent.OBSERVED);
        assertThat(events)
                .filteredOn(event -> event.kind() == PlanEvent.FINISHED)
                .allSatisfy(event -> {
                    assertThat(event.outcome()).isEqualTo("SOLVED");
                    assertThat(event.text()).startsWith("solved in ");
                });
        assertThat(events)
                .filteredOn(event -> event.kind() == PlanEvent.EXECUTED)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.outcome()).isEqualTo("SUCCEEDED"));
        assertThat(events.stream().map(PlanEvent::episode).distinct()).hasSize(2);
    }

    private static long finished(List<PlanEvent> events) {
        return events.stream()
                .filter(event -> event.kind() == PlanEvent.FINISHED)
                .count();
    }

    @Test
    void aRobotThatDiesInAnEpisodeIsReportedAndItsSuccessorDriven() throws InterruptedException {
        List<PlanEvent> events = events(node("listener"));
        HangingWorld world = new HangingWorld(new SymbolicWorld(FailureModel.NONE), 3);
        RosNode doomed = node("assembly_sim");
        AssemblySimNode dying = AssemblySimNode.start(doomed, simulated(), world);
        RosNode planner = node("planner");
        try (PlannerNode driver = PlannerNode.start(
                planner, planned("expert", 1, Duration.ofMillis(200), Duration.ofSeconds(2)), client)) {
            assertThat(Eventually.so(world::hangs)).isTrue();
            doomed.close();
            dying.close();

            assertThat(Eventually.so(() -> driver.episodesBrokenOff() == 1)).isTrue();
            assertThat(driver.episodesEnded()).isZero();
            assertThat(Eventually.so(() -> events.stream().anyMatch(event -> event.kind() == PlanEvent.FAILED)))
                    .isTrue();
            assertThat(driver.awaitEnd(Duration.ZERO)).isFalse();

            try (AssemblySimNode successor = AssemblySimNode.start(node("assembly_sim"), simulated())) {
                assertThat(successor).isNotNull();
                assertThat(driver.awaitEnd(LONG)).isTrue();
                assertThat(driver.episodesSolved()).isEqualTo(1);
            }
        }
        assertThat(events)
                .filteredOn(event -> event.kind() == PlanEvent.FAILED)
                .first()
                .satisfies(event -> assertThat(event.text())
                        .contains("aborted: the robot reported no outcome of", "within 2000 ms"));
    }

    @Test
    void withoutAServiceTheNodeSaysSoAndStaysAlive() {
        server.close();
        RosNode planner = node("planner");
        try (AssemblySimNode simulator = AssemblySimNode.start(node("assembly_sim"), simulated());
                PlannerNode driver = PlannerNode.start(
                        planner, planned("expert", 1, Duration.ofSeconds(1), Duration.ofSeconds(2)), client)) {
            assertThat(simulator).isNotNull();
            assertThat(Eventually.so(() -> driver.episodesBrokenOff() >= 2)).isTrue();
            DiagnosticStatus status = part(planner, "episodes");
            assertThat(status.values()).anySatisfy(value -> {
                assertThat(value.key()).isEqualTo("last_failure");
                assertThat(value.value()).contains("UNAVAILABLE");
            });
        }
    }
}
