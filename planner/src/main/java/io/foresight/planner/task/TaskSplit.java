package io.foresight.planner.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The published task splits. A board's split depends only on its shape (not on its colours; rotated or mirrored boards are equal), so that
 * no board of one split is in another, whatever their seeds. Within a split all boards are different. Tasks are ordered so that every
 * prefix of the list has the same shares of pieces, chain depth and pieces to clear as all tasks.
 */
public enum TaskSplit {
    /** For training: boards of every size; half of all boards, and shallow ones that {@link #TEST_DEPTH} does not use. */
    TRAIN,
    /** For model selection: hard boards, as in {@link #TEST}; 10 % of all boards. */
    VAL,
    /** For reporting: hard boards (five pieces or more); the published test set is {@code tasks(500)}. 15 % of all boards. */
    TEST,
    /** For reporting on depth: boards with a chain of {@link #DEEP} pieces or more, which are about 3 % of all; a quarter of those. */
    TEST_DEPTH;

    /** Minimum number of pieces in the longest chain of a deep board. */
    public static final int DEEP = 5;

    /** Maximum number of tasks per call. */
    public static final int MOST_TASKS = 1_000_000;

    private static final TaskSplit[] ALL = values();

    /** Name: {@code train}, {@code val}, {@code test} or {@code test-depth}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The split with this name.
     *
     * @throws PlannerException SETTING_WRONG when there is none
     */
    public static TaskSplit labelled(String label) {
        for (TaskSplit split : ALL) {
            if (split.label().equals(label)) {
                return split;
            }
        }
        throw new PlannerException(
                PlannerException.Code.SETTING_WRONG,
                "unknown split \"" + label + "\"; known are "
                        + Arrays.stream(ALL).map(TaskSplit::label).collect(Collectors.joining(", ")));
    }

    /** The split of a board, by its shape. */
    public static TaskSplit of(Board board) {
        return of(board, BoardFingerprint.of(board));
    }

    private static TaskSplit of(Board board, long fingerprint) {
        long percent = Long.remainderUnsigned(fingerprint, 100);
        if (percent < 50) {
            return TRAIN;
        }
        if (percent < 60) {
            return VAL;
        }
        if (percent < 75) {
            return TEST;
        }
        return board.dependencies().depth() >= DEEP ? TEST_DEPTH : TRAIN;
    }

    /**
     * The first tasks of the split. {@code tasks(a)} is a prefix of {@code tasks(b)}; the same on every machine.
     *
     * @param count 1 .. {@link #MOST_TASKS}
     */
    public List<AssemblyTask> tasks(int count) {
        return tasks(count, made -> true);
    }

    /** As above; {@code goesOn} is asked with the number of tasks made, and ends it with those. */
    public List<AssemblyTask> tasks(int count, IntPredicate goesOn) {
        if (count < 1 || count > MOST_TASKS) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "the number of tasks must be 1 .. " + MOST_TASKS + ", got " + count);
        }
        Supplier<AssemblyTask> next = drawing();
        List<AssemblyTask> tasks = new ArrayList<>(count);
        for (int i = 0; goesOn.test(i) && i < count; i++) {
            tasks.add(next.get());
        }
        return tasks;
    }

    /** Gives the tasks of the split one after another, without end. Used by one thread at a time. */
    public Supplier<AssemblyTask> drawing() {
        return new Drawing(this);
    }

    /** Whether a board with this many pieces and this depth is used by this split. */
    private boolean wants(int pieces, int depth) {
        return switch (this) {
            case TRAIN -> true;
            case VAL, TEST -> pieces >= Board.HARD_PIECES;
            case TEST_DEPTH -> depth >= DEEP;
        };
    }

    /** Iterates over the board seeds from 0 and keeps tasks that are found before their turn. */
    private static final class Drawing implements Supplier<AssemblyTask> {
        private final TaskSplit split;
        private final StratifiedOrder order;
        private final List<Queue<Found>> waiting = new ArrayList<>();
        private final Set<Long> seen = new HashSet<>();
        private long nextSeed;
        private int drawn;

        Drawing(TaskSplit split) {
            this.split = split;
            order = new StratifiedOrder(stratum -> split.wants(stratum.pieces(), stratum.depth()));
            for (int i = 0; i < order.size(); i++) {
                waiting.add(new ArrayDeque<>());
            }
        }

        @Override
        public AssemblyTask get() {
            String id = String.format(Locale.ROOT, "%s-%04d", split.label(), drawn++);
            Queue<Found> queue = waiting.get(order.next());
            while (queue.isEmpty()) {
                look(nextSeed++);
            }
            Found found = queue.remove();
            return TaskGenerator.generate(id, found.board, found.boardSeed, resetSeed(found.boardSeed));
        }

        private void look(long seed) {
            BoardGenerator.generate(seed, dependencies -> split.wants(dependencies.pieces(), dependencies.depth()))
                    .ifPresent(board -> keep(seed, board));
        }

        private void keep(long seed, Board board) {
            long fingerprint = BoardFingerprint.of(board);
            if (TaskSplit.of(board, fingerprint) == split && seen.add(fingerprint)) {
                int seated = TaskGenerator.startSeated(
                        seed, resetSeed(seed), board.pieces().size());
                Dependencies dependencies = board.dependencies();
                Stratum stratum =
                        new Stratum(dependencies.pieces(), dependencies.depth(), dependencies.toClear(seated));
                waiting.get(order.cellOf(stratum)).add(new Found(seed, board));
            }
        }

        /** Different for each board; it also determines which pieces are outside at the start. */
        private static long resetSeed(long boardSeed) {
            return boardSeed + 1;
        }
    }

    private record Found(long boardSeed, Board board) {}
}
