package io.foresight.perception.geometry;

import io.foresight.core.geometry.Box3d;
import java.util.Arrays;
import java.util.List;

/**
 * Greedy non-maximum suppression: the box with the highest score is kept and suppresses those of its group that overlap it in BEV, and
 * those of other groups that lie mostly in it or around it, because two bodies cannot be at one place.
 *
 * <p>Equal scores keep the input order, so the result is deterministic. O(n log n + n·kept).
 */
public final class NonMaximumSuppression {
    private final double iouLimit;
    private final double sharedLimit;
    private final int maxKept;

    /**
     * @param iouLimit a box is dropped if its BEV IoU with a better box of its group is larger, [0, 1]
     * @param sharedLimit a box is dropped if it shares more than this part of the smaller area with a better box of another group, (0, 1]
     * @param maxKept maximum number of boxes kept over all groups
     */
    public NonMaximumSuppression(double iouLimit, double sharedLimit, int maxKept) {
        if (!(iouLimit >= 0 && iouLimit <= 1)) {
            throw new IllegalArgumentException("IoU limit must be in [0, 1], got " + iouLimit);
        }
        if (!(sharedLimit > 0 && sharedLimit <= 1)) {
            throw new IllegalArgumentException("shared part must be in (0, 1], got " + sharedLimit);
        }
        if (maxKept < 0) {
            throw new IllegalArgumentException("maxKept must be 0 or more, got " + maxKept);
        }
        this.iouLimit = iouLimit;
        this.sharedLimit = sharedLimit;
        this.maxKept = maxKept;
    }

    /**
     * Selects the boxes to keep.
     *
     * @param boxes all in one frame
     * @param scores one for each box, not NaN
     * @param groups one for each box
     * @return indices into {@code boxes}, by descending score
     */
    public int[] keep(List<Box3d> boxes, float[] scores, int[] groups) {
        int count = boxes.size();
        if (scores.length != count || groups.length != count) {
            throw new IllegalArgumentException(
                    count + " boxes need as many scores and groups, got " + scores.length + " and " + groups.length);
        }
        Box3d[] sorted = new Box3d[count];
        int[] order = byFallingScore(scores);
        for (int i = 0; i < count; i++) {
            sorted[i] = boxes.get(order[i]);
        }
        int[] kept = new int[count];
        int size = 0;
        for (int candidate = 0; candidate < count && size < maxKept; candidate++) {
            boolean suppressed = false;
            for (int k = 0; k < size && !suppressed; k++) {
                boolean rivals = groups[order[kept[k]]] == groups[order[candidate]];
                suppressed = isSuppressed(sorted[kept[k]], sorted[candidate], rivals);
            }
            if (!suppressed) {
                kept[size++] = candidate;
            }
        }
        int[] indices = new int[size];
        for (int k = 0; k < size; k++) {
            indices[k] = order[kept[k]];
        }
        return indices;
    }

    private boolean isSuppressed(Box3d better, Box3d candidate, boolean rivals) {
        return rivals
                ? BoxOverlap.bev(better, candidate) > iouLimit
                : BoxOverlap.bevIntersection(better, candidate)
                        > sharedLimit * Math.min(better.area(), candidate.area());
    }

    /** Sorts packed longs (score bits in the upper half, index in the lower half) to avoid boxing. */
    private static int[] byFallingScore(float[] scores) {
        long[] keys = new long[scores.length];
        for (int i = 0; i < scores.length; i++) {
            if (Float.isNaN(scores[i])) {
                throw new IllegalArgumentException("score " + i + " is NaN");
            }
            int bits = Float.floatToIntBits(scores[i] + 0f); // -0 becomes 0
            int rising = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
            keys[i] = ((long) ~rising << Integer.SIZE) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }
}
