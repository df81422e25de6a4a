package io.foresight.perception.eval.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How well the occupied voxels of two grids lie on each other: the F-score of the CVPR 2023 occupancy challenge, between centres of voxels.
 *
 * @param accuracy share of the predicted voxels with a labelled one nearer than the limit
 * @param completeness share of the labelled voxels with a predicted one nearer than that
 * @param f1 their harmonic mean
 * @param labels labelled voxels
 * @param predictions predicted ones
 */
public record SurfaceScore(double accuracy, double completeness, double f1, long labels, long predictions) {
    private static final double ALMOST_0 = 1e-8;

    /**
     * The score of one sample. All NaN where no voxel is labelled as occupied; all 0 where none is predicted.
     *
     * @param occupied whether a class is something, and no free or unobserved space
     * @param counts whether the voxel at an index counts
     * @param limitVoxels distance below which voxels are near, in edges of a voxel
     */
    static SurfaceScore of(
            VoxelGrid truth, VoxelGrid prediction, IntPredicate occupied, IntPredicate counts, double limitVoxels) {
        boolean[] labelled = mask(truth, occupied, counts);
        boolean[] predicted = mask(prediction, occupied, counts);
        List<int[]> around = around(limitVoxels);
        long labels = count(labelled);
        long predictions = count(predicted);
        if (labels == 0) {
            return new SurfaceScore(Double.NaN, Double.NaN, Double.NaN, labels, predictions);
        }
        if (predictions == 0) {
            return new SurfaceScore(0, 0, 0, labels, predictions);
        }
        double accuracy = (double) near(truth, predicted, labelled, around) / predictions;
        double completeness = (double) near(truth, labelled, predicted, around) / labels;
        double f1 = 2 / (1 / (accuracy + ALMOST_0) + 1 / (completeness + ALMOST_0));
        return new SurfaceScore(accuracy, completeness, f1, labels, predictions);
    }

    private static boolean[] mask(VoxelGrid grid, IntPredicate occupied, IntPredicate counts) {
        boolean[] mask = new boolean[grid.classes().length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = counts.test(i) && occupied.test(grid.classes()[i]);
        }
        return mask;
    }

    private static long count(boolean[] mask) {
        long count = 0;
        for (boolean each : mask) {
            count += each ? 1 : 0;
        }
        return count;
    }

    /** Steps to all voxels that are near, the nearest first. */
    private static List<int[]> around(double limit) {
        List<int[]> steps = new ArrayList<>();
        int reach = (int) Math.ceil(limit);
        for (int i = -reach; i <= reach; i++) {
            for (int j = -reach; j <= reach; j++) {
                for (int k = -reach; k <= reach; k++) {
                    if (Math.sqrt(i * i + j * j + k * k) < limit) {
                        steps.add(new int[] {i, j, k});
                    }
                }
            }
        }
        steps.sort((a, b) -> Integer.compare(squared(a), squared(b)));
        return steps;
    }

    private static int squared(int[] step) {
        return step[0] * step[0] + step[1] * step[1] + step[2] * step[2];
    }

    /** How many voxels of {@code from} are near one of {@code to}. */
    private static long near(VoxelGrid shape, boolean[] from, boolean[] to, List<int[]> around) {
        long near = 0;
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                for (int k = 0; k < shape.z(); k++) {
                    near += from[shape.index(i, j, k)] && isNear(shape, to, around, i, j, k) ? 1 : 0;
                }
            }
        }
        return near;
    }

    private static boolean isNear(VoxelGrid shape, boolean[] to, List<int[]> around, int i, int j, int k) {
        for (int[] step : around) {
            int x = i + step[0];
            int y = j + step[1];
            int z = k + step[2];
            if (shape.holds(x, y, z) && to[shape.index(x, y, z)]) {
                return true;
            }
        }
        return false;
    }
}
