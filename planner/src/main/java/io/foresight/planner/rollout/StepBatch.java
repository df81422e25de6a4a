package io.foresight.planner.rollout;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import java.util.Optional;

/**
 * One decision in each of N lanes: observations and labels. It belongs to its {@link Rollout} and is overwritten by the next {@code
 * observe}; arrays are not copied and must not be modified.
 *
 * <p>Actions are numbered as in {@link ActionSpace}, sets of them are bit masks.
 */
public final class StepBatch {
    private final int lanes;
    private final int width;
    private final int height;
    final byte[] images;
    final byte[] goals;
    final long[] best;
    final long[] possible;
    final int[] expert;
    final int[] stepsToGo;
    final long[] episode;
    final int[] step;
    final AssemblyTask[] tasks;
    final AssemblyState[] states;
    final StepOutcome[] last;

    StepBatch(RolloutSettings settings) {
        lanes = settings.lanes();
        width = settings.width();
        height = settings.height();
        images = new byte[Math.multiplyExact(lanes, settings.pictureBytes())];
        goals = new byte[images.length];
        best = new long[lanes];
        possible = new long[lanes];
        expert = new int[lanes];
        stepsToGo = new int[lanes];
        episode = new long[lanes];
        step = new int[lanes];
        tasks = new AssemblyTask[lanes];
        states = new AssemblyState[lanes];
        last = new StepOutcome[lanes];
    }

    /** Number of lanes, N. */
    public int lanes() {
        return lanes;
    }

    /** Width of the images, pixels; 0: no images. */
    public int width() {
        return width;
    }

    /** Height of the images, pixels. */
    public int height() {
        return height;
    }

    /** Images of the present scenes, (N, height, width, 3), unsigned bytes red, green, blue. */
    public byte[] images() {
        return images;
    }

    /** Images of the finished boards, (N, height, width, 3). */
    public byte[] goals() {
        return goals;
    }

    /** Label: all actions that reduce the number of steps to the goal, (N). */
    public long[] best() {
        return best;
    }

    /** Label: all actions that the state does not refuse, without {@code done}, (N). */
    public long[] possible() {
        return possible;
    }

    /** Label: the one of the best actions that the expert chooses, (N). */
    public int[] expert() {
        return expert;
    }

    /**
     * Label: the minimum number of actions to the goal, {@link io.foresight.planner.expert.Expert#UNSOLVABLE} where a piece is lost, (N).
     */
    public int[] stepsToGo() {
        return stepsToGo;
    }

    /** Number of the lane's episode, from 0, unique over all lanes, (N). */
    public long[] episode() {
        return episode;
    }

    /** Step of the episode, from 0, (N). */
    public int[] step() {
        return step;
    }

    /** The lane's task. */
    public AssemblyTask task(int lane) {
        return tasks[lane];
    }

    /** Label: the state of every piece. */
    public AssemblyState state(int lane) {
        return states[lane];
    }

    /** The result of the previous decision; empty in the lane's first batch. It may have ended the episode before this one. */
    public Optional<StepOutcome> last(int lane) {
        return Optional.ofNullable(last[lane]);
    }
}
