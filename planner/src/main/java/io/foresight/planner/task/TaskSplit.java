package io.foresight.planner.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The published tasks. A board belongs to one split by its shape alone (not its colours, and turned or mirrored boards are the same), so
 * that no board of one split is in another, from whatever seeds the two come. Within a split no board comes twice. Tasks are drawn so that
 * every beginning of the list has the shares of pieces, chain depth and pieces to clear that tasks at large have.
 */
public enum TaskSplit {
    /** To learn from: boards of every size; half of all boards belong here, and shallow ones that {@link #TEST_DEPTH} has no use for. */
    TRAIN,
    /** To choose by: hard boards, as in {@link #TEST}; 10 % of all boards. */
    VAL,
    /** To report: hard boards (five pieces or more); the published test is {@code tasks(500)}. 15 % of all boards. */
    TEST,
    /** To report on depth: boards with a chain of {@link #DEEP} pieces or more, about 3 % of all; a quarter of those. */
    TEST_DEPTH;

    /** Pieces in the longest chain of a deep board. */
    public static final int DEEP = 5;

    /** How many tasks one may ask for at a time. */
    public static final int MOST_TASKS = 1_000_000;

    private static final TaskSplit[] ALL = values();

    /** {@code train}, {@code val}, {@code test}, {@code test-depth}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The split of this label.
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
                "no split is called \"" + label + "\"; there are "
                        + Arrays.stream(ALL).map(TaskSplit::label).collect(Collectors.joining(", ")));
    }

    /** The split that the board belongs to, by its shape. */
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
     * The first tasks of the split. {@code tasks(a)} is the beginning of {@code tasks(b)}; the same on every machine.
     *
     * @param count 1 .. {@link #MOST_TASKS}
     */
    public List<AssemblyTask> tasks(int count) {
        if (count < 1 || count > MOST_TASKS) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "the number of tasks must be 1 .. " + MOST_TASKS + ", got " + count);
        }
        Drawing drawing = new Drawing(this);
        List<AssemblyTask> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tasks.add(drawing.next(String.format(Locale.ROOT, "%s-%04d", label(), i)));
        }
        return tasks;
    }

    /** Does a board with this many pieces and this depth go into the lists of this split? */
    private boolean wants(int pieces, int depth) {
        return switch (this) {
            case TRAIN -> true;
            case VAL, TEST -> pieces >= Board.HARD_PIECES;
            case TEST_DEPTH -> depth >= DEEP;
        };
    }

    /** Goes through the board seeds from 0 and keeps what comes before its turn. */
    private static final class Drawing {
        private final TaskSplit split;
        private final StratifiedOrder order;
        private final List<Queue<Found>> waiting = new ArrayList<>();
        private final Set<Long> seen = new HashSet<>();
        private long nextSeed;

        Drawing(TaskSplit split) {
            this.split = split;
            order = new StratifiedOrder(stratum -> split.wants(stratum.pieces(), stratum.depth()));
            for (int i = 0; i < order.size(); i++) {
                waiting.add(new ArrayDeque<>());
            }
        }

        AssemblyTask next(String id) {
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

        /** Another one for each board; it also decides which pieces are out at the start. */
        private static long resetSeed(long boardSeed) {
            return boardSeed + 1;
        }
    }

    private record Found(long boardSeed, Board board) {}
}
