package io.foresight.sim.raycast;

/**
 * Builds a bounding volume hierarchy top down by the binned surface-area heuristic (Wald, "On fast Construction of SAH-based Bounding
 * Volume Hierarchies", 2007): 16 bins on the widest axis of the centroids. Deterministic; O(n log n).
 *
 * <p>The tree is flat. Node {@code k} holds its two children's boxes in {@code boxes[12 * k ..]}, each as minX, maxX, minY, maxY, minZ,
 * maxZ, and their links in {@code links[2 * k ..]}: a link of 0 or more is a node, a negative one a leaf, see {@link #leaf}.
 */
final class BvhBuilder {
    /** Floats per box: minX, maxX, minY, maxY, minZ, maxZ. */
    static final int BOX = 6;
    /**
     * Maximum depth of the tree, for which traversal stacks have room; from {@link #HALVE_DEPTH} on, ranges are halved regardless of cost.
     */
    static final int MAX_DEPTH = 96;

    private static final int HALVE_DEPTH = 64;
    private static final int BINS = 16;
    private static final int LEAF_BITS = 4;

    private final float[] items;
    private final int maxLeaf;
    private final float[] binBoxes = new float[BINS * BOX];
    private final int[] binCounts = new int[BINS];
    private final float[] sweepBox = new float[BOX];
    private final float[] rightAreas = new float[BINS];

    final int[] order;
    final float[] boxes;
    final int[] links;
    final float[] rootBox = new float[BOX];
    final int root;
    private int nodeCount;

    /**
     * @param items {@link #BOX} floats per item
     * @param maxLeaf maximum number of items in a leaf, 1 to 15
     */
    BvhBuilder(float[] items, int maxLeaf) {
        this.items = items;
        this.maxLeaf = maxLeaf;
        int count = items.length / BOX;
        order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        boxes = new float[Math.max(1, count) * 2 * BOX];
        links = new int[Math.max(1, count) * 2];
        bound(0, count, rootBox, 0);
        root = count == 0 ? leaf(0, 0) : build(0, count, 0);
    }

    /** Link of the leaf with {@code order[start .. start + count)}. */
    static int leaf(int start, int count) {
        return ~(start << LEAF_BITS | count);
    }

    static int leafStart(int link) {
        return ~link >> LEAF_BITS;
    }

    static int leafCount(int link) {
        return ~link & (1 << LEAF_BITS) - 1;
    }

    private int build(int from, int to, int depth) {
        int count = to - from;
        if (count == 1) {
            return leaf(from, 1);
        }
        int split = depth < HALVE_DEPTH ? split(from, to) : -1;
        if (split < 0) {
            if (count <= maxLeaf) {
                return leaf(from, count);
            }
            split = from + count / 2;
        }
        int node = nodeCount++;
        bound(from, split, boxes, node * 2 * BOX);
        bound(split, to, boxes, node * 2 * BOX + BOX);
        links[2 * node] = build(from, split, depth + 1);
        links[2 * node + 1] = build(split, to, depth + 1);
        return node;
    }

    /** Sorts the range by the cheapest split and returns the split position, or -1 where a leaf is cheaper or the range cannot be split. */
    private int split(int from, int to) {
        float[] low = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
        float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
        for (int i = from; i < to; i++) {
            for (int axis = 0; axis < 3; axis++) {
                float centre = centre(order[i], axis);
                low[axis] = Math.min(low[axis], centre);
                high[axis] = Math.max(high[axis], centre);
            }
        }
        float bestCost = Float.MAX_VALUE;
        int bestAxis = -1;
        int bestBin = 0;
        for (int axis = 0; axis < 3; axis++) {
            float width = high[axis] - low[axis];
            if (!(width > 0)) {
                continue;
            }
            fillBins(from, to, axis, low[axis], BINS / width);
            int bin = cheapestBin();
            if (bin >= 0 && splitCost < bestCost) {
                bestCost = splitCost;
                bestAxis = axis;
                bestBin = bin;
            }
        }
        int count = to - from;
        if (bestAxis < 0) {
            return -1;
        }
        bound(from, to, sweepBox, 0);
        float leafCost = count * area(sweepBox, 0);
        if (count <= maxLeaf && bestCost + area(sweepBox, 0) >= leafCost) {
            return -1;
        }
        int middle = partition(from, to, bestAxis, bestBin, low[bestAxis], BINS / (high[bestAxis] - low[bestAxis]));
        return middle == from || middle == to ? -1 : middle;
    }

    private void fillBins(int from, int to, int axis, float low, float scale) {
        for (int bin = 0; bin < BINS; bin++) {
            empty(binBoxes, bin * BOX);
            binCounts[bin] = 0;
        }
        for (int i = from; i < to; i++) {
            int bin = bin(order[i], axis, low, scale);
            binCounts[bin]++;
            grow(binBoxes, bin * BOX, items, order[i] * BOX);
        }
    }

    private float splitCost;

    /** Last bin of the left side of the cheapest split over the filled bins, its cost in {@link #splitCost}; -1 where there is no split. */
    private int cheapestBin() {
        empty(sweepBox, 0);
        int right = 0;
        for (int bin = BINS - 1; bin > 0; bin--) {
            right += binCounts[bin];
            grow(sweepBox, 0, binBoxes, bin * BOX);
            rightAreas[bin] = right * area(sweepBox, 0);
        }
        empty(sweepBox, 0);
        int left = 0;
        int total = right + binCounts[0];
        int best = -1;
        splitCost = Float.MAX_VALUE;
        for (int bin = 0; bin < BINS - 1; bin++) {
            left += binCounts[bin];
            grow(sweepBox, 0, binBoxes, bin * BOX);
            if (left == 0 || left == total) {
                continue;
            }
            float cost = left * area(sweepBox, 0) + rightAreas[bin + 1];
            if (cost < splitCost) {
                splitCost = cost;
                best = bin;
            }
        }
        return best;
    }

    private int partition(int from, int to, int axis, int lastLeftBin, float low, float scale) {
        int left = from;
        int right = to - 1;
        while (left <= right) {
            if (bin(order[left], axis, low, scale) <= lastLeftBin) {
                left++;
            } else {
                int swap = order[left];
                order[left] = order[right];
                order[right--] = swap;
            }
        }
        return left;
    }

    private int bin(int item, int axis, float low, float scale) {
        return Math.min(BINS - 1, (int) ((centre(item, axis) - low) * scale));
    }

    private float centre(int item, int axis) {
        return 0.5f * (items[item * BOX + 2 * axis] + items[item * BOX + 2 * axis + 1]);
    }

    private void bound(int from, int to, float[] out, int at) {
        empty(out, at);
        for (int i = from; i < to; i++) {
            grow(out, at, items, order[i] * BOX);
        }
    }

    static void empty(float[] box, int at) {
        for (int axis = 0; axis < 3; axis++) {
            box[at + 2 * axis] = Float.MAX_VALUE;
            box[at + 2 * axis + 1] = -Float.MAX_VALUE;
        }
    }

    private static void grow(float[] box, int at, float[] other, int otherAt) {
        for (int axis = 0; axis < BOX; axis += 2) {
            box[at + axis] = Math.min(box[at + axis], other[otherAt + axis]);
            box[at + axis + 1] = Math.max(box[at + axis + 1], other[otherAt + axis + 1]);
        }
    }

    private static float area(float[] box, int at) {
        float x = box[at + 1] - box[at];
        float y = box[at + 3] - box[at + 2];
        float z = box[at + 5] - box[at + 4];
        return x < 0 ? 0 : x * y + y * z + z * x;
    }
}
