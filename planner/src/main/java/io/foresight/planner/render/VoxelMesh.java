package io.foresight.planner.render;

import io.foresight.planner.task.Board;
import io.foresight.planner.task.Cuboid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Surface of a body of voxels as few rectangles. In each plane the exposed cells are covered by rectangles that are as long as they can
 * be and may overlap: any two neighbouring cells lie in one rectangle together, so that no gap can open between them.
 */
final class VoxelMesh {
    /** Light left at a corner around which so many of the four outer cells are filled. */
    private static final int[] OPEN = {255, 215, 180, 145, 130};

    /** Light lost to each filled cell up to two cells away, in the outer layer and in the next one. */
    private static final int FAR = 4;

    /** Empty cells around the body, so that neighbours can be looked up without asking where the grid ends. */
    private static final int PAD = 3;

    private final int[] size;
    private final int[] least;
    private final int[] stride;
    /** 1 where the body is. */
    private final byte[] filled;

    private final double[] origin;

    private VoxelMesh(List<Cuboid> cuboids, double[] origin) {
        Cuboid bounds = cuboids.get(0);
        for (Cuboid cuboid : cuboids) {
            bounds = bounds.around(cuboid);
        }
        this.least = new int[] {bounds.minX(), bounds.minY(), bounds.minZ()};
        this.size = new int[] {bounds.sizeX(), bounds.sizeY(), bounds.sizeZ()};
        int row = size[0] + 2 * PAD;
        this.stride = new int[] {1, row, row * (size[1] + 2 * PAD)};
        this.filled = new byte[stride[2] * (size[2] + 2 * PAD)];
        this.origin = origin;
        for (Cuboid cuboid : cuboids) {
            for (int z = cuboid.minZ() - least[2]; z < cuboid.maxZ() - least[2]; z++) {
                for (int y = cuboid.minY() - least[1]; y < cuboid.maxY() - least[1]; y++) {
                    int at = at(0, cuboid.minX() - least[0], 1, y, 2, z);
                    Arrays.fill(filled, at, at + cuboid.sizeX(), (byte) 1);
                }
            }
        }
    }

    private int at(int a, int alongA, int b, int alongB, int c, int alongC) {
        return (alongA + PAD) * stride[a] + (alongB + PAD) * stride[b] + (alongC + PAD) * stride[c];
    }

