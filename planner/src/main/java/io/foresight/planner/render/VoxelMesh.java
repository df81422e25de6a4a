package io.foresight.planner.render;

import io.foresight.planner.task.Board;
import io.foresight.planner.task.Cuboid;
import java.util.ArrayList;
import java.util.List;

/**
 * Surface of a body of voxels as few rectangles. In each plane the exposed cells are covered by rectangles that are as long as they can
 * be and may overlap: any two neighbouring cells lie in one rectangle together, so that no gap can open between them.
 */
final class VoxelMesh {
    /** Light left at a corner around which so many of the four outer cells are filled. */
    private static final int[] OPEN = {255, 200, 160, 120, 100};

    private final int[] size;
    private final int[] least;
    private final boolean[] filled;
    private final double[] origin;

    private VoxelMesh(List<Cuboid> cuboids, double[] origin) {
        Cuboid bounds = cuboids.get(0);
        for (Cuboid cuboid : cuboids) {
            bounds = bounds.around(cuboid);
        }
        this.least = new int[] {bounds.minX(), bounds.minY(), bounds.minZ()};
        this.size = new int[] {bounds.sizeX(), bounds.sizeY(), bounds.sizeZ()};
        this.filled = new boolean[bounds.volume()];
        this.origin = origin;
        for (Cuboid cuboid : cuboids) {
            for (int z = cuboid.minZ() - least[2]; z < cuboid.maxZ() - least[2]; z++) {
                for (int y = cuboid.minY() - least[1]; y < cuboid.maxY() - least[1]; y++) {
                    int row = (z * size[1] + y) * size[0] - least[0];
                    java.util.Arrays.fill(filled, row + cuboid.minX(), row + cuboid.maxX(), true);
                }
            }
        }
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
        private final boolean[][] joined;

        Plane(int axis, int layer, int side) {
            this.axis = axis;
            this.uAxis = (axis + 1) % 3;
            this.vAxis = (axis + 2) % 3;
            this.layer = layer;
            this.side = side;
            this.columns = size[uAxis];
            this.rows = size[vAxis];
            this.exposed = new boolean[columns * rows];
            this.joined = new boolean[3][columns * rows];
        }

        void cover(List<Face> faces, int rgb) {
            boolean any = false;
            for (int v = 0; v < rows; v++) {
                for (int u = 0; u < columns; u++) {
                    exposed[v * columns + u] = filled(layer, u, v) && !filled(layer + side, u, v);
                    any |= exposed[v * columns + u];
                }
            }
            if (!any) {
                return;
            }
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

        private boolean filled(int at, int u, int v) {
            if (at < 0 || u < 0 || v < 0 || at >= size[axis] || u >= columns || v >= rows) {
                return false;
            }
            int x = axis == 0 ? at : uAxis == 0 ? u : v;
            int y = axis == 1 ? at : uAxis == 1 ? u : v;
            int z = axis == 2 ? at : uAxis == 2 ? u : v;
            return filled[(z * size[1] + y) * size[0] + x];
        }

        private Occlusion occlusion() {
            byte[] open = new byte[(columns + 1) * (rows + 1)];
            for (int v = 0; v <= rows; v++) {
                for (int u = 0; u <= columns; u++) {
                    int around = 0;
                    for (int k = 0; k < 4; k++) {
                        around += filled(layer + side, u - (k & 1), v - (k >> 1)) ? 1 : 0;
                    }
                    open[v * (columns + 1) + u] = (byte) OPEN[around];
                }
            }
            return new Occlusion(uAxis, vAxis, metres(uAxis, 0), metres(vAxis, 0), columns + 1, rows + 1, open);
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
