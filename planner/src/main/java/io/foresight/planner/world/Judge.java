package io.foresight.planner.world;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Place;

/**
 * Derives the symbolic state from poses: the only implementation of the success test, with the thresholds of ReflectVLM's released
 * environment (arXiv 2502.16707).
 */
public final class Judge {
    /** Maximum distance of a seated piece from its goal position in the board's frame. */
    public static final double SEAT_METRES = 0.005;

    /** Maximum {@link Pose#rotationDifference} of a seated beam from its goal; a nail only has to be upright. */
    public static final double SEAT_ROTATION = 0.02;

    /** A piece with a larger {@link Pose#uprightness} is upright, otherwise lying. */
    public static final double UPRIGHT = 0.9;

    /** Size of the table along x; its centre is the world's origin. */
    public static final double TABLE_X_METRES = AssemblyTask.TABLE_X_METRES;

    /** Size of the table along y. */
    public static final double TABLE_Y_METRES = AssemblyTask.TABLE_Y_METRES;

    /** A piece counts as on the board if, seen from above, it overlaps the board by this much, so that leaning against it is not enough. */
    public static final double OVER_BOARD_METRES = 0.005;

    /** A piece whose centre is this far below the table's top has fallen off the table. */
    private static final double FALLEN_METRES = 0.03;

    private Judge() {}

    /**
     * The state for these poses.
     *
     * @param held index of the piece in the gripper, or -1: this cannot be derived from poses
     */
    public static AssemblyState state(AssemblyTask task, Scene scene, int held) {
        Board board = task.board();
        Pose fromBoard = scene.boardPose().inverse();
        int seated = 0;
        int loose = 0;
        int lost = 0;
        int lying = 0;
        for (Piece piece : board.pieces()) {
            int bit = 1 << piece.index();
            Pose pose = scene.poses().get(piece.index());
            Place place = piece.index() == held ? Place.HELD : place(board, piece, pose, fromBoard.times(pose));
            seated |= place == Place.SEATED ? bit : 0;
            loose |= place == Place.LOOSE ? bit : 0;
            lost |= place == Place.LOST ? bit : 0;
            lying |= place != Place.SEATED && pose.uprightness() <= UPRIGHT ? bit : 0;
        }
        return new AssemblyState(board.pieces().size(), seated, loose, lost, lying, held);
    }

    /**
     * Whether the piece is at its goal pose.
     *
     * @param inBoard its pose in the board's frame
     */
    public static boolean seated(Board board, Piece piece, Pose inBoard) {
        Pose goal = piece.seat(board);
        boolean turnedRight = piece.kind() == Piece.Kind.NAIL
                ? inBoard.uprightness() > UPRIGHT
                : inBoard.rotationDifference(goal) <= SEAT_ROTATION;
        return turnedRight && inBoard.distance(goal) <= SEAT_METRES;
    }

    private static Place place(Board board, Piece piece, Pose inWorld, Pose inBoard) {
        if (seated(board, piece, inBoard)) {
            return Place.SEATED;
        }
        boolean offTable = inWorld.z() < -FALLEN_METRES
                || Math.abs(inWorld.x()) > TABLE_X_METRES / 2
                || Math.abs(inWorld.y()) > TABLE_Y_METRES / 2;
        if (offTable) {
            return Place.LOST;
        }
        return reachOverBoard(board, piece.bounds(), inBoard) > OVER_BOARD_METRES ? Place.LOOSE : Place.TABLE;
    }

    /**
     * Distance by which the block must be moved sideways until, seen from above, it is clear of the board (negative if it is clear by at
     * least that much). Both outlines are convex, so it is the smallest overlap over the normals of their edges; the block's outline has
     * edges along its own three axes seen from above.
     */
    private static double reachOverBoard(Board board, Cuboid bounds, Pose inBoard) {
        double[] rotation = inBoard.rotation();
        double[] half = {
            bounds.sizeX() * Board.VOXEL_METRES / 2,
            bounds.sizeY() * Board.VOXEL_METRES / 2,
            bounds.sizeZ() * Board.VOXEL_METRES / 2
        };
        double reach = Double.MAX_VALUE;
        for (int normal = -2; normal < 3; normal++) {
            double x = normal == -2 ? 1 : normal == -1 ? 0 : -rotation[3 + normal];
            double y = normal == -2 ? 0 : normal == -1 ? 1 : rotation[normal];
            double length = Math.sqrt(x * x + y * y);
            if (length < 1e-6) {
                continue;
            }
            double ofBlock = 0;
            for (int axis = 0; axis < 3; axis++) {
                ofBlock += half[axis] * Math.abs(x * rotation[axis] + y * rotation[3 + axis]);
            }
            double ofBoard = (Math.abs(x) * board.sizeX() + Math.abs(y) * board.sizeY()) * Board.VOXEL_METRES / 2;
            double apart = Math.abs(x * inBoard.x() + y * inBoard.y());
            reach = Math.min(reach, (ofBlock + ofBoard - apart) / length);
        }
        return reach;
    }
}
