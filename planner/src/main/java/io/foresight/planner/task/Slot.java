package io.foresight.planner.task;

import io.foresight.core.geometry.Pose;

/**
 * A piece's own slot on the table.
 *
 * @param x of the piece's centre in the world's frame, metres
 * @param y of the piece's centre, metres
 * @param yaw of the upright piece, radians
 * @param side -1: the piece starts upright; 0 or 1: it starts lying, rolled by -90 or +90 degrees about its long axis
 */
public record Slot(double x, double y, double yaw, int side) {
    public Slot {
        if (!Double.isFinite(x + y + yaw) || side < -1 || side > 1) {
            throw new PlannerException(
                    PlannerException.Code.TASK_WRONG,
                    "a slot must be finite with side -1, 0 or 1, got x " + x + ", y " + y + ", yaw " + yaw + ", side "
                            + side);
        }
    }

    /** Pose of the piece's frame in the world when it stands or lies on this slot on the table's top (z = 0). */
    public Pose pose(Piece piece, boolean lying) {
        Cuboid bounds = piece.bounds();
        if (!lying) {
            return Pose.at(x, y, bounds.sizeZ() * Board.VOXEL_METRES / 2, yaw);
        }
        boolean alongX = piece.alongX();
        double quarter = side == 0 ? -Math.PI / 2 : Math.PI / 2;
        Pose rolled = Pose.turned(alongX ? 1 : 0, alongX ? 0 : 1, 0, quarter);
        int thickness = alongX ? bounds.sizeY() : bounds.sizeX();
        return Pose.at(x, y, thickness * Board.VOXEL_METRES / 2, yaw).times(rolled);
    }
}
