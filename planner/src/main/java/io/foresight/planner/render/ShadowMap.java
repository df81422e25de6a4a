package io.foresight.planner.render;

/**
 * What a far lamp sees, to tell what lies in shadow: heights towards the lamp on a square grid across its rays. Looked up over a
 * square of two by two cells, which softens a shadow's border. A surface is tested a little off itself along its normal, so that it cannot shade
 * itself.
 */
final class ShadowMap {
    /** From the scene to the lamp, of length 1. */
    static final double[] TO_LAMP = unit(0.45, 0.12, 1.0);

    /** Cells along each side of a tile. */
    static final int TILE = 4;

    /** Cells along each side of the square from which a lookup reads. */
    static final int LOOKUP = 3;

    private static final double HALF_EXTENT = 0.72;
    /** How far off itself a surface is tested, in cells: as far as the lookup reaches. */
    private static final double CELLS_OFF = 1.5;

    /** Cells along each side. */
    final int size;

    final double cellsPerMetre;
    final double[] across = unit(TO_LAMP[1], -TO_LAMP[0], 0);
    final double[] along = cross(TO_LAMP, across);
    private final DepthPlanes planes;
    /** Tiles along each side. */
    final int tiles;
    /** Tiles of cells from which a lookup may find something cast. */
    private final boolean[] occupied;

    private final int[] occupiedTiles;
    private int occupiedCount;

    ShadowMap(int size) {
        this.size = size;
        this.cellsPerMetre = size / (2 * HALF_EXTENT);
        this.planes = emptyPlanes();
        this.tiles = size / TILE + 1;
        this.occupied = new boolean[tiles * tiles];
        this.occupiedTiles = new int[tiles * tiles];
    }

    void clear() {
        planes.clear();
        while (occupiedCount > 0) {
            occupied[occupiedTiles[--occupiedCount]] = false;
        }
    }

    /** Planes with this map's cells. */
    DepthPlanes emptyPlanes() {
        return new DepthPlanes(size, size, new int[] {128}, new int[] {128});
    }

    /** Lamp's coordinates (column, row in cells, metres towards the lamp) of a point of the world. */
    double column(double x, double y, double z) {
        return (across[0] * x + across[1] * y + across[2] * z) * cellsPerMetre + size / 2.0;
    }

    double row(double x, double y, double z) {
        return (along[0] * x + along[1] * y + along[2] * z) * cellsPerMetre + size / 2.0;
    }

    double towards(double x, double y, double z) {
        return TO_LAMP[0] * x + TO_LAMP[1] * y + TO_LAMP[2] * z;
    }

    /** Adds what a solid keeps from the light. */
    void add(Shadow shadow) {
        shadow.heights().layOver(planes, 0);
        for (int tile : shadow.tiles()) {
            if (!occupied[tile]) {
                occupied[tile] = true;
                occupiedTiles[occupiedCount++] = tile;
            }
        }
    }

    /** Columns, rows and metres towards the lamp by which a surface of this normal (world) is tested off itself. */
    double[] off(double x, double y, double z) {
        return new double[] {
            (across[0] * x + across[1] * y + across[2] * z) * CELLS_OFF,
            (along[0] * x + along[1] * y + along[2] * z) * CELLS_OFF,
            (TO_LAMP[0] * x + TO_LAMP[1] * y + TO_LAMP[2] * z) * CELLS_OFF / cellsPerMetre
        };
    }

    /** Where a point is looked up, for {@link #light(int, int, int, float)}; -1 outside of the map, where all light is. */
    int cell(double column, double row) {
        double c = column - 1;
        double r = row - 1;
        return c >= 0 && r >= 0 && c < size - 2 && r < size - 2 ? ((int) r) * size + (int) c : -1;
    }

    /** How far into its cell a coordinate is, eighths. */
    static int part(double coordinate) {
        double c = coordinate - 1;
        return (int) ((c - (int) c) * 8);
    }

    int tile(int cell) {
        return cell / size / TILE * tiles + cell % size / TILE;
    }

    /** How many tiles there are from which a lookup may find anything but light. */
    int occupiedTiles() {
        return occupiedCount;
    }

    int occupiedTile(int index) {
        return occupiedTiles[index];
    }

    /** How much of the lamp reaches a point: 0 nothing, 256 all. Outside the map all. */
    int light(double column, double row, double towards) {
        boolean near = column > planes.firstColumn - 2
                && row > planes.firstRow - 2
                && column < planes.endColumn + 1
                && row < planes.endRow + 1;
        int cell = near ? cell(column, row) : -1;
        return cell < 0 ? 256 : light(cell, part(column), part(row), (float) towards);
    }

    /** The same at a cell that was found before, and so many eighths into it. */
    int light(int cell, int columnPart, int rowPart, float towards) {
        float[] map = planes.value;
        int upper = line(map, cell, towards, columnPart);
        int middle = line(map, cell + size, towards, columnPart);
        int lower = line(map, cell + 2 * size, towards, columnPart);
        return upper * (8 - rowPart) + middle * 8 + lower * rowPart;
    }

    private static int line(float[] map, int at, float here, int part) {
        return (map[at] <= here ? 8 - part : 0) + (map[at + 1] <= here ? 8 : 0) + (map[at + 2] <= here ? part : 0);
    }

    static double[] unit(double x, double y, double z) {
        double length = Math.sqrt(x * x + y * y + z * z);
        return new double[] {x / length, y / length, z / length};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }
}
