package io.foresight.perception.eval.grid;

import java.util.List;

/**
 * Counts for RayIoU (Liu et al., SparseOcc, ECCV 2024): rays are cast into both grids, and a ray is a hit where the first thing that it meets
 * is of the same class in both, at depths that differ by less than a limit. Rays that meet nothing labelled do not count. Not thread-safe.
 */
public final class RayCount {
    /** Limits of the difference in depth, metres. */
    public static final List<Double> LIMITS_METRES = List.of(1.0, 2.0, 4.0);

    private static final List<double[]> DIRECTIONS = LidarRays.directions();

    private final long[] labels; // rays by class
    private final long[] predictions;
    private final long[][] hits; // [limit][class]

    /** All zero. */
    public RayCount(int classes) {
        labels = new long[classes];
        predictions = new long[classes];
        hits = new long[LIMITS_METRES.size()][classes];
    }

    /** Casts all rays from one origin inside the grids. */
    void cast(VoxelGrid truth, VoxelGrid prediction, OccupancySettings settings, double[] originVoxels) {
        for (double[] direction : DIRECTIONS) {
            RayHit expected = RayHit.of(truth, originVoxels, direction, settings::isOccupied);
            int label = truth.classes()[expected.voxel()];
            if (settings.isOccupied(label)) {
                RayHit found = RayHit.of(prediction, originVoxels, direction, settings::isOccupied);
                double apart = Math.abs(found.depth() - expected.depth()) * settings.voxelMetres();
                add(label, prediction.classes()[found.voxel()], apart);
            }
        }
    }

    private void add(int label, int predicted, double apartMetres) {
        labels[label]++;
        predictions[predicted]++;
        for (int i = 0; i < hits.length; i++) {
            hits[i][label] += label == predicted && apartMetres < LIMITS_METRES.get(i) ? 1 : 0;
        }
    }

    /** Adds what another one of as many classes has counted. */
    public void add(RayCount other) {
        for (int c = 0; c < labels.length; c++) {
            labels[c] += other.labels[c];
            predictions[c] += other.predictions[c];
            for (int i = 0; i < hits.length; i++) {
                hits[i][c] += other.hits[i][c];
            }
        }
    }

    /** Rays that meet something of that class in the labels. */
    public long labels(int of) {
        return labels[of];
    }

    /** IoU of a class at the limit with that index; NaN where it neither is met nor was predicted. */
    public double iou(int limit, int of) {
        return (double) hits[limit][of] / (labels[of] + predictions[of] - hits[limit][of]);
    }
}
