package io.foresight.planner.serve;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.task.TaskSplit;
import io.foresight.v1.SplitTask;
import io.foresight.v1.TaskChoice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds the task of a request. Tasks of the splits are generated once and kept. */
final class TaskLookup {
    private static final int FIRST_TASKS = 64;

    private final int maxIndex;
    private final Map<TaskSplit, Kept> kept = new EnumMap<>(TaskSplit.class);

    TaskLookup(int maxIndex) {
        this.maxIndex = maxIndex;
        for (TaskSplit split : TaskSplit.values()) {
            kept.put(split, new Kept(split, maxIndex + 1));
        }
    }

    /** @throws RefusedException when no task is given, or it is invalid */
    AssemblyTask find(TaskChoice wire, String field) {
        return switch (wire.getChoiceCase()) {
            case SPLIT_TASK -> ofSplit(wire.getSplitTask(), field + ".split_task");
            case SEEDED -> {
                long board = wire.getSeeded().getBoardSeed();
                long reset = wire.getSeeded().getResetSeed();
                yield RefusedException.at(
                        field + ".seeded", () -> TaskGenerator.generate("seeded-" + board + "-" + reset, board, reset));
            }
            case FULL -> TaskWire.read(wire.getFull(), field + ".full");
            case CHOICE_NOT_SET ->
                throw RefusedException.badField(
                        ErrorCode.FIELD_MISSING, field, field + " must be given: by split_task, by seeded, or in full");
        };
    }

    private AssemblyTask ofSplit(SplitTask wire, String field) {
        for (TaskSplit split : TaskSplit.values()) {
            if (split.label().equals(wire.getSplit())) {
                long index = Integer.toUnsignedLong(wire.getIndex());
                if (index > maxIndex) {
                    throw RefusedException.badField(
                            ErrorCode.LIMIT_EXCEEDED,
                            field + ".index",
                            field + ".index must be 0 to " + maxIndex + ", got " + index);
                }
                return kept.get(split).task((int) index);
            }
        }
        StringBuilder known = new StringBuilder();
        for (TaskSplit split : TaskSplit.values()) {
            known.append(known.isEmpty() ? "" : ", ").append(split.label());
        }
        throw RefusedException.badField(
                ErrorCode.UNKNOWN_SPLIT,
                field + ".split",
                field + ".split must be one of " + known + ", got " + Quoted.of(wire.getSplit()));
    }

    /** The first tasks of a split, as many as have been requested. */
    private static final class Kept {
        private final TaskSplit split;
        private final int most;
        private List<AssemblyTask> tasks = List.of();

        Kept(TaskSplit split, int most) {
            this.split = split;
            this.most = most;
        }

        /**
         * Doubles the number of generated tasks when there are too few: requests for one task are often followed by requests for the next.
         */
        synchronized AssemblyTask task(int index) {
            if (tasks.size() <= index) {
                int count = Math.max(FIRST_TASKS, Integer.highestOneBit(index) * 2);
                tasks = split.tasks(Math.min(count, most));
            }
            return tasks.get(index);
        }
    }
}
