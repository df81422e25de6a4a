package io.foresight.planner.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The insertion order constraints of the pieces. Sets of pieces are bit masks: bit i is piece i. An edge (a, b) means that a lies under b,
 * so that a can neither be inserted nor removed while b is in the board; edges go from smaller to larger indices.
 */
public final class Dependencies {
    private final int[] predecessors;
    private final int[] successors;
    private final int[] ancestors;
    private final int[] descendants;

    /**
     * @param predecessors for each piece, the pieces directly under it
     */
    public Dependencies(int... predecessors) {
        int n = predecessors.length;
        if (n > Board.MOST_PIECES) {
            throw new PlannerException(
                    PlannerException.Code.TASK_WRONG, "at most " + Board.MOST_PIECES + " pieces, got " + n);
        }
        this.predecessors = predecessors.clone();
        successors = new int[n];
        ancestors = new int[n];
        descendants = new int[n];
        for (int i = 0; i < n; i++) {
            if (predecessors[i] >>> i != 0) {
                throw new PlannerException(
                        PlannerException.Code.TASK_WRONG,
                        "piece " + i + " may only depend on pieces before it, got the set 0b"
                                + Integer.toBinaryString(predecessors[i]));
            }
            ancestors[i] = predecessors[i];
            for (int p = 0; p < i; p++) {
                if ((predecessors[i] >> p & 1) != 0) {
                    successors[p] |= 1 << i;
                    ancestors[i] |= ancestors[p];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < i; p++) {
                if ((ancestors[i] >> p & 1) != 0) {
                    descendants[p] |= 1 << i;
                }
            }
        }
    }

    /** Number of pieces. */
    public int pieces() {
        return predecessors.length;
    }

    /** The pieces directly under the piece. */
    public int predecessors(int piece) {
        return predecessors[piece];
    }

    /** The pieces directly over the piece. */
    public int successors(int piece) {
        return successors[piece];
    }

    /** All pieces under the piece, directly or indirectly. */
    public int ancestors(int piece) {
        return ancestors[piece];
    }

    /** All pieces over the piece, directly or indirectly. */
    public int descendants(int piece) {
        return descendants[piece];
    }

    /** Number of seated pieces that must come out before the board can be finished, because something under them is missing. */
    public int toClear(int seated) {
        int count = 0;
        for (int i = 0; i < pieces(); i++) {
            if ((seated >> i & 1) != 0 && (ancestors[i] & ~seated) != 0) {
                count++;
            }
        }
        return count;
    }

    /** Number of edges. */
    public int edges() {
        return Arrays.stream(predecessors).map(Integer::bitCount).sum();
    }

    /** Number of pieces in the longest chain; 1 when there are no dependencies. */
    public int depth() {
        int[] depth = new int[pieces()];
        int deepest = 0;
        for (int i = 0; i < depth.length; i++) {
            depth[i] = 1;
            for (int p = 0; p < i; p++) {
                if ((predecessors[i] >> p & 1) != 0) {
                    depth[i] = Math.max(depth[i], depth[p] + 1);
                }
            }
            deepest = Math.max(deepest, depth[i]);
        }
        return deepest;
    }

    /** All edges as (before, after), in order. */
    public List<int[]> edgeList() {
        List<int[]> edges = new ArrayList<>();
        for (int i = 0; i < pieces(); i++) {
            for (int p = 0; p < i; p++) {
                if ((predecessors[i] >> p & 1) != 0) {
                    edges.add(new int[] {p, i});
                }
            }
        }
        return edges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dependencies same && Arrays.equals(predecessors, same.predecessors);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(predecessors);
    }

    @Override
    public String toString() {
        return "Dependencies" + Arrays.toString(predecessors);
    }
}
