package io.foresight.perception.eval.grid;

/**
 * Counts for maps in the bird's-eye view, as BEVFusion (Liu et al., ICRA 2023) scores them: each class is a layer of its own, and is taken
 * where its probability reaches a threshold; a class's IoU is that of its best threshold. Not thread-safe.
 */
public final class MapCount {
    private static final float[] THRESHOLDS = {0.35f, 0.4f, 0.45f, 0.5f, 0.55f, 0.6f, 0.65f};

    private final int classes;
    private final long[][] hits; // [class][threshold]
    private final long[][] taken;
    private final long[] labels;
    private long cells;

    /** All zero. */
    public MapCount(int classes) {
        this.classes = classes;
        hits = new long[classes][THRESHOLDS.length];
        taken = new long[classes][THRESHOLDS.length];
        labels = new long[classes];
    }

    /** How many thresholds there are. */
    public static int thresholds() {
        return THRESHOLDS.length;
    }

    /** The threshold with that index, [0, 1]. */
    public static float threshold(int index) {
        return THRESHOLDS[index];
    }

    /**
     * Counts one map.
     *
     * @param truth (classes, cells), not 0 where the class is
     * @param probability (classes, cells)
     */
    public void add(int[] truth, float[] probability) {
        int each = truth.length / classes;
        cells += each;
        for (int i = 0; i < truth.length; i++) {
            int layer = i / each;
            boolean is = truth[i] != 0;
            labels[layer] += is ? 1 : 0;
            for (int t = 0; t < THRESHOLDS.length && probability[i] >= THRESHOLDS[t]; t++) {
                taken[layer][t]++;
                hits[layer][t] += is ? 1 : 0;
            }
        }
    }

    /** Adds what another one of as many classes has counted. */
    public void add(MapCount other) {
        cells += other.cells;
        for (int c = 0; c < classes; c++) {
            labels[c] += other.labels[c];
            for (int t = 0; t < THRESHOLDS.length; t++) {
                hits[c][t] += other.hits[c][t];
                taken[c][t] += other.taken[c][t];
            }
        }
    }

    /** How many classes there are. */
    public int classes() {
        return classes;
    }

    /** Cells of all maps, of one layer. */
    public long cells() {
        return cells;
    }

    /** Cells in which the class is. */
    public long labels(int of) {
        return labels[of];
    }

    /** IoU at the threshold with that index, [0, 1]; NaN where the class is nowhere and was taken nowhere. */
    public double iou(int of, int threshold) {
        return (double) hits[of][threshold] / (labels[of] + taken[of][threshold] - hits[of][threshold]);
    }

    /** Index of the threshold with the highest IoU; of equal ones the first. */
    public int best(int of) {
        int best = 0;
        for (int t = 1; t < THRESHOLDS.length; t++) {
            best = iou(of, t) > iou(of, best) ? t : best;
        }
        return best;
    }
}
