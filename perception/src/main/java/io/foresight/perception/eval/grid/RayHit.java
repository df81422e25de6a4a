package io.foresight.perception.eval.grid;

import java.util.function.IntPredicate;

/**
 * The first voxel that a ray meets, by the traversal of Amanatides and Woo (1987) as in the renderer of SparseOcc's RayIoU.
 *
 * @param voxel its index; of a ray that meets nothing the last voxel before the grid's edge
 * @param depth where the ray leaves that voxel, in edges of a voxel from its origin
 */
record RayHit(int voxel, double depth) {
    /**
     * Follows a ray through the grid.
     *
     * @param origin inside the grid, in edges of a voxel from its corner
     * @param direction of length 1
     * @param stops whether a class stops the ray
     */
    static RayHit of(VoxelGrid grid, double[] origin, double[] direction, IntPredicate stops) {
        int[] at = new int[3];
        int[] step = new int[3];
        double[] next = new double[3];
        double[] stride = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double towards = direction[axis];
            at[axis] = (int) Math.floor(origin[axis]);
            step[axis] = towards >= 0 ? 1 : -1;
            next[axis] = towards == 0 ? Double.MAX_VALUE : (at[axis] + (towards < 0 ? 0 : 1) - origin[axis]) / towards;
            stride[axis] = towards == 0 ? Double.MAX_VALUE : step[axis] / towards;
        }
        while (true) {
            int axis = nearest(next);
            int voxel = grid.index(at[0], at[1], at[2]);
            double depth = next[axis];
            at[axis] += step[axis];
            next[axis] += stride[axis];
            if (stops.test(grid.classes()[voxel]) || !grid.holds(at[0], at[1], at[2])) {
                return new RayHit(voxel, depth);
            }
        }
    }

    /** Of equal ones the last. */
    private static int nearest(double[] next) {
        int nearest = next[0] < next[1] ? 0 : 1;
        return next[nearest] < next[2] ? nearest : 2;
    }
}
