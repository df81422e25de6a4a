package io.foresight.sim.node.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyKinds;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.serve.Offer;
import io.foresight.planner.serve.PlannerClient;
import io.foresight.planner.serve.PlannerServer;
import io.foresight.planner.serve.ServeConfig;
import io.foresight.planner.task.Action;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.node.plan.PlannerNode;
import io.foresight.sim.node.plan.PlannerNodeSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A policy that sees pictures alone drives a robot over its topics. */
class HiddenStateNodeTest {
    private static final int DOMAIN = 93;
    private static final Duration LONG = Duration.ofMinutes(3);

    private final List<Situation> shown = new CopyOnWriteArrayList<>();

    @Test
    void theNodesPolicyIsShownPicturesAndItsRefusedActionsReachTheRobot() throws InterruptedException {
        Offer offer = new Offer(
                new PolicyKinds(List.of(new PicturesOnly())),
                Map.of("symbolic", Offer.WorldFactory.always(() -> new SymbolicWorld(FailureModel.NONE))));
        try (PlannerServer server =
                        PlannerServer.start(ServeConfig.DEFAULT.withPort(0).withDrainTime(Duration.ZERO), offer);
                PlannerClient client = PlannerClient.connect("127.0.0.1", server.port(), Duration.ofSeconds(30));
                RosNode robot = node("assembly_sim");
                RosNode planner = node("planner");
                AssemblySimNode simulator = AssemblySimNode.start(robot, simulated());
                PlannerNode driver = PlannerNode.start(planner, planned(), client)) {
            assertThat(simulator).isNotNull();
            assertThat(driver.awaitEnd(LONG)).isTrue();
            assertThat(driver.episodesEnded()).isEqualTo(1);
            assertThat(driver.episodesSolved()).isZero();
        }
        assertThat(shown).hasSize(3).allSatisfy(situation -> {
            assertThat(situation.image()).isPresent();
            assertThatThrownBy(situation::state).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(situation::task).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(situation::scene).isInstanceOf(IllegalStateException.class);
        });
        assertThat(shown.get(2).reports())
                .as("inserting with an empty hand is refused by the robot, not replaced")
                .hasSize(2)
                .allMatch(report -> report.action().equals(Action.insert(2)) && !report.succeeded());
    }

    private static RosNode node(String name) {
        return RosNode.open(new FastDds(), DdsSettings.local(DOMAIN), NodeArguments.none(), NodeDefaults.named(name));
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

    private static PlannerNodeSettings planned() {
        return new PlannerNodeSettings(
                Optional.empty(),
                "pictures-only",
                Map.of("piece", "2"),
                "symbolic",
                0,
                3,
                1,
                1,
                true,
                Duration.ofSeconds(20),
                Duration.ofMinutes(2));
    }

    /** Always tries to insert the same piece. */
    private final class PicturesOnly implements PolicyKind, Policy {
        private int piece;

        @Override
        public String name() {
            return "pictures-only";
        }

        @Override
        public String description() {
            return "Inserts a piece, in hand or not.";
        }

        @Override
        public boolean seesState() {
            return false;
        }

        @Override
        public Sight sight() {
            return Sight.ofPictures(64, 64);
        }

        @Override
        public List<PolicyOption> options() {
            return List.of(PolicyOption.whole("piece", "Number of the piece.", 0, 8, 0));
        }

        @Override
        public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
            piece = (int) settings.whole("piece");
            return this;
        }

        @Override
        public void begin(long seed) {}

        @Override
        public Decision decide(Situation situation, Budget budget) {
            assertThat(situation.image().orElseThrow().width()).isEqualTo(64);
            shown.add(situation);
            return Decision.at(Action.insert(piece));
        }
    }
}
