package io.foresight.sim.node.plan;

import io.foresight.planner.episode.Observation;
import io.foresight.planner.episode.Robot;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.StepResult;
import io.foresight.ros2.message.ForesightMsgs;
import io.foresight.ros2.message.ForesightMsgs.SkillOutcome;
import io.foresight.sim.node.assembly.AssemblyWire;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A remote robot controlled through topics. A command has an id and is sent again with the same id while there is no outcome, so that it is
 * executed at most once. Not thread-safe.
 */
final class RosRobot implements Robot {
    private final RobotView.Board board;
    private final RobotView view;
    private final BiConsumer<UUID, String> commands;
    private final Supplier<UUID> ids;
    private final Duration resendAfter;
    private final Duration patience;
    private ForesightMsgs.AssemblyState seen;

    /**
     * @param board of the episode to run
     * @param commands sends a command's id and action
     */
    RosRobot(
            RobotView.Board board,
            RobotView view,
            BiConsumer<UUID, String> commands,
            Supplier<UUID> ids,
            Duration resendAfter,
            Duration patience) {
        this.board = board;
        this.view = view;
        this.commands = commands;
        this.ids = ids;
        this.resendAfter = resendAfter;
        this.patience = patience;
        seen = board.state();
    }

    @Override
    public String kind() {
        return "ros";
    }

    @Override
    public Observation observe() {
        return new Observation(
                board.task(),
                state(),
                AssemblyWire.scene(seen, board.task().board()),
                Optional.empty(),
                seen.finished());
    }

    /** @throws RobotException when the robot does not answer or cannot continue in this episode */
    @Override
    public StepResult execute(Action action) {
        UUID id = ids.get();
        String text = action.text(board.task().board());
        SkillOutcome result = outcome(id, text);
        Outcome outcome = known(result)
                .orElseThrow(() -> new RobotException(
                        "the robot rejected \"" + text + "\": " + result.outcome() + ", " + result.reason()));
        seen = result.state();
        return new StepResult(action, outcome, state(), seen.finished());
    }

    private SkillOutcome outcome(UUID id, String text) {
        long end = System.nanoTime() + patience.toNanos();
        int sent = 0;
        try {
            while (true) {
                commands.accept(id, text);
                sent++;
                long left = end - System.nanoTime();
                Duration wait = Duration.ofNanos(Math.max(0, Math.min(resendAfter.toNanos(), left)));
                Optional<SkillOutcome> result = view.awaitOutcome(id, board.episode(), wait);
                if (result.isPresent() && !result.get().outcome().equals("BUSY")) {
                    return result.get();
                }
                if (result.isPresent()) {
                    view.awaitChange(wait);
                }
                if (System.nanoTime() >= end) {
                    throw new RobotException("the robot reported no outcome of \"" + text + "\" within "
                            + patience.toMillis() + " ms; the command was sent " + sent + " times");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RobotException("interrupted while waiting for the robot");
        }
    }

    private AssemblyState state() {
        return AssemblyWire.state(seen, board.task().board());
    }

    private static Optional<Outcome> known(SkillOutcome result) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(result.outcome())) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {}
}
