package io.foresight.planner.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Says of which stratum the next task must be, so that every beginning of the sequence is spread over the strata as tasks at large are:
 * each time the stratum that lags most behind its share, counted together with all of as many pieces, of its depth and of as many pieces
 * to clear, among those that lag at least half as much as any by themselves. Integers only. Strata too rare to be waited for count as one.
 */
final class StratifiedOrder {
    /** Strata below this share are put together. */
    private static final double RARE = 0.004;

    private final List<Cell> cells = new ArrayList<>();
    private final Map<Stratum, Integer> cellOf = new HashMap<>();
    private final long whole;

    /** By pieces, depth, pieces to clear (rows 0 .. 2) and value: what is due and not yet taken, times {@link #whole}. */
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

    /** How many strata there are. */
    int size() {
        return cells.size();
    }

    /** Number of the task's stratum. */
    int cellOf(Stratum stratum) {
        return cellOf.getOrDefault(stratum, cells.size() - 1);
    }

    /** Number of the stratum that the next task must be of; counts it as taken. */
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

    /** A stratum, or the rare ones together (null). */
    private static final class Cell {
        final Stratum stratum;
        long share;
        long due;

        Cell(Stratum stratum) {
            this.stratum = stratum;
        }
    }
}
