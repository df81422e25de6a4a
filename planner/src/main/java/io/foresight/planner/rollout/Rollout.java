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
 * Worlds side by side, each in an episode of its own: {@link #observe} all, choose an action for each, {@link #step} all. Lane l plays the
 * episodes l, l + N, l + 2 N ... An episode's task, luck and pictures follow from its number, the settings' seed and the actions, whatever
 * the other lanes do and however many there are. One thread at a time; for more cores, more rollouts with episodes of their own.
 */
public final class Rollout implements AutoCloseable {
    private final RolloutSettings settings;
    private final Lane[] lanes;
    private final StepBatch batch;
    private final SceneRenderer renderer; // null: no pictures
    private final Scene[] drawn;
    private final long[] goalOf; // episode; -1: none drawn yet
    private boolean observed;

    /**
     * @param worlds makes the lanes' worlds, which the rollout closes
     * @param tasks by an episode's number; the same task whenever it is asked for the same number
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

    /** What there is to decide now, in every lane. Pictures are drawn again only where something moved. */
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
     * Carries out one action a lane. A lane whose episode ends begins its next one.
     *
     * @param actions (N), as numbered in {@link ActionSpace}
     * @throws IllegalArgumentException for another number of actions, or one that does not exist; nothing is done then
     * @throws IllegalStateException when nothing was observed since the last step
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

    /** The lane's moment, between a step and the next. */
    public LaneMoment save(int lane) {
        return lanes[lane].save();
    }

    /**
     * Goes back, or takes over a moment of another lane or rollout with the same seed and tasks. What follows is what followed then.
     *
     * @throws io.foresight.planner.task.PlannerException SAVED_STATE_CORRUPT or SAVED_STATE_FOREIGN for a moment of other tasks or worlds
     */
    public void restore(int lane, LaneMoment moment) {
        lanes[lane].restore(moment);
        batch.last[lane] = null;
        observed = false;
    }

    /**
     * What each action would lead to from here; nothing is changed.
     *
     * @param luck of each of them
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
