package io.foresight.sim.node.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import io.foresight.ros2.message.ForesightMsgs.AssemblyReset;
import io.foresight.ros2.message.ForesightMsgs.AssemblyState;
import io.foresight.ros2.message.ForesightMsgs.AssemblyTask;
import io.foresight.ros2.message.ForesightMsgs.SkillCommand;
import io.foresight.ros2.message.ForesightMsgs.SkillOutcome;
import io.foresight.ros2.message.SensorMsgs.Image;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.UniqueIdentifierMsgs;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.Publisher;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.Eventually;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The assembly simulator's node and one that gives it commands. */
class AssemblySimNodeTest {
    private static final int DOMAIN = 90;
    private static final AssemblySimSettings SETTINGS = new AssemblySimSettings(
            AssemblySimSettings.World.SYMBOLIC,
            AssemblySimSettings.Failures.NONE,
            "train",
            0,
            7,
            0,
            96,
            64,
            20,
            "table");

    private final List<RosNode> open = new CopyOnWriteArrayList<>();

    private RosNode node(String name) {
        RosNode node =
                RosNode.open(new FastDds(), DdsSettings.local(DOMAIN), NodeArguments.none(), NodeDefaults.named(name));
        open.add(node);
        return node;
    }

    @AfterEach
    void closeAll() {
        open.forEach(RosNode::close);
    }

    private static <T extends Record> List<T> heard(RosNode listener, String topic, Class<T> type, Qos qos) {
        List<T> heard = new CopyOnWriteArrayList<>();
        listener.subscribe(topic, type, qos, received -> heard.add(received.message()));
        return heard;
    }

    private static SkillCommand command(long id, String action) {
        return new SkillCommand(
                new Header(new Time(0, 0), ""),
                UniqueIdentifierMsgs.UUID.of(new UUID(0, 0)),
                UniqueIdentifierMsgs.UUID.of(new UUID(2, id)),
                action);
    }

    private static DiagnosticStatus part(RosNode node, String name) {
        return node.diagnostics().now().stream()
                .filter(status -> status.name().endsWith(": " + name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoComesLateHearsTaskStateAndGoalAndSeesPictures() {
        try (AssemblySimNode running = AssemblySimNode.start(node("assembly_sim"), SETTINGS)) {
            assertThat(running).isNotNull();
            RosNode late = node("late");
            List<AssemblyTask> tasks = heard(late, "task", AssemblyTask.class, Qos.TRANSIENT_LOCAL);
            List<AssemblyState> states = heard(late, "state", AssemblyState.class, Qos.TRANSIENT_LOCAL);
            List<Image> goals = heard(late, "goal_image", Image.class, Qos.TRANSIENT_LOCAL);
            List<Image> images = heard(late, "image", Image.class, Qos.SENSOR_DATA);

            assertThat(Eventually.so(
                            () -> !tasks.isEmpty() && !states.isEmpty() && !goals.isEmpty() && images.size() >= 3))
                    .isTrue();
            assertThat(tasks.get(0).id()).isEqualTo("train-0000");
            assertThat(states.get(0).episode()).isEqualTo(tasks.get(0).episode());
            assertThat(states.get(0).header().frameId()).isEqualTo("table");
            Image image = images.get(0);
            assertThat(image.encoding()).isEqualTo("rgb8");
            assertThat(image.width()).isEqualTo(96);
            assertThat(image.height()).isEqualTo(64);
            assertThat(image.step()).isEqualTo(288);
            assertThat(image.data().size()).isEqualTo(288 * 64);
            assertThat(goals.get(0).data()).isNotEqualTo(image.data());
        }
    }

    @Test
    void commandsAndResetsAreAnsweredOverTopics() {
        RosNode simulator = node("assembly_sim");
        try (AssemblySimNode running = AssemblySimNode.start(simulator, SETTINGS)) {
            assertThat(running).isNotNull();
            RosNode commander = node("commander");
            List<SkillOutcome> outcomes = heard(commander, "outcome", SkillOutcome.class, Qos.RELIABLE);
            List<AssemblyTask> tasks = heard(commander, "task", AssemblyTask.class, Qos.TRANSIENT_LOCAL);
            Publisher<SkillCommand> skill = commander.publisher("skill", SkillCommand.class, Qos.RELIABLE);
            Publisher<AssemblyReset> reset = commander.publisher("reset", AssemblyReset.class, Qos.RELIABLE);
            assertThat(Eventually.so(() -> skill.subscribers() == 1 && reset.subscribers() == 1 && !tasks.isEmpty()))
                    .isTrue();

            skill.publish(command(1, "juggle"));
            assertThat(Eventually.so(() -> outcomes.size() == 1)).isTrue();
            skill.publish(command(1, "juggle"));
            reset.publish(new AssemblyReset(
                    new Header(new Time(0, 0), ""), UniqueIdentifierMsgs.UUID.of(new UUID(3, 3)), "test", 1, 5));

            assertThat(Eventually.so(() -> outcomes.size() == 3 && tasks.size() == 2))
                    .isTrue();
            assertThat(outcomes).extracting(SkillOutcome::outcome).containsExactly("UNPARSABLE", "UNPARSABLE", "RESET");
            assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
            assertThat(tasks.get(1).id()).isEqualTo("test-0001");
            DiagnosticStatus status = part(simulator, "assembly");
            assertThat(status.values())
                    .contains(new KeyValue("task", "test-0001"), new KeyValue("last_outcome", "RESET"));
        }
    }

    @Test
    void moreCommandsThanCanWaitAreRefusedAtOnce() {
        HangingWorld world = new HangingWorld(new SymbolicWorld(FailureModel.NONE), 1);
        try (AssemblySimNode running = AssemblySimNode.start(node("assembly_sim"), SETTINGS, world)) {
            assertThat(running).isNotNull();
            RosNode commander = node("commander");
            List<SkillOutcome> outcomes = heard(commander, "outcome", SkillOutcome.class, Qos.RELIABLE.withDepth(100));
            Publisher<SkillCommand> skill =
                    commander.publisher("skill", SkillCommand.class, Qos.RELIABLE.withDepth(100));
            assertThat(Eventually.so(() -> skill.subscribers() == 1)).isTrue();
            skill.publish(command(1, "done"));
            assertThat(Eventually.so(world::hangs)).isTrue();

            int most = AssemblySimNode.MOST_WAITING;
            for (int i = 2; i <= most; i++) {
                skill.publish(command(i, "done"));
            }
            skill.publish(command(100, "done"));

            assertThat(Eventually.so(() -> outcomes.size() == 1)).isTrue();
            assertThat(outcomes.get(0).outcome()).isEqualTo("BUSY");
            assertThat(outcomes.get(0).id().toJava()).isEqualTo(new UUID(2, 100));
            world.letGo();
            assertThat(Eventually.so(() -> outcomes.size() == most + 1)).isTrue();
            assertThat(outcomes.subList(1, most + 1))
                    .extracting(SkillOutcome::outcome)
                    .startsWith("ENDED", "EPISODE_OVER")
                    .doesNotContain("BUSY");
        }
    }
}
