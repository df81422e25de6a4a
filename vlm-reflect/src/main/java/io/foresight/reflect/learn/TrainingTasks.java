package io.foresight.reflect.learn;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.task.TaskSplit;
import java.util.SplittableRandom;

/** Boards of one split with starts of our own: every board can be begun in endless ways. Only seeds are kept. */
final class TrainingTasks {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final TaskSplit split;
    private final long[] boardSeeds;

    /** @param boards how many of the split's boards are used */
    TrainingTasks(TaskSplit split, int boards) {
        this.split = split;
        boardSeeds =
                split.tasks(boards).stream().mapToLong(AssemblyTask::boardSeed).toArray();
    }

    /**
     * Refuses boards that are there to measure on.
     *
     * @throws IllegalArgumentException for another split than the one to learn from
     */
    void requireToLearnFrom() {
        if (split != TaskSplit.TRAIN) {
            throw new IllegalArgumentException(
                    "what follows from actions is learnt on boards of the split train, got " + index());
        }
    }

    int boards() {
        return boardSeeds.length;
    }

    /** The split and how many boards: what the tasks follow from, together with a seed. */
    String index() {
        return split.label() + " " + boardSeeds.length;
    }

    /** Task of a sample: a board and a start, drawn by seed and position alone. */
    AssemblyTask task(long seed, long position) {
        SplittableRandom random = new SplittableRandom(seed * MIX + position);
        long boardSeed = boardSeeds[random.nextInt(boardSeeds.length)];
        return TaskGenerator.generate(split.label() + "-sample-" + position, boardSeed, random.nextLong() >>> 1);
    }
}
