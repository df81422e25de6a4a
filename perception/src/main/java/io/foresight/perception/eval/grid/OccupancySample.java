package io.foresight.perception.eval.grid;

import java.util.List;
import java.util.Optional;

/**
 * Two grids of one moment.
 *
 * @param mask not 0 where a voxel counts; empty: all count
 * @param origins of rays, in edges of a voxel from the grid's corner
 */
record OccupancySample(VoxelGrid truth, VoxelGrid prediction, Optional<int[]> mask, List<double[]> origins) {
    OccupancySample {
        origins = List.copyOf(origins);
    }
}
