package io.foresight.planner.render;

import io.foresight.planner.task.Board;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Piece;
import java.util.ArrayList;
import java.util.List;

/** The surface of a rigid thing in its own frame: closed, seen from outside only. */
record Solid(List<Face> faces) {
    private static final int ROUND_SIDES = 16;

    Solid {
        faces = List.copyOf(faces);
    }

    /** The board without its pieces, in the board's frame. */
    static Solid of(Board board) {
        double[] origin = {board.sizeX() / 2.0, board.sizeY() / 2.0, 0};
        return new Solid(VoxelMesh.of(board.cuboids(), origin, board.colour().rgb()));
    }

    /** A piece in its own frame. */
    static Solid of(Piece piece) {
        Cuboid bounds = piece.bounds();
        double[] origin = {
            (bounds.minX() + bounds.maxX()) / 2.0,
            (bounds.minY() + bounds.maxY()) / 2.0,
            (bounds.minZ() + bounds.maxZ()) / 2.0
        };
        int rgb = piece.colour().rgb();
        if (piece.kind() == Piece.Kind.BEAM) {
            return new Solid(VoxelMesh.of(piece.cuboids(), origin, rgb));
        }
        List<Face> faces = new ArrayList<>();
        Cuboid shank = piece.cuboids().get(0);
        Cuboid head = piece.cuboids().get(1);
        faces.addAll(prism(shank, origin, ROUND_SIDES, rgb));
        faces.addAll(prism(head, origin, 6, rgb));
        return new Solid(faces);
    }

    /** Box between two corners, metres. */
    static List<Face> box(double[] min, double[] max, int rgb) {
        List<Face> faces = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            int u = (axis + 1) % 3;
            int v = (axis + 2) % 3;
            for (int side = 0; side < 2; side++) {
                double[] corners = new double[12];
                for (int i = 0; i < 4; i++) {
                    int turn = side == 1 ? i : 3 - i;
                    corners[3 * i + axis] = side == 1 ? max[axis] : min[axis];
                    corners[3 * i + u] = turn == 1 || turn == 2 ? max[u] : min[u];
                    corners[3 * i + v] = turn >= 2 ? max[v] : min[v];
                }
                faces.add(Face.through(corners, rgb));
            }
        }
        return faces;
    }

    /** Upright regular prism inscribed in a block of voxels, its first corner on the x axis. */
    private static List<Face> prism(Cuboid block, double[] origin, int sides, int rgb) {
        double scale = Board.VOXEL_METRES;
        double x = ((block.minX() + block.maxX()) / 2.0 - origin[0]) * scale;
        double y = ((block.minY() + block.maxY()) / 2.0 - origin[1]) * scale;
        return prism(
                new double[] {x, y, (block.minZ() - origin[2]) * scale},
                block.sizeX() * scale / 2,
                block.sizeZ() * scale,
                sides,
                rgb);
    }

    /** Upright regular prism on {@code foot} (its lower end's middle); radius and height in metres. */
    static List<Face> prism(double[] foot, double radius, double height, int sides, int rgb) {
        double[] top = new double[3 * sides];
        double[] bottom = new double[3 * sides];
        for (int i = 0; i < sides; i++) {
            double angle = 2 * Math.PI * i / sides;
            double px = foot[0] + radius * StrictMath.cos(angle);
            double py = foot[1] + radius * StrictMath.sin(angle);
            set(top, i, px, py, foot[2] + height);
            set(bottom, sides - 1 - i, px, py, foot[2]);
        }
        List<Face> faces = new ArrayList<>();
        faces.add(Face.through(top, rgb));
        faces.add(Face.through(bottom, rgb));
        for (int i = 0; i < sides; i++) {
            int next = (i + 1) % sides;
            double[] side = new double[12];
            set(side, 0, top[3 * i], top[3 * i + 1], foot[2]);
            set(side, 1, top[3 * next], top[3 * next + 1], foot[2]);
            set(side, 2, top[3 * next], top[3 * next + 1], foot[2] + height);
            set(side, 3, top[3 * i], top[3 * i + 1], foot[2] + height);
            faces.add(Face.through(side, rgb));
        }
        return faces;
    }

    private static void set(double[] corners, int index, double x, double y, double z) {
        corners[3 * index] = x;
        corners[3 * index + 1] = y;
        corners[3 * index + 2] = z;
    }
}
