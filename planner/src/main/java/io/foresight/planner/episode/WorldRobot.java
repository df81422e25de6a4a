package io.foresight.planner.episode;

import io.foresight.planner.policy.Moment;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.StepResult;
import java.util.Optional;

/** A simulated world as a robot. Before use, the world must be reset to a task, or {@link #begin} called. */
public final class WorldRobot implements Robot {
    private final AssemblyWorld world;
    private final boolean showsMoments;

    /** Takes ownership of the world: closing the robot closes it. */
    public WorldRobot(AssemblyWorld world) {
        this(world, true);
    }

    /**
     * @param showsMoments whether observations contain the saved state; without it policies get only the symbolic state, as on a real robot
     */
    public WorldRobot(AssemblyWorld world, boolean showsMoments) {
        this.world = world;
        this.showsMoments = showsMoments;
    }

    /** Starts an episode at the task's start; {@code seed} determines all random numbers. */
    public void begin(AssemblyTask task, long seed) {
        world.reset(task, seed);
    }

    @Override
    public String kind() {
        return world.kind();
    }

    @Override
    public Observation observe() {
        return new Observation(
                world.task(),
                world.state(),
                world.observe(),
                showsMoments ? Optional.of(new Moment.Saved(world.kind(), world.save())) : Optional.empty(),
                world.finished());
    }

    @Override
    public StepResult execute(Action action) {
        return world.step(action);
    }

    @Override
    public void close() {
        world.close();
    }
}
