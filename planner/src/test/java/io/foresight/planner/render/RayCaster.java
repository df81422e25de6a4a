package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Piece;
import io.foresight.planner.world.Scene;
import java.util.ArrayList;
import java.util.List;

/** Finds what a ray meets by trying every block of a scene: slow, simple, and without a line in common with the rasteriser. */
final class RayCaster {
    private final List<Convex> bodies = new ArrayList<>();
    private final Camera camera;
    private final int width;
    private final int height;

    /** Block bounded by planes {@code n . p <= d} in the frame of its pose. */
    private record Convex(byte id, Pose pose, Pose inverse, double[][] planes) {}

    /** What a ray meets first; {@code surface} names body and plane, -1 for nothing. */
    record Hit(byte id, double depth, int surface) {}

    RayCaster(Scene scene, Camera camera, int width, int height) {
        this.camera = camera;
        this.width = width;
        this.height = height;
        box(Rendering.TABLE, Pose.IDENTITY, -0.95, -0.75, -0.04, 0.95, 0.75, 0);
        double voxel = Board.VOXEL_METRES;
        for (Cuboid block : scene.board().cuboids()) {
            double x = scene.board().sizeX() / 2.0;
            double y = scene.board().sizeY() / 2.0;
            voxels(Rendering.BOARD, scene.boardPose(), block, x, y, 0);
        }
        for (Piece piece : scene.board().pieces()) {
            byte id = (byte) (Rendering.FIRST_PIECE + piece.index());
            Pose pose = scene.poses().get(piece.index());
            Cuboid bounds = piece.bounds();
            double x = (bounds.minX() + bounds.maxX()) / 2.0;
            double y = (bounds.minY() + bounds.maxY()) / 2.0;
            double z = (bounds.minZ() + bounds.maxZ()) / 2.0;
            for (int i = 0; i < piece.cuboids().size(); i++) {
                Cuboid block = piece.cuboids().get(i);
                if (piece.kind() == Piece.Kind.BEAM) {
                    voxels(id, pose, block, x, y, z);
                } else {
                    double middleX = ((block.minX() + block.maxX()) / 2.0 - x) * voxel;
                    double middleY = ((block.minY() + block.maxY()) / 2.0 - y) * voxel;
                    double low = (block.minZ() - z) * voxel;
                    double high = (block.maxZ() - z) * voxel;
                    prism(id, pose, middleX, middleY, low, high, block.sizeX() * voxel / 2, i == 0 ? 16 : 6);
                }
            }
        }
        gripper(scene);
    }

    private void gripper(Scene scene) {
        byte id = Rendering.GRIPPER;
        box(id, scene.gripper(), -0.025, -0.062, 0.055, 0.025, 0.062, 0.105);
        prism(id, scene.gripper(), 0, 0, 0.105, 0.16, 0.034, 12);
        double inner = scene.openingMetres() / 2;
        box(id, scene.gripper(), -0.011, inner, -0.004, 0.011, inner + 0.012, 0.055);
        box(id, scene.gripper(), -0.011, -inner - 0.012, -0.004, 0.011, -inner, 0.055);
    }

    private void voxels(byte id, Pose pose, Cuboid block, double x, double y, double z) {
        double v = Board.VOXEL_METRES;
        box(
                id,
                pose,
                (block.minX() - x) * v,
                (block.minY() - y) * v,
                (block.minZ() - z) * v,
                (block.maxX() - x) * v,
                (block.maxY() - y) * v,
                (block.maxZ() - z) * v);
    }

    private void box(byte id, Pose pose, double x0, double y0, double z0, double x1, double y1, double z1) {
        double[][] planes = {
            {-1, 0, 0, -x0}, {0, -1, 0, -y0}, {0, 0, -1, -z0}, {1, 0, 0, x1}, {0, 1, 0, y1}, {0, 0, 1, z1}
        };
        bodies.add(new Convex(id, pose, pose.inverse(), planes));
    }

    private void prism(byte id, Pose pose, double x, double y, double low, double high, double radius, int sides) {
        double[][] planes = new double[sides + 2][];
        for (int i = 0; i < sides; i++) {
            double angle = (2 * i + 1) * Math.PI / sides;
            double nx = Math.cos(angle);
            double ny = Math.sin(angle);
            planes[i] = new double[] {nx, ny, 0, nx * x + ny * y + radius * Math.cos(Math.PI / sides)};
        }
        planes[sides] = new double[] {0, 0, 1, high};
        planes[sides + 1] = new double[] {0, 0, -1, -low};
        bodies.add(new Convex(id, pose, pose.inverse(), planes));
    }

    /** What the ray through a point of the image meets first, columns and rows from the upper left corner. */
    Hit cast(double column, double row) {
        double slope = Math.tan(camera.fieldOfView() / 2) / (height / 2.0);
        double[] start = {camera.pose().x(), camera.pose().y(), camera.pose().z()};
        double[] end = camera.pose().transform((column - width / 2.0) * slope, (height / 2.0 - row) * slope, -1);
        byte id = Rendering.NOTHING;
        double nearest = Double.POSITIVE_INFINITY;
        int surface = -1;
        for (int b = 0; b < bodies.size(); b++) {
            Convex body = bodies.get(b);
            double[] from = body.inverse.transform(start[0], start[1], start[2]);
            double[] to = body.inverse.transform(end[0], end[1], end[2]);
            double enter = 0;
            double leave = Double.POSITIVE_INFINITY;
            int through = -1;
            for (int p = 0; p < body.planes.length; p++) {
                double[] n = body.planes[p];
                double above = n[0] * from[0] + n[1] * from[1] + n[2] * from[2] - n[3];
                double falls = above - (n[0] * to[0] + n[1] * to[1] + n[2] * to[2] - n[3]);
                if (falls > 0 && above / falls > enter) {
                    enter = above / falls;
                    through = p;
                } else if (falls < 0) {
                    leave = Math.min(leave, above / falls);
                } else if (falls == 0 && above > 0) {
                    leave = -1;
                }
            }
            if (through >= 0 && enter < leave && enter < nearest) {
                nearest = enter;
                id = body.id;
                surface = 100 * b + through;
            }
        }
        return new Hit(id, nearest, surface);
    }
}
