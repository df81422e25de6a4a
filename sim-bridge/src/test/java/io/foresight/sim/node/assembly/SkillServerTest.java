package io.foresight.sim.node.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.ForesightMsgs.AssemblyReset;
import io.foresight.ros2.message.ForesightMsgs.AssemblyState;
import io.foresight.ros2.message.ForesightMsgs.PieceState;
import io.foresight.ros2.message.ForesightMsgs.SkillCommand;
import io.foresight.ros2.message.ForesightMsgs.SkillOutcome;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.UniqueIdentifierMsgs;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SkillServerTest {
    private static final UUID NONE = new UUID(0, 0);
    private static final AssemblySimSettings SETTINGS = new AssemblySimSettings(
            AssemblySimSettings.World.SYMBOLIC,
            AssemblySimSettings.Failures.NONE,
            "train",
            0,
            7,
            0,
            64,
            64,
            2,
            "table");

    private long moments;
    private long episodes;
    private long ids = 100;
    private final SkillServer server = new SkillServer(
            new SymbolicWorld(FailureModel.NONE),
            SETTINGS,
            () -> new UUID(1, ++episodes),
            () -> new Header(Time.ofNanos(++moments), "table"));

    private final AssemblyTask task = TaskSplit.TRAIN.tasks(1).get(0);

    @AfterEach
    void close() {
        server.close();
    }

    private static SkillCommand command(UUID episode, UUID id, String action) {
        return new SkillCommand(
                new Header(new Time(0, 0), ""),
                UniqueIdentifierMsgs.UUID.of(episode),
                UniqueIdentifierMsgs.UUID.of(id),
                action);
    }

    private SkillOutcome ask(String action) {
        return server.command(command(new UUID(1, episodes), new UUID(2, ++ids), action));
    }

    private SkillOutcome reset(UUID id, String split, long index) {
        return server.reset(
                new AssemblyReset(new Header(new Time(0, 0), ""), UniqueIdentifierMsgs.UUID.of(id), split, index, 1));
    }

    private String firstFree() {
        return new Expert(task.board().dependencies()).best(task.start()).get(0).text(task.board());
    }

    @Test
    void aCommandIsCarriedOut() {
        SkillOutcome outcome = ask(firstFree());

        assertThat(outcome.ok()).as(outcome.reason()).isTrue();
        assertThat(outcome.outcome()).isEqualTo("SUCCEEDED");
        assertThat(outcome.state().pieces()).extracting(PieceState::place).contains(PieceState.HELD);
        assertThat(server.state().pieces()).isEqualTo(outcome.state().pieces());
    }

    @Test
    void theSameIdIsAnsweredAgainAndNotCarriedOutAgain() {
        SkillCommand command = command(new UUID(1, 1), new UUID(2, 1), firstFree());
        SkillOutcome first = server.command(command);
        assertThat(first.ok()).isTrue();

        assertThat(server.repeated()).isFalse();

        SkillOutcome second = server.command(command);

        assertThat(second).isSameAs(first);
        assertThat(server.repeated()).isTrue();
        assertThat(ask("juggle").ok()).isFalse();
        assertThat(server.repeated()).isFalse();
    }

    @Test
    void anIdIsForOneActionOnly() {
        assertThat(server.command(command(NONE, new UUID(2, 1), firstFree())).ok())
                .isTrue();
        AssemblyState before = server.state();

        SkillOutcome outcome = server.command(command(NONE, new UUID(2, 1), "done"));

        assertThat(outcome.ok()).isFalse();
        assertThat(outcome.outcome()).isEqualTo("ID_REUSED");
        assertThat(outcome.reason()).contains(firstFree());
        assertThat(server.state().pieces()).isEqualTo(before.pieces());
        assertThat(server.state().finished()).isFalse();
    }

    @Test
    void manyIdsLaterAnIdIsForgottenButTheStateStillProtects() {
        SkillCommand command = command(NONE, new UUID(2, 1), firstFree());
        assertThat(server.command(command).ok()).isTrue();
        for (int i = 0; i < SkillServer.REMEMBERED; i++) {
            assertThat(ask("juggle").outcome()).isEqualTo("UNPARSABLE");
        }

        assertThat(server.command(command).outcome()).isEqualTo("ALREADY_HELD");
    }

    @Test
    void nonsenseIsAnsweredWithTheReasonAndChangesNothing() {
        AssemblyState before = server.state();

        assertThat(ask("juggle").outcome()).isEqualTo("UNPARSABLE");
        assertThat(ask("juggle").reason()).contains("is not an action; write exactly one of");
        assertThat(ask("pick up magenta").outcome()).isEqualTo("UNKNOWN_PIECE");
        assertThat(ask("x".repeat(100_000)).reason()).hasSizeLessThan(2000);
        SkillOutcome notHeld =
                ask("insert " + task.board().pieces().get(0).colour().label());
        assertThat(notHeld.outcome()).isEqualTo("NOT_HELD");
        assertThat(notHeld.ok()).isFalse();
        assertThat(server.command(command(NONE, NONE, firstFree())).outcome()).isEqualTo("ID_MISSING");

        assertThat(server.state().pieces()).isEqualTo(before.pieces());
    }

    @Test
    void aCommandForAnotherEpisodeIsNotCarriedOut() {
        SkillOutcome outcome = server.command(command(new UUID(9, 9), new UUID(2, 1), firstFree()));

        assertThat(outcome.outcome()).isEqualTo("OTHER_EPISODE");
        assertThat(outcome.reason()).contains(new UUID(9, 9).toString(), new UUID(1, 1).toString());
        assertThat(outcome.state().pieces()).extracting(PieceState::place).doesNotContain(PieceState.HELD);
    }

    @Test
    void afterTheEndOnlyAResetHelps() {
        assertThat(ask("done").outcome()).isEqualTo("ENDED");
        assertThat(server.state().finished()).isTrue();
        assertThat(ask(firstFree()).outcome()).isEqualTo("EPISODE_OVER");

        SkillOutcome next = reset(new UUID(3, 1), "", 0);

        assertThat(next.ok()).isTrue();
        assertThat(next.outcome()).isEqualTo("RESET");
        assertThat(next.state().taskId()).isEqualTo("train-0001");
        assertThat(next.state().finished()).isFalse();
        assertThat(next.episode().toJava()).isEqualTo(new UUID(1, 2));
        assertThat(server.task().id()).isEqualTo("train-0001");
    }

    @Test
    void aResetThatComesTwiceResetsOnce() {
        SkillOutcome first = reset(new UUID(3, 1), "test", 2);

        SkillOutcome second = reset(new UUID(3, 1), "test", 2);

        assertThat(second).isSameAs(first);
        assertThat(first.state().taskId()).isEqualTo("test-0002");
        assertThat(server.state().episode().toJava()).isEqualTo(new UUID(1, 2));
    }

    @Test
    void aResetToNowhereLeavesTheEpisode() {
        SkillOutcome noSplit = reset(new UUID(3, 1), "exam", 0);
        SkillOutcome noIndex = reset(new UUID(3, 2), "test", 10_000);

        assertThat(noSplit.outcome()).isEqualTo("BAD_RESET");
        assertThat(noSplit.reason()).contains("\"exam\"");
        assertThat(noIndex.outcome()).isEqualTo("BAD_RESET");
        assertThat(noIndex.reason()).contains("index must be 0 to 9999, got 10000");
        assertThat(server.state().episode().toJava()).isEqualTo(new UUID(1, 1));
    }

    @Test
    void taskAndStateAreReadBackAsTheyAre() {
        assertThat(ask(firstFree()).ok()).isTrue();

        assertThat(AssemblyWire.task(server.task())).isEqualTo(task);
        assertThat(AssemblyWire.state(server.state(), task.board()))
                .isEqualTo(server.world().state());
        assertThat(AssemblyWire.scene(server.state(), task.board()))
                .isEqualTo(server.world().observe());
    }

    @Test
    void aWholeEpisodeOfCommandsSolvesTheTask() {
        Expert expert = new Expert(task.board().dependencies());
        for (int i = 0; i < 50 && !server.state().finished(); i++) {
            Action action = expert.best(server.world().state()).get(0);
            assertThat(ask(action.text(task.board())).ok()).isTrue();
        }

        assertThat(server.state().solved()).isTrue();
    }
}
