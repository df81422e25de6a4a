package io.foresight.planner.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The body that fills each voxel while a board is generated. Bodies are numbers: 0 air, 1 the board, 2 and up the pieces. Columns are
 * contiguous in memory.
 */
final class VoxelGrid {
    static final int AIR = 0;
    static final int BOARD = 1;

    /** Number of voxels along z: the highest nail ends at 19. */
    static final int DEPTH = 20;

    /** The six orders in which a block can grow along its axes. */
    private static final int[][] ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    private final int sizeX;
    private final int sizeY;
    private final byte[] body;

    /** Positions of all blocks' faces along x, y and z: between two of them nothing changes. */
    private final boolean[][] faces;

    VoxelGrid(int sizeX, int sizeY) {
        this.sizeX = sizeX;
        this.sizeY = sizeY;
        this.body = new byte[sizeX * sizeY * DEPTH];
        this.faces = new boolean[][] {new boolean[sizeX + 1], new boolean[sizeY + 1], new boolean[DEPTH + 1]};
    }

    int sizeX() {
        return sizeX;
    }

    int sizeY() {
        return sizeY;
    }

    int at(int x, int y, int z) {
        return body[(x * sizeY + y) * DEPTH + z];
    }

    /** Fills the whole grid with the board up to this height. */
    void fillBoard(int height) {
        noteFaces(new Cuboid(0, 0, 0, sizeX, sizeY, height));
        for (int column = 0; column < body.length; column += DEPTH) {
            Arrays.fill(body, column, column + height, (byte) BOARD);
        }
    }

    /**
     * Puts a piece into a block.
     *
     * @param yields leave voxels to other pieces instead of taking them; the board always loses its voxels
     * @return the pieces that filled a voxel of the block before: bit i for body i + 2
     */
    int put(Cuboid block, int piece, boolean yields) {
        noteFaces(block);
        int met = 0;
        for (int x = block.minX(); x < block.maxX(); x++) {
            for (int y = block.minY(); y < block.maxY(); y++) {
                int column = (x * sizeY + y) * DEPTH;
                for (int z = column + block.minZ(); z < column + block.maxZ(); z++) {
                    int old = body[z];
                    if (old > BOARD) {
                        met |= 1 << (old - 2);
                        if (yields) {
                            continue;
                        }
                    }
                    body[z] = (byte) piece;
                }
            }
        }
        return met;
    }

    /** Whether all columns of the square of {@code size} x {@code size} columns are equal. It must be inside the grid. */
    boolean columnsAlike(int minX, int minY, int size) {
        int first = (minX * sizeY + minY) * DEPTH;
        for (int x = minX; x < minX + size; x++) {
            for (int y = minY; y < minY + size; y++) {
                int column = (x * sizeY + y) * DEPTH;
                if (!Arrays.equals(body, first, first + DEPTH, body, column, column + DEPTH)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The lowest empty voxel of a column. */
    int firstEmpty(int x, int y) {
        int z = 0;
        while (at(x, y, z) != AIR) {
            z++;
        }
        return z;
    }

    /**
     * Splits every body into disjoint blocks. From the first remaining voxel, in the order of z, y, x, a block is grown as far as possible,
     * in each of the six orders of the axes; the largest block is used.
     *
     * @return for each body from {@link #BOARD} up to {@code bodies}, its blocks
     */
    List<List<Cuboid>> blocks(int bodies) {
        List<List<Cuboid>> blocks = new ArrayList<>();
        for (int i = 0; i < bodies; i++) {
            blocks.add(new ArrayList<>());
        }
        int[][] planes = {planes(faces[0]), planes(faces[1]), planes(faces[2])};
        byte[] cells = cells(planes);
        int[] cell = new int[3];
        int at = 0;
        for (cell[2] = 0; cell[2] < planes[2].length - 1; cell[2]++) {
            for (cell[1] = 0; cell[1] < planes[1].length - 1; cell[1]++) {
                for (cell[0] = 0; cell[0] < planes[0].length - 1; cell[0]++) {
                    int here = cells[at++];
                    if (here != AIR) {
                        blocks.get(here - BOARD).add(take(cells, planes, cell));
                    }
                }
            }
        }
        return blocks;
    }

    private void noteFaces(Cuboid block) {
        faces[0][block.minX()] = true;
        faces[0][block.maxX()] = true;
        faces[1][block.minY()] = true;
        faces[1][block.maxY()] = true;
        faces[2][block.minZ()] = true;
        faces[2][block.maxZ()] = true;
    }

    private static int[] planes(boolean[] marked) {
        int[] planes = new int[marked.length];
        int count = 0;
        for (int i = 0; i < marked.length; i++) {
            if (marked[i]) {
                planes[count++] = i;
            }
        }
        return Arrays.copyOf(planes, count);
    }

    /** Content of the cells between the planes, x fastest. */
    private byte[] cells(int[][] planes) {
        int nx = planes[0].length - 1;
        int ny = planes[1].length - 1;
        int nz = planes[2].length - 1;
        byte[] cells = new byte[nx * ny * nz];
        int at = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++) {
                    cells[at++] = (byte) at(planes[0][x], planes[1][y], planes[2][z]);
                }
            }
        }
        return cells;
    }

    /** The largest block that can be grown from the cell; its cells become air. */
    private static Cuboid take(byte[] cells, int[][] planes, int[] cell) {
        int[] strides = {1, planes[0].length - 1, (planes[0].length - 1) * (planes[1].length - 1)};
        int start = cell[0] + cell[1] * strides[1] + cell[2] * strides[2];
        int[] best = {1, 1, 1};
        int most = 0;
        for (int[] order : ORDERS) {
            int[] size = {1, 1, 1};
            for (int axis : order) {
                while (cell[axis] + size[axis] < planes[axis].length - 1
                        && layerIs(cells, strides, start + size[axis] * strides[axis], size, axis, cells[start])) {
                    size[axis]++;
                }
            }
            int volume = 1;
            for (int axis = 0; axis < 3; axis++) {
                volume *= planes[axis][cell[axis] + size[axis]] - planes[axis][cell[axis]];
            }
            if (volume > most) {
                most = volume;
                best = size;
            }
        }
        for (int z = 0; z < best[2]; z++) {
            for (int y = 0; y < best[1]; y++) {
                int row = start + z * strides[2] + y * strides[1];
                Arrays.fill(cells, row, row + best[0], (byte) AIR);
            }
        }
        return new Cuboid(
                planes[0][cell[0]],
                planes[1][cell[1]],
                planes[2][cell[2]],
                planes[0][cell[0] + best[0]],
                planes[1][cell[1] + best[1]],
                planes[2][cell[2] + best[2]]);
    }

    /** Whether the body fills the whole layer by which a block of this size would grow along the axis. */
    private static boolean layerIs(byte[] cells, int[] strides, int first, int[] size, int axis, byte body) {
        int u = axis == 0 ? 1 : 0;
        int v = axis == 2 ? 1 : 2;
        for (int j = 0; j < size[v]; j++) {
            for (int i = 0; i < size[u]; i++) {
                if (cells[first + i * strides[u] + j * strides[v]] != body) {
                    return false;
                }
            }
        }
        return true;
    }
}
