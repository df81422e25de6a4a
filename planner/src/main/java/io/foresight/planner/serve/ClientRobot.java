package io.foresight.planner.serve;

import io.foresight.planner.episode.Observation;
import io.foresight.planner.episode.Robot;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.StepResult;
import io.foresight.v1.DriveEpisodeRequest;
import io.foresight.v1.DriveStart;
import io.foresight.v1.RobotReport;
import java.util.Optional;

/** The client's robot: decisions are sent to it as events; their results are received as reports. */
final class ClientRobot implements Robot {
    private final AssemblyTask task;
    private final MessageInbox<DriveEpisodeRequest> inbox;
    private ReportedScene reported;
    private boolean ended;
    private int step;

    /** @throws RefusedException when the client's initial state is inconsistent or does not match the task */
    ClientRobot(AssemblyTask task, DriveStart start, MessageInbox<DriveEpisodeRequest> inbox) {
        this.task = task;
        this.inbox = inbox;
        reported = switch (start.getFoundCase()) {
            case STATE -> ReportedScene.of(task, start.getState(), "start.state");
            case SCENE -> ReportedScene.of(task, start.getScene(), "start.scene");
            case FOUND_NOT_SET -> ReportedScene.of(task, task.start());
        };
    }

    @Override
    public String kind() {
        return "client";
    }

    @Override
    public Observation observe() {
        return new Observation(
                task,
                reported.state(),
                reported.scene(),
                Optional.empty(),
                ended || reported.state().solved());
    }

    @Override
    public StepResult execute(Action action) {
        if (action.equals(Action.DONE)) { // nothing to move, so nothing to report
            ended = true;
            return new StepResult(action, Outcome.ENDED, reported.state(), true);
        }
        DriveEpisodeRequest message = inbox.next();
        if (!message.hasReport()) {
            throw RefusedException.badField(
                    ErrorCode.OUT_OF_TURN, "start", "an episode starts once; expected the report of step " + step);
        }
        RobotReport report = message.getReport();
        if (report.getStep() != step) {
            throw RefusedException.badField(
                    ErrorCode.OUT_OF_TURN,
                    "report.step",
                    "expected the report of step " + step + ", got that of step "
                            + Integer.toUnsignedString(report.getStep()));
        }
        Action executed =
                report.hasExecuted() ? ActionWire.read(report.getExecuted(), task.board(), "report.executed") : action;
        Outcome outcome = ActionWire.read(report.getOutcome(), "report.outcome");
        reported = switch (report.getSeenCase()) {
            case STATE -> ReportedScene.of(task, report.getState(), "report.state");
            case SCENE -> ReportedScene.of(task, report.getScene(), "report.scene");
            case SEEN_NOT_SET ->
                throw RefusedException.badField(
                        ErrorCode.FIELD_MISSING, "report.state", "one of report.state and report.scene must be given");
        };
        step++;
        ended = executed.equals(Action.DONE);
        return new StepResult(
                executed, outcome, reported.state(), ended || reported.state().solved());
    }

    @Override
    public void close() {}
}
