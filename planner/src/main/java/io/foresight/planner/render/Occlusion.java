package io.foresight.planner.render;

/**
 * Openness of a plane of voxel faces to the light from all around, at the corners of its cells. Between corners it is interpolated.
 *
 * @param uAxis which of the solid's axes runs along a row: 0 x, 1 y, 2 z
 * @param vAxis which runs from row to row
 * @param uOrigin metres, first corner
 * @param vOrigin metres
 * @param columns corners in a row
 * @param rows of corners
 * @param open 0 .. 255 as unsigned bytes
 */
record Occlusion(int uAxis, int vAxis, double uOrigin, double vOrigin, int columns, int rows, byte[] open) {
    /** Openness at a point, {@code u} and {@code v} in cells from the first corner, 0 .. 255. */
    int at(double u, double v) {
        double column = within(u, columns - 1.001);
        double row = within(v, rows - 1.001);
        int i = (int) column;
        int j = (int) row;
        int fu = (int) ((column - i) * 16);
        int fv = (int) ((row - j) * 16);
        int at = j * columns + i;
        int low = (open[at] & 255) * (16 - fu) + (open[at + 1] & 255) * fu;
        int high = (open[at + columns] & 255) * (16 - fu) + (open[at + columns + 1] & 255) * fu;
        return low * (16 - fv) + high * fv >> 8;
    }

    private static double within(double value, double most) {
        return value < 0 ? 0 : value > most ? most : value;
    }
}
