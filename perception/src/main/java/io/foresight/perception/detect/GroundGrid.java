package io.foresight.perception.detect;

import io.foresight.core.geometry.FrameId;

/**
 * Square cells on the ground plane of a frame, used by occupancy grids and BEV maps.
 *
 * <pre>
 *   cell (row, column) covers x from minX + column * cellMetres, y from minY + row * cellMetres
 *   its index is row * columns + column
 * </pre>
 *
 * @param frame x forward, y left, z up
 * @param minX metres, lower edge of column 0
 * @param minY metres, lower edge of row 0
 * @param cellMetres side of a cell
 * @param columns cells along x
 * @param rows cells along y
 */
public record GroundGrid(FrameId frame, double minX, double minY, double cellMetres, int columns, int rows) {
    private static final int MOST_CELLS = 1 << 24;

    public GroundGrid {
        if (!Double.isFinite(minX) || !Double.isFinite(minY)) {
            throw new IllegalArgumentException("a grid's edges must be finite, got x " + minX + ", y " + minY + " m");
        }
        if (!(cellMetres > 0) || Double.isInfinite(cellMetres)) {
            throw new IllegalArgumentException("a cell's side must be positive, got " + cellMetres + " m");
        }
        if (columns < 1 || rows < 1 || (long) columns * rows > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "a grid must have 1 to " + MOST_CELLS + " cells, got " + columns + " x " + rows);
        }
    }

    /** Number of cells. */
    public int cells() {
        return columns * rows;
    }

    /** Index of the cell that contains a position; -1 outside the grid. */
    public int cell(double x, double y) {
        int column = (int) Math.floor((x - minX) / cellMetres);
        int row = (int) Math.floor((y - minY) / cellMetres);
        return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column;
    }
}
