package io.foresight.planner.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Determines the stratum of each next task, so that every prefix of the sequence has the same distribution over the strata as all tasks.
 * Among the strata that lag at least half as much as the one that lags most, it selects the one that lags most when all strata with the
 * same number of pieces, the same depth and the same number of pieces to clear are counted together. Integers only. Very rare strata are
 * merged.
 */
final class StratifiedOrder {
    /** Strata with a smaller share are merged. */
    private static final double RARE = 0.004;

    private final List<Cell> cells = new ArrayList<>();
    private final Map<Stratum, Integer> cellOf = new HashMap<>();
    private final long whole;

    /** By pieces, depth, pieces to clear (rows 0 .. 2) and value: number due minus number taken, times {@link #whole}. */
    private final long[][] due = new long[3][Board.MOST_PIECES + 1];

    private final long[][] shares = new long[3][Board.MOST_PIECES + 1];

    StratifiedOrder(Predicate<Stratum> wanted) {
        Map<Stratum, Integer> population = new LinkedHashMap<>(Population.SHARES);
        population.keySet().removeIf(wanted.negate());
        whole = population.values().stream().mapToLong(Integer::longValue).sum();
        Cell rare = new Cell(null);
        for (Map.Entry<Stratum, Integer> entry : population.entrySet()) {
            Stratum stratum = entry.getKey();
            int share = entry.getValue();
            if (share < RARE * whole) {
                rare.share += share;
                continue;
            }
            cellOf.put(stratum, cells.size());
            Cell cell = new Cell(stratum);
            cell.share = share;
            cells.add(cell);
            for (int i = 0; i < 3; i++) {
                shares[i][value(stratum, i)] += share;
            }
        }
        if (rare.share > 0) {
            cells.add(rare);
        }
    }

    /** Number of strata. */
    int size() {
        return cells.size();
    }

    /** Index of the task's stratum. */
    int cellOf(Stratum stratum) {
        return cellOf.getOrDefault(stratum, cells.size() - 1);
    }

    /** Index of the stratum of the next task; counts it as taken. */
    int next() {
        for (int i = 0; i < 3; i++) {
            for (int value = 0; value < due[i].length; value++) {
                due[i][value] += shares[i][value];
            }
        }
        long mostDue = 0;
        for (Cell cell : cells) {
            cell.due += cell.share;
            mostDue = Math.max(mostDue, cell.due);
        }
        int chosen = 0;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            long lag = lag(cell);
            if (2 * cell.due >= mostDue && lag > most) {
                most = lag;
                chosen = i;
            }
        }
        Cell cell = cells.get(chosen);
        cell.due -= whole;
        for (int i = 0; i < 3 && cell.stratum != null; i++) {
            due[i][value(cell.stratum, i)] -= whole;
        }
        return chosen;
    }

    private long lag(Cell cell) {
        if (cell.stratum == null) {
            return 4 * cell.due;
        }
        long lag = cell.due;
        for (int i = 0; i < 3; i++) {
            lag += due[i][value(cell.stratum, i)];
        }
        return lag;
    }

    private static int value(Stratum stratum, int axis) {
        return switch (axis) {
            case 0 -> stratum.pieces();
            case 1 -> stratum.depth();
            default -> stratum.toClear();
        };
    }

    /** A stratum, or the merged rare ones (null). */
    private static final class Cell {
        final Stratum stratum;
        long share;
        long due;

        Cell(Stratum stratum) {
            this.stratum = stratum;
        }
    }
}
