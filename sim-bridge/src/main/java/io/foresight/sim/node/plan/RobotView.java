package io.foresight.sim.node.plan;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.ros2.message.ForesightMsgs;
import io.foresight.ros2.message.ForesightMsgs.AssemblyState;
import io.foresight.ros2.message.ForesightMsgs.SkillOutcome;
import io.foresight.sim.node.assembly.AssemblyWire;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The last messages of the robot's topics. Thread-safe: topics write, the driver thread waits. */
final class RobotView {
    private UUID taskEpisode;
    private AssemblyTask task;
    private AssemblyState state;
    private SkillOutcome outcome;
    private boolean closed;
    private long changes;

    /** An episode that can be run: its task and state. */
    record Board(UUID episode, AssemblyTask task, AssemblyState state) {}

    /** @throws PlannerException TASK_WRONG for an invalid task; the previous one is kept */
    void task(ForesightMsgs.AssemblyTask message) {
        AssemblyTask read = AssemblyWire.task(message);
        synchronized (this) {
            task = read;
            taskEpisode = message.episode().toJava();
            changed();
        }
    }

    synchronized void state(AssemblyState message) {
        state = message;
        changed();
    }

    synchronized void outcome(SkillOutcome message) {
        outcome = message;
        changed();
    }

    private synchronized void changed() {
        changes++;
        notifyAll();
    }

    /** Ends all waits. */
    synchronized void close() {
        closed = true;
        changed();
    }

    synchronized boolean closed() {
        return closed;
    }

    /** The board of the current episode; empty while the task or its state is not known. */
    synchronized Optional<Board> board() {
        return task != null
                        && state != null
                        && taskEpisode.equals(state.episode().toJava())
                ? Optional.of(new Board(taskEpisode, task, state))
                : Optional.empty();
    }

    /** Waits until something changes, at most for the given time. */
    synchronized void awaitChange(Duration longest) throws InterruptedException {
        long before = changes;
        long end = System.nanoTime() + longest.toNanos();
        for (long left = end - System.nanoTime(); changes == before && !closed && left > 0; ) {
            wait(left / 1_000_000 + 1);
            left = end - System.nanoTime();
        }
    }

    /**
     * The outcome of that command, if it arrives within that time.
     *
     * @throws RobotException when the robot starts another episode meanwhile, or the node is closed
     */
    synchronized Optional<SkillOutcome> awaitOutcome(UUID id, UUID episode, Duration longest)
            throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            if (outcome != null && outcome.id().toJava().equals(id)) {
                return Optional.of(outcome);
            }
            if (closed) {
                throw new RobotException("the node is closed");
            }
            if (state != null && !state.episode().toJava().equals(episode)) {
                throw new RobotException("the robot started another episode");
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left / 1_000_000 + 1);
        }
    }
}