    /** Faces in metres around {@code origin} (in voxels of the grid). */
    static List<Face> of(List<Cuboid> cuboids, double[] origin, int rgb) {
        VoxelMesh mesh = new VoxelMesh(cuboids, origin);
        List<Face> faces = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            for (int layer = 0; layer < mesh.size[axis]; layer++) {
                mesh.new Plane(axis, layer, -1).cover(faces, rgb);
                mesh.new Plane(axis, layer, 1).cover(faces, rgb);
            }
        }
        return faces;
    }

    private double metres(int axis, int cell) {
        return (cell + least[axis] - origin[axis]) * Board.VOXEL_METRES;
    }

    /** The faces of one layer that look along one direction of an axis. */
    private final class Plane {
        private final int axis;
        private final int uAxis;
        private final int vAxis;
        private final int layer;
        private final int side;
        private final int columns;
        private final int rows;
        private final boolean[] exposed;
        /** Does a rectangle hold the cell (0), it and its right neighbour (1), it and its upper neighbour (2)? */
        private boolean[][] joined = {};

        Plane(int axis, int layer, int side) {
            this.axis = axis;
            this.uAxis = (axis + 1) % 3;
            this.vAxis = (axis + 2) % 3;
            this.layer = layer;
            this.side = side;
            this.columns = size[uAxis];
            this.rows = size[vAxis];
            this.exposed = new boolean[columns * rows];
        }

        void cover(List<Face> faces, int rgb) {
            boolean any = false;
            int out = side * stride[axis];
            for (int v = 0; v < rows; v++) {
                int from = at(axis, layer, uAxis, 0, vAxis, v);
                for (int u = 0; u < columns; u++) {
                    boolean open = filled[from] != 0 && filled[from + out] == 0;
                    exposed[v * columns + u] = open;
                    any |= open;
                    from += stride[uAxis];
                }
            }
            if (!any) {
                return;
            }
            joined = new boolean[3][columns * rows];
            Occlusion occlusion = occlusion();
            for (int v = 0; v < rows; v++) {
                for (int u = 0; u < columns; u++) {
                    int at = v * columns + u;
                    if (exposed[at] && u + 1 < columns && exposed[at + 1] && !joined[1][at]) {
                        faces.add(rectangle(u, v, u + 2, v + 1, true, occlusion, rgb));
                    }
                    if (exposed[at] && v + 1 < rows && exposed[at + columns] && !joined[2][at]) {
                        faces.add(rectangle(u, v, u + 1, v + 2, false, occlusion, rgb));
                    }
                    if (exposed[at] && !joined[0][at]) {
                        faces.add(rectangle(u, v, u + 1, v + 1, true, occlusion, rgb));
                    }
                }
            }
        }

        private Occlusion occlusion() {
            int out = side * stride[axis];
            byte[] light = new byte[(columns + 1) * (rows + 1)];
            for (int v = 0; v <= rows; v++) {
                for (int u = 0; u <= columns; u++) {
                    if (touched(u, v)) {
                        int outer = at(axis, layer + side, uAxis, u, vAxis, v);
                        int open = OPEN[filled(outer, 1)] - FAR * (filled(outer, 2) + filled(outer + out, 2));
                        light[v * (columns + 1) + u] = (byte) open;
                    }
                }
            }
            return new Occlusion(uAxis, vAxis, metres(uAxis, 0), metres(vAxis, 0), columns + 1, rows + 1, light);
        }

        /** Is one of the four cells around a corner exposed? */
        private boolean touched(int u, int v) {
            for (int k = 0; k < 4; k++) {
                int i = u - (k & 1);
                int j = v - (k >> 1);
                if (i >= 0 && j >= 0 && i < columns && j < rows && exposed[j * columns + i]) {
                    return true;
                }
            }
            return false;
        }

        /** How many cells of a layer are filled around the lower corner of a cell, at most {@code reach} away along u and v. */
        private int filled(int cell, int reach) {
            int count = 0;
            for (int j = -reach; j < reach; j++) {
                int from = cell + j * stride[vAxis] - reach * stride[uAxis];
                for (int i = 0; i < 2 * reach; i++) {
                    count += filled[from];
                    from += stride[uAxis];
                }
            }
            return count;
        }

        /** The rectangle around these cells, grown as far as it goes: first along u or first along v. */
        private Face rectangle(int u0, int v0, int u1, int v1, boolean alongU, Occlusion occlusion, int rgb) {
            int[] box = {u0, v0, u1, v1};
            grow(box, alongU);
            grow(box, !alongU);
            for (int v = box[1]; v < box[3]; v++) {
                for (int u = box[0]; u < box[2]; u++) {
                    joined[0][v * columns + u] = true;
                    joined[1][v * columns + u] |= u + 1 < box[2];
                    joined[2][v * columns + u] |= v + 1 < box[3];
                }
            }
            double[] corners = new double[12];
            for (int i = 0; i < 4; i++) {
                int turn = side == 1 ? i : 3 - i;
                corners[3 * i + axis] = metres(axis, side == 1 ? layer + 1 : layer);
                corners[3 * i + uAxis] = metres(uAxis, turn == 1 || turn == 2 ? box[2] : box[0]);
                corners[3 * i + vAxis] = metres(vAxis, turn >= 2 ? box[3] : box[1]);
            }
            double[] normal = new double[3];
            normal[axis] = side;
            return new Face(corners, normal, side * corners[axis], rgb, occlusion);
        }

        private void grow(int[] box, boolean alongU) {
            if (alongU) {
                while (open(box[0] - 1, box[1], box[0], box[3])) {
                    box[0]--;
                }
                while (open(box[2], box[1], box[2] + 1, box[3])) {
                    box[2]++;
                }
            } else {
                while (open(box[0], box[1] - 1, box[2], box[1])) {
                    box[1]--;
                }
                while (open(box[0], box[3], box[2], box[3] + 1)) {
                    box[3]++;
                }
            }
        }

        private boolean open(int u0, int v0, int u1, int v1) {
            if (u0 < 0 || v0 < 0 || u1 > columns || v1 > rows) {
                return false;
            }
            for (int v = v0; v < v1; v++) {
                for (int u = u0; u < u1; u++) {
                    if (!exposed[v * columns + u]) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
