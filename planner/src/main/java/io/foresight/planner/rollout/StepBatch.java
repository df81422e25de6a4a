package io.foresight.planner.rollout;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import java.util.Optional;

/**
 * One decision to take in each of N lanes: what is seen there and what would be right. It belongs to its {@link Rollout}, whose next
 * {@code observe} writes it anew; arrays are not copied and must not be written to.
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

    /** N. */
    public int lanes() {
        return lanes;
    }

    /** Of the pictures, pixels; 0: there are none. */
    public int width() {
        return width;
    }

    /** Of the pictures, pixels. */
    public int height() {
        return height;
    }

    /** The scenes now, (N, height, width, 3), unsigned bytes red, green, blue. */
    public byte[] images() {
        return images;
    }

    /** The finished boards, (N, height, width, 3). */
    public byte[] goals() {
        return goals;
    }

    /** Label: every action that is one step nearer to the goal, (N). */
    public long[] best() {
        return best;
    }

    /** Label: every action that the state does not refuse, {@code done} aside, (N). */
    public long[] possible() {
        return possible;
    }

    /** Label: the one of the best actions that the expert takes, (N). */
    public int[] expert() {
        return expert;
    }

    /** Label: the fewest actions to the goal, {@link io.foresight.planner.expert.Expert#UNSOLVABLE} where a piece is lost, (N). */
    public int[] stepsToGo() {
        return stepsToGo;
    }

    /** Number of the lane's episode, from 0 over all lanes, (N). */
    public long[] episode() {
        return episode;
    }

    /** Of the episode, from 0, (N). */
    public int[] step() {
        return step;
    }

    /** What is being done. */
    public AssemblyTask task(int lane) {
        return tasks[lane];
    }

    /** Label: where every piece is. */
    public AssemblyState state(int lane) {
        return states[lane];
    }

    /** What the decision before this one led to; empty in the lane's first batch. It may have ended the episode before this one. */
    public Optional<StepOutcome> last(int lane) {
        return Optional.ofNullable(last[lane]);
    }
}
