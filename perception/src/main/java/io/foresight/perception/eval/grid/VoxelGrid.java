package io.foresight.perception.eval.grid;

/**
 * Classes of the voxels of a box of space. The array is not copied and not to be written.
 *
 * @param x voxels along x
 * @param y voxels along y
 * @param z voxels along z
 * @param classes (x, y, z) in C order
 */
public record VoxelGrid(int x, int y, int z, int[] classes) {
    public VoxelGrid {
        if (x < 1 || y < 1 || z < 1 || (long) x * y * z != classes.length) {
            throw new IllegalArgumentException(
                    "a grid of " + x + " x " + y + " x " + z + " voxels needs as many classes, got " + classes.length);
        }
    }

    /** Where the voxel stands in {@link #classes}. */
    public int index(int i, int j, int k) {
        return (i * y + j) * z + k;
    }

    /** Whether there is such a voxel. */
    public boolean holds(int i, int j, int k) {
        return i >= 0 && i < x && j >= 0 && j < y && k >= 0 && k < z;
    }

    String size() {
        return x + " x " + y + " x " + z;
    }
}
