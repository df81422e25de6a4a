package io.foresight.planner.task;

/**
 * A block of voxels in a board's grid, half-open: x in [minX, maxX) and so on. The edge length of a voxel is {@link Board#VOXEL_METRES}.
 */
public record Cuboid(int minX, int minY, int minZ, int maxX, int maxY, int maxZ) {
    public Cuboid {
        if (minX < 0 || minY < 0 || minZ < 0 || maxX <= minX || maxY <= minY || maxZ <= minZ) {
            throw new PlannerException(
                    PlannerException.Code.TASK_WRONG,
                    "a block must have min >= 0 and max > min, got x [" + minX + ", " + maxX + "), y [" + minY + ", "
                            + maxY + "), z [" + minZ + ", " + maxZ + ")");
        }
    }

    /** Voxels along x. */
    public int sizeX() {
        return maxX - minX;
    }

    /** Voxels along y. */
    public int sizeY() {
        return maxY - minY;
    }

    /** Voxels along z. */
    public int sizeZ() {
        return maxZ - minZ;
    }

    /** Total number of voxels. */
    public int volume() {
        return sizeX() * sizeY() * sizeZ();
    }

    /** The smallest block that contains both. */
    public Cuboid around(Cuboid other) {
        return new Cuboid(
                Math.min(minX, other.minX),
                Math.min(minY, other.minY),
                Math.min(minZ, other.minZ),
                Math.max(maxX, other.maxX),
                Math.max(maxY, other.maxY),
                Math.max(maxZ, other.maxZ));
    }

    /** Whether the two have a voxel in common. */
    public boolean overlaps(Cuboid other) {
        return minX < other.maxX
                && other.minX < maxX
                && minY < other.maxY
                && other.minY < maxY
                && minZ < other.maxZ
                && other.minZ < maxZ;
    }
}
