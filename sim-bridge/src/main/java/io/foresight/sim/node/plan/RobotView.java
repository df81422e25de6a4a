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

/** The last that the robot's topics said. Thread-safe: topics put in, the driver waits. */
final class RobotView {
    private UUID taskEpisode;
    private AssemblyTask task;
    private AssemblyState state;
    private SkillOutcome outcome;
    private boolean closed;
    private long changes;

    /** An episode that can be driven: its task and where everything is. */
    record Board(UUID episode, AssemblyTask task, AssemblyState state) {}

    /** @throws PlannerException TASK_WRONG for a task that cannot be; the one before stays */
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

    /** Ends all waiting. */
    synchronized void close() {
        closed = true;
        changed();
    }

    synchronized boolean closed() {
        return closed;
    }

    /** The board of the present episode; empty while the task or its state is not known. */
    synchronized Optional<Board> board() {
        return task != null
                        && state != null
                        && taskEpisode.equals(state.episode().toJava())
                ? Optional.of(new Board(taskEpisode, task, state))
                : Optional.empty();
    }

    /** Waits until something changes, but no longer than so. */
    synchronized void awaitChange(Duration longest) throws InterruptedException {
        long before = changes;
        long end = System.nanoTime() + longest.toNanos();
        for (long left = end - System.nanoTime(); changes == before && !closed && left > 0; ) {
            wait(left / 1_000_000 + 1);
            left = end - System.nanoTime();
        }
    }

    /**
     * The outcome of that command, if it comes within that time.
     *
     * @throws RobotException when the robot begins another episode meanwhile, or the node closes
     */
    synchronized Optional<SkillOutcome> awaitOutcome(UUID id, UUID episode, Duration longest)
            throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            if (outcome != null && outcome.id().toJava().equals(id)) {
                return Optional.of(outcome);
            }
            if (closed) {
                throw new RobotException("the node closes");
            }
            if (state != null && !state.episode().toJava().equals(episode)) {
                throw new RobotException("the robot began another episode");
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left / 1_000_000 + 1);
        }
    }
}
