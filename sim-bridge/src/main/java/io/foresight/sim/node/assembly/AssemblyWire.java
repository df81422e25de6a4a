package io.foresight.sim.node.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.TaskFile;
import io.foresight.planner.world.Scene;
import io.foresight.ros2.message.ForesightMsgs;
import io.foresight.ros2.message.ForesightMsgs.PieceState;
import io.foresight.ros2.message.GeometryMsgs;
import io.foresight.ros2.message.GeometryMsgs.Point;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.UniqueIdentifierMsgs;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Converts the planner's tasks, states and scenes to messages and back. Metres; in the frames of the planner's world. */
public final class AssemblyWire {
    private AssemblyWire() {}

    /** Converts the task with its full definition. */
    public static ForesightMsgs.AssemblyTask task(Header header, UUID episode, AssemblyTask task) {
        return new ForesightMsgs.AssemblyTask(
                header, UniqueIdentifierMsgs.UUID.of(episode), task.id(), TaskFile.text(task));
    }

    /** Converts the state and poses. */
    public static ForesightMsgs.AssemblyState state(
            Header header, UUID episode, AssemblyTask task, AssemblyState state, Scene scene, boolean finished) {
        List<PieceState> pieces = new ArrayList<>();
        for (Piece piece : task.board().pieces()) {
            int index = piece.index();
            pieces.add(new PieceState(
                    piece.colour().label(),
                    place(state.place(index)),
                    state.lying(index),
                    pose(scene.poses().get(index))));
        }
        return new ForesightMsgs.AssemblyState(
                header,
                UniqueIdentifierMsgs.UUID.of(episode),
                task.id(),
                pieces,
                pose(scene.boardPose()),
                pose(scene.gripper()),
                scene.openingMetres(),
                finished,
                state.solved());
    }

    /**
     * Parses the task of a message.
     *
     * @throws io.foresight.planner.task.PlannerException TASK_WRONG naming what is invalid
     */
    public static AssemblyTask task(ForesightMsgs.AssemblyTask message) {
        return TaskFile.ofText(message.definition());
    }

    /**
     * Parses the state of a message about this board.
     *
     * @throws IllegalArgumentException when its pieces are not the board's, or a place is invalid
     * @throws io.foresight.planner.task.PlannerException STATE_WRONG when it is inconsistent
     */
    public static AssemblyState state(ForesightMsgs.AssemblyState message, Board board) {
        requirePieces(message, board);
        int[] sets = new int[Place.values().length];
        int lying = 0;
        int held = -1;
        for (Piece piece : board.pieces()) {
            PieceState said = message.pieces().get(piece.index());
            Place place = place(said);
            if (place == Place.HELD && held >= 0) {
                throw new IllegalArgumentException("pieces[" + piece.index() + "].place is HELD, and so is pieces["
                        + held + "]; the gripper can hold only one piece");
            }
            held = place == Place.HELD ? piece.index() : held;
            sets[place.ordinal()] |= 1 << piece.index();
            lying |= said.lying() ? 1 << piece.index() : 0;
        }
        return new AssemblyState(
                board.pieces().size(),
                sets[Place.SEATED.ordinal()],
                sets[Place.LOOSE.ordinal()],
                sets[Place.LOST.ordinal()],
                lying,
                held);
    }

    /**
     * Parses the poses of a message about this board.
     *
     * @throws IllegalArgumentException when its pieces are not the board's, or a pose is invalid
     */
    public static Scene scene(ForesightMsgs.AssemblyState message, Board board) {
        requirePieces(message, board);
        List<Pose> poses = new ArrayList<>();
        for (PieceState piece : message.pieces()) {
            poses.add(pose(piece.pose()));
        }
        return new Scene(board, pose(message.board()), poses, pose(message.gripper()), message.gripperOpening());
    }

    private static void requirePieces(ForesightMsgs.AssemblyState message, Board board) {
        List<String> said = message.pieces().stream().map(PieceState::name).toList();
        List<String> known =
                board.pieces().stream().map(piece -> piece.colour().label()).toList();
        if (!said.equals(known)) {
            throw new IllegalArgumentException("pieces of the state are " + said + ", those of the task " + known);
        }
    }

    private static int place(Place place) {
        return switch (place) {
            case TABLE -> PieceState.TABLE;
            case HELD -> PieceState.HELD;
            case SEATED -> PieceState.SEATED;
            case LOOSE -> PieceState.LOOSE;
            case LOST -> PieceState.LOST;
        };
    }

    private static Place place(PieceState piece) {
        for (Place place : Place.values()) {
            if (place(place) == piece.place()) {
                return place;
            }
        }
        throw new IllegalArgumentException(
                "the place of " + piece.name() + " is " + piece.place() + ", must be 0 to 4");
    }

    private static GeometryMsgs.Pose pose(Pose pose) {
        return new GeometryMsgs.Pose(
                new Point(pose.x(), pose.y(), pose.z()), new Quaternion(pose.qx(), pose.qy(), pose.qz(), pose.qw()));
    }

    private static Pose pose(GeometryMsgs.Pose pose) {
        return new Pose(
                pose.position().x(),
                pose.position().y(),
                pose.position().z(),
                pose.orientation().w(),
                pose.orientation().x(),
                pose.orientation().y(),
                pose.orientation().z());
    }
}
