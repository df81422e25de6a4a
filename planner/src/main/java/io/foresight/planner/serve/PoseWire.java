package io.foresight.planner.serve;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Scene;
import io.foresight.v1.ScenePoses;
import java.util.ArrayList;
import java.util.List;

/** Converts poses and scenes to and from messages. */
final class PoseWire {
    private static final double MOST_METRES = 100;

    private PoseWire() {}

    static Pose read(io.foresight.v1.Pose wire, String field) {
        try {
            Pose pose = new Pose(
                    wire.getX(), wire.getY(), wire.getZ(), wire.getQw(), wire.getQx(), wire.getQy(), wire.getQz());
            double length = Math.sqrt(wire.getQw() * wire.getQw()
                    + wire.getQx() * wire.getQx()
                    + wire.getQy() * wire.getQy()
                    + wire.getQz() * wire.getQz());
            if (Math.abs(length - 1) > 1e-3) {
                throw RefusedException.badField(
                        ErrorCode.FIELD_WRONG, field, field + "'s quaternion must have length 1, has " + length);
            }
            double far = Math.max(Math.abs(pose.x()), Math.max(Math.abs(pose.y()), Math.abs(pose.z())));
            if (far > MOST_METRES) {
                throw RefusedException.badField(
                        ErrorCode.FIELD_WRONG,
                        field,
                        field + " must be within " + MOST_METRES + " m of the table, got " + far + " m");
            }
            return pose;
        } catch (IllegalArgumentException e) {
            throw RefusedException.badField(ErrorCode.FIELD_WRONG, field, field + ": " + e.getMessage());
        }
    }

    static io.foresight.v1.Pose write(Pose pose) {
        return io.foresight.v1.Pose.newBuilder()
                .setX(pose.x())
                .setY(pose.y())
                .setZ(pose.z())
                .setQw(pose.qw())
                .setQx(pose.qx())
                .setQy(pose.qy())
                .setQz(pose.qz())
                .build();
    }

    static Scene read(ScenePoses wire, AssemblyTask task, String field) {
        int pieces = task.board().pieces().size();
        if (wire.getPiecesCount() != pieces) {
            throw RefusedException.badField(
                    ErrorCode.STATE_WRONG,
                    field + ".pieces",
                    field + ".pieces must hold a pose for each of the board's " + pieces + " pieces, holds "
                            + wire.getPiecesCount());
        }
        List<Pose> poses = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            poses.add(read(wire.getPieces(i), field + ".pieces[" + i + "]"));
        }
        double opening = wire.getOpeningMetres();
        if (!(opening >= 0 && opening <= 1)) {
            throw RefusedException.badField(
                    ErrorCode.FIELD_WRONG,
                    field + ".opening_metres",
                    field + ".opening_metres must be 0 to 1, got " + opening);
        }
        return new Scene(
                task.board(),
                read(wire.getBoard(), field + ".board"),
                poses,
                read(wire.getGripper(), field + ".gripper"),
                opening);
    }

    /** @throws RefusedException when the held piece is not one of the board's */
    static int held(ScenePoses wire, AssemblyTask task, String field) {
        if (!wire.hasHeld()) {
            return -1;
        }
        int pieces = task.board().pieces().size();
        if (wire.getHeld() < 0 || wire.getHeld() >= pieces) {
            throw RefusedException.badField(
                    ErrorCode.UNKNOWN_PIECE,
                    field + ".held",
                    field + ".held must be 0 to " + (pieces - 1) + ", got " + Integer.toUnsignedString(wire.getHeld()));
        }
        return wire.getHeld();
    }

    static ScenePoses write(Scene scene, int held) {
        ScenePoses.Builder wire = ScenePoses.newBuilder()
                .setBoard(write(scene.boardPose()))
                .setGripper(write(scene.gripper()))
                .setOpeningMetres(scene.openingMetres());
        scene.poses().forEach(pose -> wire.addPieces(write(pose)));
        if (held >= 0) {
            wire.setHeld(held);
        }
        return wire.build();
    }
}
