package io.foresight.perception.detect;

/**
 * The BEV grid of the pillars. The detector's only index formulas are here.
 *
 * <pre>
 *   row 0 is y = -range, column 0 is x = -range; cell = row * columns + column
 *   x of a column's centre = -range + (column + 0.5) * size
 * </pre>
 *
 * @param rangeMetres points farther from the sensor in the ground plane are ignored; half the grid's side
 * @param pillarMetres side of one pillar; must divide {@code 2 * rangeMetres}
 * @param minZ metres in the LiDAR frame; lower points are ignored
 * @param maxZ metres in the LiDAR frame; higher points are ignored
 */
public record PillarGrid(double rangeMetres, double pillarMetres, double minZ, double maxZ) {
    private static final int MOST_SIDE = 8192;
    private static final double LARGEST_Z = 1000; // metres

    public PillarGrid {
        if (!(rangeMetres > 0 && rangeMetres <= 500)) {
            throw new IllegalArgumentException("grid range must be in (0, 500] m, got " + rangeMetres);
        }
        if (!(pillarMetres > 0 && pillarMetres <= rangeMetres)) {
            throw new IllegalArgumentException(
                    "pillar size must be in (0, " + rangeMetres + "] m, got " + pillarMetres);
        }
        double cells = 2 * rangeMetres / pillarMetres;
        if (Math.abs(cells - Math.rint(cells)) > 1e-6) {
            throw new IllegalArgumentException("pillar size must divide the grid's side of " + 2 * rangeMetres
                    + " m, got " + pillarMetres + " m, which gives " + cells + " cells");
        }
        if (cells > MOST_SIDE) {
            throw new IllegalArgumentException("a grid has at most " + MOST_SIDE + " cells along a side, got "
                    + Math.round(cells) + " of " + pillarMetres + " m");
        }
        if (!(minZ < maxZ && minZ >= -LARGEST_Z && maxZ <= LARGEST_Z)) {
            throw new IllegalArgumentException("grid needs minZ < maxZ within " + LARGEST_Z + " m of the sensor, got "
                    + minZ + " and " + maxZ + " m");
        }
    }

    /** Cells along each side. */
    public int side() {
        return (int) Math.rint(2 * rangeMetres / pillarMetres);
    }

    /** All cells: {@code side() * side()}. */
    public int cells() {
        return side() * side();
    }

    /** The same area with cells {@code stride} times as large, for example for a backbone's output. */
    public PillarGrid coarser(int stride) {
        return new PillarGrid(rangeMetres, pillarMetres * stride, minZ, maxZ);
    }

    /** Row (from y) or column (from x) of a coordinate; may be outside {@code [0, side())}. */
    public int index(double metres) {
        return (int) Math.floor((metres + rangeMetres) / pillarMetres);
    }

    /** Coordinate of the centre of a row (y) or column (x), metres. */
    public double middle(int index) {
        return -rangeMetres + (index + 0.5) * pillarMetres;
    }

    /** Coordinate in units of cells: {@code index(m)} is its floor. */
    public double position(double metres) {
        return (metres + rangeMetres) / pillarMetres;
    }
}
