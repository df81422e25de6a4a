package io.foresight.sim.node.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.StepResult;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.ForesightMsgs.AssemblyState;
import io.foresight.ros2.message.ForesightMsgs.SkillOutcome;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.UniqueIdentifierMsgs;
import io.foresight.sim.node.assembly.AssemblyWire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** A robot at the other end of topics, without topics: what is sent is kept, and answered or not. */
class RosRobotTest {
    private static final Header HEADER = new Header(new Time(0, 0), "table");
    private static final UUID EPISODE = new UUID(1, 1);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final AssemblyTask task = TaskSplit.TEST.tasks(1).get(0);
    private final RobotView view = new RobotView();
    private final List<String> sent = new ArrayList<>();
    private long ids;

    RosRobotTest() {
        view.task(AssemblyWire.task(HEADER, EPISODE, task));
        view.state(state(EPISODE));
    }

    private AssemblyState state(UUID episode) {
        return AssemblyWire.state(HEADER, episode, task, task.start(), Arrangement.of(task, task.start()), false);
    }

    private SkillOutcome outcome(UUID id, String word) {
        return new SkillOutcome(
                HEADER,
                UniqueIdentifierMsgs.UUID.of(EPISODE),
                UniqueIdentifierMsgs.UUID.of(id),
                "",
                word.equals("SUCCEEDED"),
                word,
                "because",
                state(EPISODE));
    }

    private RosRobot robot(Duration resendAfter, Duration patience, BiConsumer<UUID, String> answers) {
        return new RosRobot(
                view.board().orElseThrow(),
                view,
                (id, action) -> {
                    sent.add(id + " " + action);
                    answers.accept(id, action);
                },
                () -> new UUID(2, ++ids),
                resendAfter,
                patience);
    }

    private String pickUp() {
        return Action.pickUp(0).text(task.board());
    }

    @Test
    void anOutcomeIsTheResult() {
        RosRobot robot = robot(LONG, LONG, (id, action) -> view.outcome(outcome(id, "SLIPPED")));

        StepResult result = robot.execute(Action.pickUp(0));

        assertThat(result.outcome()).isEqualTo(Outcome.SLIPPED);
        assertThat(result.state()).isEqualTo(task.start());
        assertThat(sent).containsExactly(new UUID(2, 1) + " " + pickUp());
    }

    @Test
    void withoutAnOutcomeTheCommandGoesOutAgainUnderItsId() {
        RosRobot robot = robot(Duration.ofMillis(20), LONG, (id, action) -> {
            if (sent.size() == 3) {
                view.outcome(outcome(id, "SUCCEEDED"));
            }
        });

        assertThat(robot.execute(Action.pickUp(0)).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(sent).hasSize(3).containsOnly(new UUID(2, 1) + " " + pickUp());
    }

    @Test
    void outcomesOfOthersAreNotTaken() {
        RosRobot robot = robot(Duration.ofMillis(20), LONG, (id, action) -> {
            view.outcome(outcome(new UUID(7, 7), "SUCCEEDED"));
            if (sent.size() == 2) {
                view.outcome(outcome(id, "JAMMED"));
            }
        });

        assertThat(robot.execute(Action.pickUp(0)).outcome()).isEqualTo(Outcome.JAMMED);
    }

    @Test
    void aSilentRobotEndsTheEpisode() {
        RosRobot robot = robot(Duration.ofMillis(20), Duration.ofMillis(100), (id, action) -> {});

        assertThatThrownBy(() -> robot.execute(Action.pickUp(0)))
                .isInstanceOf(RobotException.class)
                .hasMessageContaining(
                        "the robot reported no outcome of \"" + pickUp() + "\" within 100 ms; the command was sent");
        assertThat(sent).hasSizeBetween(2, 6);
    }

    @Test
    void aRobotThatBeganAnotherEpisodeIsNotWaitedFor() {
        RosRobot robot = robot(LONG, LONG, (id, action) -> view.state(state(new UUID(1, 2))));

        assertThatThrownBy(() -> robot.execute(Action.pickUp(0)))
                .isInstanceOf(RobotException.class)
                .hasMessageContaining("started another episode");
    }

    @Test
    void aBusyRobotIsAskedAgain() {
        RosRobot robot = robot(
                Duration.ofMillis(20),
                LONG,
                (id, action) -> view.outcome(outcome(id, sent.size() < 3 ? "BUSY" : "SUCCEEDED")));

        assertThat(robot.execute(Action.pickUp(0)).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(sent).hasSize(3);
    }

    @Test
    void aCommandThatWasNotTakenIsAFault() {
        RosRobot robot = robot(LONG, LONG, (id, action) -> view.outcome(outcome(id, "OTHER_EPISODE")));

        assertThatThrownBy(() -> robot.execute(Action.pickUp(0)))
                .isInstanceOf(RobotException.class)
                .hasMessageContaining("rejected \"" + pickUp() + "\": OTHER_EPISODE, because");
    }

    @Test
    void closingEndsTheWait() {
        RosRobot robot = robot(LONG, LONG, (id, action) -> view.close());

        assertThatThrownBy(() -> robot.execute(Action.pickUp(0)))
                .isInstanceOf(RobotException.class)
                .hasMessageContaining("is closed");
    }
}
