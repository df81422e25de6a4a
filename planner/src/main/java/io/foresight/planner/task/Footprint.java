package io.foresight.planner.task;

import io.foresight.core.geometry.Pose;

/**
 * A rectangle on the table.
 *
 * @param x of its centre, metres
 * @param y of its centre, metres
 * @param cos cosine of the direction of its first side
 * @param sin sine of that direction
 * @param halfX half its size along the first side, metres
 * @param halfY half its size across, metres
 */
record Footprint(double x, double y, double cos, double sin, double halfX, double halfY) {
    /** The footprint of the board. */
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

    /** A footprint that contains the piece on its slot, upright or lying. */
    static Footprint of(Piece piece, Slot slot) {
        return new Footprint(
                slot.x(), slot.y(), StrictMath.cos(slot.yaw()), StrictMath.sin(slot.yaw()), halfX(piece), halfY(piece));
    }

    /** Half the diagonal of the piece's footprint. */
    static double radius(Piece piece) {
        return Math.sqrt(halfX(piece) * halfX(piece) + halfY(piece) * halfY(piece));
    }

    /** Whether the point is closer to the centre than this. */
    boolean isNear(double otherX, double otherY, double distance) {
        double dx = otherX - x;
        double dy = otherY - y;
        return dx * dx + dy * dy < distance * distance;
    }

    /** Whether a straight strip of this width fits between the two. */
    boolean isApart(Footprint other, double gap) {
        return isBeside(other, gap) || other.isBeside(this, gap);
    }

    /** Whether such a strip fits between the two along a side of this one. */
    private boolean isBeside(Footprint other, double gap) {
        double dx = other.x - x;
        double dy = other.y - y;
        double alike = Math.abs(cos * other.cos + sin * other.sin);
        double across = Math.abs(cos * other.sin - sin * other.cos);
        double reachX = halfX + gap + other.halfX * alike + other.halfY * across;
        double reachY = halfY + gap + other.halfX * across + other.halfY * alike;
        return Math.abs(dx * cos + dy * sin) >= reachX || Math.abs(dy * cos - dx * sin) >= reachY;
    }

    /** A lying piece is rolled about its long axis; a nail, which has none, and a beam along y are rolled about y. */
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
