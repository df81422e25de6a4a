package io.foresight.planner.world;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * Nominal poses for a symbolic state: pieces on their slots, in their pockets, or in the gripper. {@link Judge} derives the same state from
 * them.
 */
public final class Arrangement {
    /** Home pose of the gripper, open or with a piece, pointing down: outside the camera's view of board and table. */
    public static final Pose HOME = Pose.at(-0.10, -0.05, 0.36);

    /** Distance between the fingers when nothing is held. */
    public static final double OPEN_METRES = 0.08;

    /** Distance of the finger tips below the top of a held piece. */
    public static final double GRIP_METRES = 0.01;

    private static final double FLOOR_METRES = -0.5;

    private final Board board;
    private final AssemblyTask task;
    private final AssemblyState state;
    private final List<Pose> poses = new ArrayList<>();
    private final List<Stacked> stacked = new ArrayList<>();

    private Arrangement(AssemblyTask task, AssemblyState state) {
        this.board = task.board();
        this.task = task;
        this.state = state;
    }

    /** Nominal poses for the state; the board is at the task's pose. */
    public static Scene of(AssemblyTask task, AssemblyState state) {
        if (state.pieces() != task.board().pieces().size()) {
            throw new PlannerException(
                    PlannerException.Code.STATE_WRONG,
                    "the state has " + state.pieces() + " pieces, the board of task " + task.id() + " has "
                            + task.board().pieces().size());
        }
        Arrangement arrangement = new Arrangement(task, state);
        for (Piece piece : arrangement.board.pieces()) {
            arrangement.poses.add(arrangement.pose(piece));
        }
        double opening = state.held() < 0
                ? OPEN_METRES
                : inGripper(
                                arrangement.board.pieces().get(state.held()),
                                arrangement.side(state.held()),
                                state.lying(state.held()))
                        .across;
        return new Scene(arrangement.board, task.boardPose(), arrangement.poses, HOME, opening);
    }

    private Pose pose(Piece piece) {
        int index = piece.index();
        boolean lying = state.lying(index);
        return switch (state.place(index)) {
            case TABLE -> task.slots().get(index).pose(piece, lying);
            case SEATED -> task.boardPose().times(piece.seat(board));
            case LOOSE -> task.boardPose().times(perched(piece));
            case HELD -> HOME.times(inGripper(piece, side(index), lying).pose);
            case LOST -> {
                Pose onFloor =
                        new Slot(Judge.TABLE_X_METRES / 2 + 0.3, 0.15 * index - 0.5, 0, side(index)).pose(piece, lying);
                yield Pose.at(0, 0, FLOOR_METRES).times(onFloor);
            }
        };
    }

    private int side(int piece) {
        return task.slots().get(piece).side();
    }

    /** A loose piece's pose in the board's frame: over its pocket's centre, on top of whatever it would rest on. */
    private Pose perched(Piece piece) {
        Pose seat = piece.seat(board);
        Pose level = new Slot(seat.x(), seat.y(), 0, side(piece.index())).pose(piece, state.lying(piece.index()));
        double[] half = halfExtents(piece, state.lying(piece.index()));
        double bottom = board.height() * Board.VOXEL_METRES;
        for (Piece other : board.pieces()) {
            if ((state.seated() >> other.index() & 1) != 0) {
                Pose at = other.seat(board);
                double[] size = halfExtents(other, false);
                bottom = Math.max(bottom, new Stacked(at.x(), at.y(), size, at.z() + size[2]).under(seat, half));
            }
        }
        for (Stacked other : stacked) {
            bottom = Math.max(bottom, other.under(seat, half));
        }
        stacked.add(new Stacked(seat.x(), seat.y(), half, bottom + 2 * half[2]));
        return Pose.at(0, 0, bottom).times(level);
    }

    /** Half the size along the axes of the frame in which the piece stands unrotated, or lies rolled about its long axis. */
    private static double[] halfExtents(Piece piece, boolean lying) {
        Cuboid bounds = piece.bounds();
        double half = Board.VOXEL_METRES / 2;
        double x = bounds.sizeX() * half;
        double y = bounds.sizeY() * half;
        double z = bounds.sizeZ() * half;
        if (!lying) {
            return new double[] {x, y, z};
        }
        return piece.alongX() ? new double[] {x, z, y} : new double[] {z, y, x};
    }

    /** The piece between the fingers, which close across its longer side. */
    private static Grip inGripper(Piece piece, int side, boolean lying) {
        double[] half = halfExtents(piece, lying);
        boolean turn = half[0] < half[1];
        Pose standing = new Slot(0, 0, turn ? -Math.PI / 2 : 0, side).pose(piece, lying);
        Pose hanging = Pose.at(0, 0, GRIP_METRES - 2 * half[2]).times(standing);
        return new Grip(hanging, 2 * Math.min(half[0], half[1]));
    }

    private record Grip(Pose pose, double across) {}

    /** A body on the board on which others can rest: its centre, half its size, and the height of its top. */
    private record Stacked(double x, double y, double[] half, double top) {
        double under(Pose other, double[] otherHalf) {
            boolean meets = Math.abs(x - other.x()) < half[0] + otherHalf[0]
                    && Math.abs(y - other.y()) < half[1] + otherHalf[1];
            return meets ? top : 0;
        }
    }
}
