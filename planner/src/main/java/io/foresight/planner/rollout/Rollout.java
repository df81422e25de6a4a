package io.foresight.planner.rollout;

import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Scene;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Parallel worlds, each with its own episode: {@link #observe} all, choose an action for each, {@link #step} all. Lane l runs the episodes
 * l, l + N, l + 2 N ... An episode's task, random numbers and images depend only on its number, the settings' seed and the actions, not on
 * the other lanes or their number. Not thread-safe; to use more cores, use several rollouts with different episodes.
 */
public final class Rollout implements AutoCloseable {
    private final RolloutSettings settings;
    private final Lane[] lanes;
    private final StepBatch batch;
    private final SceneRenderer renderer; // null: no images
    private final Scene[] drawn;
    private final long[] goalOf; // episode; -1: none rendered yet
    private boolean observed;

    /**
     * @param worlds creates the lanes' worlds, which the rollout closes
     * @param tasks returns the task of an episode's number; always the same task for the same number
     */
    public Rollout(RolloutSettings settings, Supplier<AssemblyWorld> worlds, LongFunction<AssemblyTask> tasks) {
        this.settings = settings;
        batch = new StepBatch(settings);
        renderer = settings.pictures()
                ? new SceneRenderer(settings.width(), settings.height(), settings.lanes() + 1)
                : null;
        lanes = new Lane[settings.lanes()];
        drawn = new Scene[lanes.length];
        goalOf = new long[lanes.length];
        Arrays.fill(goalOf, -1);
        try {
            for (int lane = 0; lane < lanes.length; lane++) {
                lanes[lane] = new Lane(worlds.get(), tasks, settings);
                lanes[lane].begin(lane);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The present observations of all lanes. Images are rendered again only where something moved. */
    public StepBatch observe() {
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane].label(batch, lane);
            if (settings.pictures()) {
                draw(lane);
            }
        }
        observed = true;
        return batch;
    }

    private void draw(int lane) {
        AssemblyTask task = lanes[lane].task();
        int at = lane * settings.pictureBytes();
        if (goalOf[lane] != lanes[lane].episode()) {
            AssemblyState finished = AssemblyState.goal(task.board().pieces().size());
            renderer.draw(Arrangement.of(task, finished), settings.cameras().goal(), batch.goals, at);
            goalOf[lane] = lanes[lane].episode();
        }
        Scene scene = lanes[lane].scene();
        if (!scene.equals(drawn[lane])) {
            renderer.draw(scene, settings.cameras().scene(), batch.images, at);
            drawn[lane] = scene;
        }
    }

    /**
     * Executes one action per lane. A lane whose episode ends starts its next one.
     *
     * @param actions (N), as numbered in {@link ActionSpace}
     * @throws IllegalArgumentException for a wrong number of actions, or an action that does not exist; then nothing is executed
     * @throws IllegalStateException when {@link #observe} was not called since the last step
     */
    public void step(int[] actions) {
        if (actions.length != lanes.length) {
            throw new IllegalArgumentException(
                    "a step needs an action for each of " + lanes.length + " lanes, got " + actions.length);
        }
        for (int lane = 0; lane < lanes.length; lane++) {
            if (actions[lane] < 0 || actions[lane] >= ActionSpace.SIZE) {
                throw new IllegalArgumentException("actions are numbered 0 to " + (ActionSpace.SIZE - 1) + ", got "
                        + actions[lane] + " for lane " + lane);
            }
        }
        requireObserved();
        observed = false;
        for (int lane = 0; lane < lanes.length; lane++) {
            batch.last[lane] = lanes[lane].step(actions[lane]);
            if (batch.last[lane].ended()) {
                lanes[lane].begin(lanes[lane].episode() + lanes.length);
            }
        }
    }

    private void requireObserved() {
        if (!observed) {
            throw new IllegalStateException("nothing was observed since the last step: call observe() first");
        }
    }

    /** Saves a lane's state, between two steps. */
    public LaneMoment save(int lane) {
        return lanes[lane].save();
    }

    /**
     * Restores a state, also one of another lane or rollout with the same seed and tasks. What follows is then the same as after saving.
     *
     * @throws io.foresight.planner.task.PlannerException SAVED_STATE_CORRUPT or SAVED_STATE_FOREIGN for a state of other tasks or worlds
     */
    public void restore(int lane, LaneMoment moment) {
        lanes[lane].restore(moment);
        batch.last[lane] = null;
        observed = false;
    }

    /**
     * The result of each action from the present state, which is not changed.
     *
     * @param luck random seed of each of them
     * @return (37), by the action's number
     */
    public StepOutcome[] outcomes(int lane, long luck) {
        return lanes[lane].outcomes(luck);
    }

    @Override
    public void close() {
        Arrays.stream(lanes).filter(lane -> lane != null).forEach(Lane::close);
    }
}
