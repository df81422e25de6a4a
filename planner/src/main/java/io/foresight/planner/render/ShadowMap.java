package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;
import java.util.Arrays;

/**
 * What a far lamp sees, to tell what lies in shadow: heights towards the lamp on a square grid across its rays. Looked up over a
 * square of two by two cells, which softens a shadow's border. A surface is tested a little off itself along its normal, so that it cannot shade
 * itself.
 */
final class ShadowMap {
    /** From the scene to the lamp, of length 1. */
    static final double[] TO_LAMP = unit(0.45, 0.12, 1.0);

    private static final int TILE_SHIFT = 2;
    private static final double HALF_EXTENT = 0.72;
    /** How far off itself a surface is tested, in cells: as far as the lookup reaches. */
    private static final double CELLS_OFF = 1.5;

    /** Cells along each side. */
    final int size;

    private final double cellsPerMetre;
    final double[] across = unit(TO_LAMP[1], -TO_LAMP[0], 0);
    final double[] along = cross(TO_LAMP, across);
    private final DepthPlanes planes;
    /** Tiles of cells from which a lookup may find something cast. */
    private final boolean[] occupied;

    private final int tiles;
    private final double[] px = new double[32];
    private final double[] py = new double[32];

    ShadowMap(int size) {
        this.size = size;
        this.cellsPerMetre = size / (2 * HALF_EXTENT);
        this.planes = new DepthPlanes(size, size, new int[] {128}, new int[] {128});
        this.tiles = (size >> TILE_SHIFT) + 1;
        this.occupied = new boolean[tiles * tiles];
    }

    void clear() {
        planes.clear();
        Arrays.fill(occupied, false);
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
    void cast(Solid solid, Pose pose) {
        double[] r = pose.rotation();
        double[] lamp = new double[9];
        for (int j = 0; j < 3; j++) {
            lamp[j] = (across[0] * r[j] + across[1] * r[3 + j] + across[2] * r[6 + j]) * cellsPerMetre;
            lamp[3 + j] = (along[0] * r[j] + along[1] * r[3 + j] + along[2] * r[6 + j]) * cellsPerMetre;
            lamp[6 + j] = TO_LAMP[0] * r[j] + TO_LAMP[1] * r[3 + j] + TO_LAMP[2] * r[6 + j];
        }
        double column = column(pose.x(), pose.y(), pose.z());
        double row = row(pose.x(), pose.y(), pose.z());
        double towards = towards(pose.x(), pose.y(), pose.z());
        for (Face face : solid.faces()) {
            double[] n = face.normal();
            double facing = n[0] * lamp[6] + n[1] * lamp[7] + n[2] * lamp[8];
            if (facing > 0.01) {
                cast(face, lamp, column, row, towards, facing);
            }
        }
    }

    private void cast(Face face, double[] lamp, double column, double row, double towards, double facing) {
        double[] n = face.normal();
        double[] c = face.corners();
        int corners = face.size();
        for (int i = 0; i < corners; i++) {
            double x = c[3 * i];
            double y = c[3 * i + 1];
            double z = c[3 * i + 2];
            px[i] = lamp[0] * x + lamp[1] * y + lamp[2] * z + column;
            py[i] = lamp[3] * x + lamp[4] * y + lamp[5] * z + row;
        }
        double scale = cellsPerMetre * cellsPerMetre;
        double right = -(n[0] * lamp[0] + n[1] * lamp[1] + n[2] * lamp[2]) / facing / scale;
        double down = -(n[0] * lamp[3] + n[1] * lamp[4] + n[2] * lamp[5]) / facing / scale;
        double first = lamp[6] * c[0] + lamp[7] * c[1] + lamp[8] * c[2] + towards;
        planes.fill(corners, px, py, first - right * px[0] - down * py[0], right, down, 1);
        occupy(corners);
    }

    /** Marks the tiles from which a lookup may find the polygon: it reaches two cells further, and corners are snapped. */
    private void occupy(int corners) {
        double left = px[0];
        double right = px[0];
        double top = py[0];
        double bottom = py[0];
        for (int i = 1; i < corners; i++) {
            left = Math.min(left, px[i]);
            right = Math.max(right, px[i]);
            top = Math.min(top, py[i]);
            bottom = Math.max(bottom, py[i]);
        }
        int endColumn = along(right + 1);
        int endRow = along(bottom + 1);
        for (int row = along(top - 4); row <= endRow; row++) {
            Arrays.fill(occupied, row * tiles + along(left - 4), row * tiles + endColumn + 1, true);
        }
    }

    /** Tile of a column or row. */
    private int along(double cell) {
        return Math.max(0, Math.min(size - 1, (int) cell)) >> TILE_SHIFT;
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
        return (cell / size >> TILE_SHIFT) * tiles + (cell % size >> TILE_SHIFT);
    }

    /** May a lookup from this tile find anything but light? */
    boolean occupied(int tile) {
        return occupied[tile];
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
