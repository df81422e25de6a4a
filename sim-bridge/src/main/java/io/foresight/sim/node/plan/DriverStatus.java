package io.foresight.sim.node.plan;

import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import java.util.List;

/** Status of the planner node for {@code /diagnostics}. Thread-safe. */
final class DriverStatus {
    /** State of the node. */
    enum State {
        /** The robot's task or state is not known, or there is no subscriber for commands. */
        WAITING_FOR_ROBOT,
        /** An episode runs. */
        DRIVING,
        /** The episode is over and the next one has not started. */
        WAITING_FOR_EPISODE,
        /** An episode was aborted; it is tried again after a pause. */
        BACKING_OFF,
        /** The requested number of episodes has been run. */
        DONE
    }

    private State state = State.WAITING_FOR_ROBOT;
    private String task = "";
    private String episode = "";
    private int step;
    private String lastAction = "";
    private String lastOutcome = "";
    private int ended;
    private int solved;
    private int brokenOff;
    private String failure = "";

    synchronized void now(State next) {
        state = next;
    }

    synchronized void begins(String taskId, String episodeId) {
        state = State.DRIVING;
        task = taskId;
        episode = episodeId;
        step = 0;
    }

    synchronized void executed(int index, String action, String outcome) {
        step = index + 1;
        lastAction = action;
        lastOutcome = outcome;
    }

    synchronized void ended(boolean wasSolved) {
        ended++;
        solved += wasSolved ? 1 : 0;
        failure = "";
    }

    synchronized void brokeOff(String why) {
        brokenOff++;
        failure = why;
        state = State.BACKING_OFF;
    }

    /** The current step. */
    synchronized int step() {
        return step;
    }

    /** Number of finished episodes. */
    synchronized int ended() {
        return ended;
    }

    /** Number of solved episodes. */
    synchronized int solved() {
        return solved;
    }

    /** Number of aborted episodes: the robot or the service did not continue. */
    synchronized int brokenOff() {
        return brokenOff;
    }

    synchronized DiagnosticStatus status(String policy) {
        int level = level();
        return new DiagnosticStatus(
                level,
                "episodes",
                level == DiagnosticStatus.ERROR ? failure : message(),
                policy,
                List.of(
                        new KeyValue("state", state.name()),
                        new KeyValue("task", task),
                        new KeyValue("episode", episode),
                        new KeyValue("step", Integer.toString(step)),
                        new KeyValue("last_action", lastAction),
                        new KeyValue("last_outcome", lastOutcome),
                        new KeyValue("ended", Integer.toString(ended)),
                        new KeyValue("solved", Integer.toString(solved)),
                        new KeyValue("broken_off", Integer.toString(brokenOff)),
                        new KeyValue("last_failure", failure)));
    }

    private int level() {
        return switch (state) {
            case DRIVING, DONE -> DiagnosticStatus.OK;
            case WAITING_FOR_ROBOT, WAITING_FOR_EPISODE -> DiagnosticStatus.WARN;
            case BACKING_OFF -> DiagnosticStatus.ERROR;
        };
    }

    private String message() {
        return switch (state) {
            case DRIVING -> "driving";
            case DONE -> "all episodes have ended";
            case WAITING_FOR_ROBOT -> "waiting for a robot: its task, its state, and a subscriber for commands";
            case WAITING_FOR_EPISODE -> "waiting for the next episode";
            case BACKING_OFF -> failure;
        };
    }
}
