package io.foresight.planner.episode;

import io.foresight.planner.policy.Moment;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.StepResult;
import java.util.Optional;

/** A simulated world as a robot. The world must have been reset to a task before, or {@link #begin} be called. */
public final class WorldRobot implements Robot {
    private final AssemblyWorld world;
    private final boolean showsMoments;

    /** Owns the world from here on: closing the robot closes it. */
    public WorldRobot(AssemblyWorld world) {
        this(world, true);
    }

    /**
     * @param showsMoments looks carry the saved moment; without it policies have to make do with the state, as on a real robot
     */
    public WorldRobot(AssemblyWorld world, boolean showsMoments) {
        this.world = world;
        this.showsMoments = showsMoments;
    }

    /** Lays the task's start before the robot; {@code seed} decides everything that chance decides. */
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
