package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.episode.Observation;
import io.foresight.planner.episode.Robot;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.fixture.RulesWorld;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.StepResult;
import io.foresight.v1.ActionOutcome;
import io.foresight.v1.DriveEpisodeRequest;
import io.foresight.v1.DriveStart;
import io.foresight.v1.EpisodeEnd;
import io.foresight.v1.EpisodeEvent;
import io.foresight.v1.EpisodeOptions;
import io.foresight.v1.EpisodeSummary;
import io.foresight.v1.PlannedAction;
import io.foresight.v1.RobotReport;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DriveEpisodeTest {
    private static final AssemblyTask TASK = TaskSplit.TEST.tasks(2).get(1);

    private TestPlanner test;

    @BeforeEach
    void start() {
        test = new TestPlanner();
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void aRobotThatSlipsIsDrivenToTheGoal() {
        WorldRobot robot = new WorldRobot(new RulesWorld().slipping(0.6));
        robot.begin(TASK, 1);
        List<EpisodeEvent> events = new ArrayList<>();

        EpisodeSummary summary = test.client.drive(options("mcts").build(), robot, events::add);

        assertThat(summary.getSolved()).isTrue();
        assertThat(robot.observe().state().solved()).isTrue();
        assertThat(summary.getFailedActions()).isPositive();
        assertThat(summary.getSteps()).isGreaterThan(summary.getIdealSteps());
        assertThat(events).filteredOn(EpisodeEvent::hasExecuted).hasSize(summary.getSteps());
    }

    @Test
    void doneIsTheRobotsToHearToo() {
        test.told.set((situation, budget) -> Decision.at(Action.DONE));
        WorldRobot robot = new WorldRobot(new RulesWorld());
        robot.begin(TASK, 5);

        EpisodeSummary summary = test.client.drive(options("told").build(), robot, event -> {});

        assertThat(summary.getEnd()).isEqualTo(EpisodeEnd.EPISODE_END_DONE);
        assertThat(robot.observe().finished()).isTrue();
    }

    @Test
    void whatTheRobotFoundAndWhatItReallyDidCounts() throws InterruptedException {
        AssemblyState found = TASK.start().with(0, Place.LOOSE, false);
        AssemblyState after = found.with(0, Place.TABLE, false);
        test.told.set((situation, budget) -> {
            if (situation.history().isEmpty()) {
                assertThat(situation.state()).isEqualTo(found);
                return Decision.at(Action.pickUp(0));
            }
            assertThat(situation.history().get(0).action()).isEqualTo(Action.putDown(0));
            assertThat(situation.state()).isEqualTo(after);
            return Decision.at(Action.DONE);
        });
        DriveLog drive = DriveLog.open(test);
        DriveEpisodeRequest.Builder start = started("told");
        start.getStartBuilder().setState(StateWire.write(found));
        drive.send(start);
        drive.awaitChosen(0);

        drive.report(RobotReport.newBuilder()
                .setExecuted(
                        PlannedAction.newBuilder().setText(Action.putDown(0).text(TASK.board())))
                .setOutcome(ActionOutcome.ACTION_OUTCOME_SUCCEEDED)
                .setScene(PoseWire.write(Arrangement.of(TASK, after), -1)));

        assertThat(drive.awaitEnd()).isNull();
    }

    @Test
    void aRobotThatBreaksEndsTheEpisodeOnBothSides() throws InterruptedException {
        Robot broken = new Robot() {
            @Override
            public String kind() {
                return "broken";
            }

            @Override
            public Observation observe() {
                return new Observation(TASK, TASK.start(), Arrangement.of(TASK, TASK.start()), Optional.empty(), false);
            }

            @Override
            public StepResult execute(Action action) {
                throw new IllegalStateException("the arm is on fire");
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> test.client.drive(options("expert").build(), broken, event -> {}))
                .hasMessage("the arm is on fire");
        assertThat(test.parts.episodes().awaitIdle(TestPlanner.SOON)).isTrue();
    }

    @Test
    void aRobotThatSaysNothingLosesTheEpisode() throws InterruptedException {
        ServeLimits limits = ServeLimits.DEFAULT.withPatience(Duration.ofSeconds(5), Duration.ofMillis(200));
        try (TestPlanner impatient = new TestPlanner(ServeConfig.DEFAULT.withLimits(limits))) {
            DriveLog drive = DriveLog.open(impatient);
            drive.send(started("expert"));

            Refusal refusal = Refusal.of(drive.awaitEnd());

            assertThat(refusal.code()).isEqualTo("ROBOT_SILENT");
            assertThat(refusal.status()).isEqualTo(Status.Code.ABORTED);
            assertThat(refusal.message()).contains("200 ms");
        }
    }

    @Test
    void aReportOutOfTurnEndsTheEpisode() throws InterruptedException {
        DriveLog drive = DriveLog.open(test);
        drive.send(started("expert"));
        drive.awaitChosen(0);
        drive.report(report().setStep(3));

        Refusal refusal = Refusal.of(drive.awaitEnd());

        assertThat(refusal.code()).isEqualTo("OUT_OF_TURN");
        assertThat(refusal.status()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refusal.field()).isEqualTo("report.step");
        assertThat(refusal.message()).contains("step 0").contains("step 3");
    }

    @Test
    void anEpisodeStartsWithAStartAndOnlyOnce() throws InterruptedException {
        DriveLog early = DriveLog.open(test);
        early.report(report());
        assertThat(Refusal.of(early.awaitEnd()).code()).isEqualTo("OUT_OF_TURN");

        DriveLog twice = DriveLog.open(test);
        twice.send(started("expert"));
        twice.awaitChosen(0);
        twice.send(started("expert"));
        assertThat(Refusal.of(twice.awaitEnd()).code()).isEqualTo("OUT_OF_TURN");

        DriveLog never = DriveLog.open(test);
        never.complete();
        Refusal nothing = Refusal.of(never.awaitEnd());
        assertThat(nothing.code()).isEqualTo("FIELD_MISSING");
        assertThat(nothing.field()).isEqualTo("start");
    }

    @Test
    void aClientThatHangsUpWhileAReportIsDueIsTold() throws InterruptedException {
        DriveLog drive = DriveLog.open(test);
        drive.send(started("expert"));
        drive.awaitChosen(0);
        drive.complete();

        assertThat(Refusal.of(drive.awaitEnd()).code()).isEqualTo("OUT_OF_TURN");
        assertThat(test.parts.episodes().awaitIdle(TestPlanner.SOON)).isTrue();
    }

    @Test
    void badReportsNameTheirField() throws InterruptedException {
        assertReport(report().clearOutcome(), "FIELD_WRONG", "report.outcome");
        assertReport(report().clearSeen(), "FIELD_MISSING", "report.state");
        assertReport(
                report().setExecuted(PlannedAction.newBuilder().setText("fling red")),
                "ACTION_UNPARSABLE",
                "report.executed.text");
        RobotReport.Builder cut = report();
        cut.getStateBuilder().removePieces(0);
        assertReport(cut, "STATE_WRONG", "report.state.pieces");
    }

    private void assertReport(RobotReport.Builder report, String code, String field) throws InterruptedException {
        DriveLog drive = DriveLog.open(test);
        drive.send(started("expert"));
        drive.awaitChosen(0);
        drive.report(report);
        Refusal refusal = Refusal.of(drive.awaitEnd());
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.field()).isEqualTo(field);
    }

    @Test
    void aSolvedBoardIsNoEpisode() throws InterruptedException {
        DriveLog drive = DriveLog.open(test);
        DriveEpisodeRequest.Builder start = started("expert");
        start.getStartBuilder()
                .setState(
                        StateWire.write(AssemblyState.goal(TASK.board().pieces().size())));
        drive.send(start);

        Refusal refusal = Refusal.of(drive.awaitEnd());

        assertThat(refusal.code()).isEqualTo("EPISODE_FINISHED");
        assertThat(refusal.status()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    }

    private static RobotReport.Builder report() {
        return RobotReport.newBuilder()
                .setOutcome(ActionOutcome.ACTION_OUTCOME_SLIPPED)
                .setState(StateWire.write(TASK.start()));
    }

    private static DriveEpisodeRequest.Builder started(String policy) {
        return DriveEpisodeRequest.newBuilder().setStart(DriveStart.newBuilder().setOptions(options(policy)));
    }

    private static EpisodeOptions.Builder options(String policy) {
        return EpisodeOptions.newBuilder().setTask(PlannerClient.task(TASK)).setPolicy(policy);
    }
}
