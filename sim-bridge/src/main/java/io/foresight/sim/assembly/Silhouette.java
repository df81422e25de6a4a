package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Piece;

/** The footprint of a body's bounding box seen from above, and its height range. Metres in the world's frame. */
final class Silhouette {
    private final double x;
    private final double y;
    private final double z;
    /** The three half-edge vectors of the box, concatenated. */
    private final double[] edges;

    private Silhouette(double[] middle, double[] rotation, double[] half) {
        x = middle[0];
        y = middle[1];
        z = middle[2];
        edges = new double[9];
        for (int axis = 0; axis < 3; axis++) {
            for (int row = 0; row < 3; row++) {
                edges[3 * axis + row] = rotation[3 * row + axis] * half[axis];
            }
        }
    }

    static Silhouette of(Piece piece, Pose pose) {
        return new Silhouette(new double[] {pose.x(), pose.y(), pose.z()}, pose.rotation(), half(piece.bounds()));
    }

    static Silhouette of(Board board, Pose pose) {
        double half = Board.VOXEL_METRES / 2;
        double[] size = {board.sizeX() * half, board.sizeY() * half, board.height() * half};
        return new Silhouette(pose.transform(0, 0, size[2]), pose.rotation(), size);
    }

    private static double[] half(Cuboid bounds) {
        double half = Board.VOXEL_METRES / 2;
        return new double[] {bounds.sizeX() * half, bounds.sizeY() * half, bounds.sizeZ() * half};
    }

    double top() {
        return z + height();
    }

    double bottom() {
        return z - height();
    }

    private double height() {
        return Math.abs(edges[2]) + Math.abs(edges[5]) + Math.abs(edges[8]);
    }

    /** Whether the two footprints may come closer than {@code margin}. Conservative: never false when they do. */
    boolean near(Silhouette other, double margin) {
        return !apart(other, edges, margin) && !apart(other, other.edges, margin);
    }

    /** Whether a gap exists along the normal of one of the edges (separating axis test). */
    private boolean apart(Silhouette other, double[] sides, double margin) {
        for (int axis = 0; axis < 3; axis++) {
            double normalX = -sides[3 * axis + 1];
            double normalY = sides[3 * axis];
            double length = Math.sqrt(normalX * normalX + normalY * normalY);
            if (length < 1e-6) {
                continue;
            }
            double between = Math.abs((other.x - x) * normalX + (other.y - y) * normalY);
            if (between > reach(normalX, normalY) + other.reach(normalX, normalY) + margin * length) {
                return true;
            }
        }
        return false;
    }

    private double reach(double normalX, double normalY) {
        double reach = 0;
        for (int axis = 0; axis < 3; axis++) {
            reach += Math.abs(edges[3 * axis] * normalX + edges[3 * axis + 1] * normalY);
        }
        return reach;
    }

    /** Gripper pose for grasping from above: at the centre, fingers across the longer side, tips slightly below the top. */
    Pose grasp(double depth) {
        int upright = 0;
        for (int axis = 1; axis < 3; axis++) {
            upright = level(axis) > level(upright) ? axis : upright;
        }
        int longer = (upright + 1) % 3;
        int other = (upright + 2) % 3;
        if (length(other) > length(longer) || (length(other) == length(longer) && other < longer)) {
            longer = other;
        }
        double yaw = StrictMath.atan2(edges[3 * longer + 1], edges[3 * longer]);
        return Pose.at(x, y, top() - depth, yaw);
    }

    /** Length of the narrower of the two sides on which the fingers can close. */
    double across() {
        double least = Double.MAX_VALUE;
        int upright = 0;
        for (int axis = 1; axis < 3; axis++) {
            upright = level(axis) > level(upright) ? axis : upright;
        }
        for (int axis = 0; axis < 3; axis++) {
            least = axis == upright ? least : Math.min(least, 2 * length(axis));
        }
        return least;
    }

    /** Cosine of the angle between the axis and the vertical. */
    private double level(int axis) {
        return Math.abs(edges[3 * axis + 2]) / length(axis);
    }

    private double length(int axis) {
        double a = edges[3 * axis];
        double b = edges[3 * axis + 1];
        double c = edges[3 * axis + 2];
        return Math.sqrt(a * a + b * b + c * c);
    }
}
