package io.foresight.planner.task;

import io.foresight.core.geometry.Pose;

/**
 * Rectangle on the table.
 *
 * @param x metres, of its middle
 * @param y metres
 * @param cos of the direction of its first side
 * @param sin of that direction
 * @param halfX half its extent along its first side, metres
 * @param halfY half its extent across
 */
record Footprint(double x, double y, double cos, double sin, double halfX, double halfY) {
    /** What the board covers. */
    static Footprint of(Board board, Pose pose) {
        double yaw = pose.yaw();
        return new Footprint(
                pose.x(),
                pose.y(),
                StrictMath.cos(yaw),
                StrictMath.sin(yaw),
                board.sizeX() * Board.VOXEL_METRES / 2,
                board.sizeY() * Board.VOXEL_METRES / 2);
    }

    /** What the piece covers on its place, be it upright or lying. */
    static Footprint of(Piece piece, Slot slot) {
        return new Footprint(
                slot.x(), slot.y(), StrictMath.cos(slot.yaw()), StrictMath.sin(slot.yaw()), halfX(piece), halfY(piece));
    }

    /** Half the diagonal of what the piece covers. */
    static double radius(Piece piece) {
        return Math.sqrt(halfX(piece) * halfX(piece) + halfY(piece) * halfY(piece));
    }

    /** Is the point nearer to the middle than this? */
    boolean isNear(double otherX, double otherY, double distance) {
        double dx = otherX - x;
        double dy = otherY - y;
        return dx * dx + dy * dy < distance * distance;
    }

    /** Does a straight strip of this width fit between the two? */
    boolean isApart(Footprint other, double gap) {
        return isBeside(other, gap) || other.isBeside(this, gap);
    }

    /** Does such a strip fit between the two along a side of this one? */
    private boolean isBeside(Footprint other, double gap) {
        double dx = other.x - x;
        double dy = other.y - y;
        double alike = Math.abs(cos * other.cos + sin * other.sin);
        double across = Math.abs(cos * other.sin - sin * other.cos);
        double reachX = halfX + gap + other.halfX * alike + other.halfY * across;
        double reachY = halfY + gap + other.halfX * across + other.halfY * alike;
        return Math.abs(dx * cos + dy * sin) >= reachX || Math.abs(dy * cos - dx * sin) >= reachY;
    }

    /** A piece lies rolled about its long axis; a nail, which has none, and a beam along y are rolled about y. */
    private static double halfX(Piece piece) {
        Cuboid bounds = piece.bounds();
        int size = piece.alongX() ? bounds.sizeX() : Math.max(bounds.sizeX(), bounds.sizeZ());
        return size * Board.VOXEL_METRES / 2;
    }

    private static double halfY(Piece piece) {
        Cuboid bounds = piece.bounds();
        int size = piece.alongX() ? Math.max(bounds.sizeY(), bounds.sizeZ()) : bounds.sizeY();
        return size * Board.VOXEL_METRES / 2;
    }
}
