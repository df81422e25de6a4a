package io.foresight.planner.serve;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.task.TaskSplit;
import io.foresight.v1.SplitTask;
import io.foresight.v1.TaskChoice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Finds the task of a request. Tasks of the splits are generated once and kept. */
final class TaskLookup {
    private static final long LOOK_MILLIS = 50;

    private final int maxIndex;
    private final Map<TaskSplit, Kept> kept = new EnumMap<>(TaskSplit.class);

    TaskLookup(int maxIndex) {
        this.maxIndex = maxIndex;
        for (TaskSplit split : TaskSplit.values()) {
            kept.put(split, new Kept(split));
        }
    }

    /** @throws RefusedException when no task is given, or it is invalid, or the caller no longer waits */
    AssemblyTask find(TaskChoice wire, String field, CallLife life) {
        return switch (wire.getChoiceCase()) {
            case SPLIT_TASK -> ofSplit(wire.getSplitTask(), field + ".split_task", life);
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

    private AssemblyTask ofSplit(SplitTask wire, String field, CallLife life) {
        for (TaskSplit split : TaskSplit.values()) {
            if (split.label().equals(wire.getSplit())) {
                long index = Integer.toUnsignedLong(wire.getIndex());
                if (index > maxIndex) {
                    throw RefusedException.badField(
                            ErrorCode.LIMIT_EXCEEDED,
                            field + ".index",
                            field + ".index must be 0 to " + maxIndex + ", got " + index);
                }
                return kept.get(split).task((int) index, life);
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
        private final ReentrantLock lock = new ReentrantLock();
        private final List<AssemblyTask> tasks = new ArrayList<>();
        private final Supplier<AssemblyTask> next;

        Kept(TaskSplit split) {
            next = split.drawing();
        }

        /** Draws tasks up to the requested one, which may take seconds: whoever is gone meanwhile stops, and the next goes on from there. */
        AssemblyTask task(int index, CallLife life) {
            enter(life);
            try {
                while (tasks.size() <= index) {
                    life.requireCaller();
                    tasks.add(next.get());
                }
                return tasks.get(index);
            } finally {
                lock.unlock();
            }
        }

        private void enter(CallLife life) {
            try {
                while (!lock.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    life.requireCaller();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Slots.stopping();
            }
        }
    }
}
