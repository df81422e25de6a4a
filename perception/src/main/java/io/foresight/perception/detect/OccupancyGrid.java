package io.foresight.perception.detect;

import java.util.List;

/**
 * Semantic occupancy of the space around the sensor, as in Occ3D (Tian et al., 2023): 16 layers of voxels of 0.4 m. A voxel of layer k
 * starts at z = {@code minZ + k * voxelMetres}; {@code meanings[k * ground.cells() + cell]} is its content.
 *
 * @param ground the voxel columns, seen from above
 * @param minZ metres in the grid's frame, lower edge of layer 0
 * @param voxelMetres height of a layer; equals the ground cell's side
 * @param layers along z
 * @param names meaning of the values in {@code meanings}, such as {@code free}, {@code car}, {@code vegetation}
 * @param meanings one for each voxel: an index into {@code names}, or {@link #UNKNOWN}; must not be modified
 */
public record OccupancyGrid(
        GroundGrid ground, double minZ, double voxelMetres, int layers, List<String> names, byte[] meanings) {
    /** Content of a voxel about which nothing is known, for example because no ray passed near it. */
    public static final byte UNKNOWN = -1;
    /** Voxel side length of the models in this software. */
    public static final double VOXEL_METRES = 0.4;
    /** Number of layers of the models in this software: 6.4 m in total. */
    public static final int LAYERS = 16;

    public OccupancyGrid {
        names = List.copyOf(names);
        if (!Double.isFinite(minZ) || voxelMetres != ground.cellMetres()) {
            throw new IllegalArgumentException("voxels must be cubes and minZ finite, got " + voxelMetres
                    + " m over cells of " + ground.cellMetres() + " m from z " + minZ + " m");
        }
        if (layers < 1 || meanings.length != (long) layers * ground.cells()) {
            throw new IllegalArgumentException(
                    layers + " layers of " + ground.cells() + " cells need as many voxels, got " + meanings.length);
        }
        for (byte meaning : meanings) {
            if (meaning < UNKNOWN || meaning >= names.size()) {
                throw new IllegalArgumentException(
                        "a voxel must be an index into " + names + " or " + UNKNOWN + ", got " + meaning);
            }
        }
    }

    /** Index into {@link #names} of the voxel at a position; {@link #UNKNOWN} where nothing is known or outside the grid. */
    public int at(double x, double y, double z) {
        int cell = ground.cell(x, y);
        int layer = (int) Math.floor((z - minZ) / voxelMetres);
        return cell < 0 || layer < 0 || layer >= layers ? UNKNOWN : meanings[layer * ground.cells() + cell];
    }
}
