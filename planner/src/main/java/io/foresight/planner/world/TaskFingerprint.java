package io.foresight.planner.world;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Slot;
import java.util.List;

/** A 64-bit hash of a task, the same in every process: geometry, slots and start, not the task's name or seeds. */
public final class TaskFingerprint {
    private long value = 0x9E3779B97F4A7C15L;

    private TaskFingerprint() {}

    /** Hash of everything that affects how the task can be solved. */
    public static long of(AssemblyTask task) {
        TaskFingerprint fingerprint = new TaskFingerprint();
        Board board = task.board();
        fingerprint.add(board.colour().ordinal());
        fingerprint.add(board.sizeX());
        fingerprint.add(board.sizeY());
        fingerprint.add(board.height());
        fingerprint.add(board.cuboids());
        for (Piece piece : board.pieces()) {
            fingerprint.add(piece.colour().ordinal());
            fingerprint.add(piece.kind().ordinal());
            fingerprint.add(piece.cuboids());
            fingerprint.add(board.dependencies().predecessors(piece.index()));
        }
        Pose pose = task.boardPose();
        fingerprint.add(pose.x(), pose.y(), pose.z(), pose.qw(), pose.qx(), pose.qy(), pose.qz());
        for (Slot slot : task.slots()) {
            fingerprint.add(slot.x(), slot.y(), slot.yaw());
            fingerprint.add(slot.side());
        }
        fingerprint.add(task.startSeated());
        return fingerprint.value;
    }

    private void add(List<Cuboid> cuboids) {
        add(cuboids.size());
        for (Cuboid cuboid : cuboids) {
            add((long) cuboid.minX() << 40 | (long) cuboid.minY() << 20 | cuboid.minZ());
            add((long) cuboid.maxX() << 40 | (long) cuboid.maxY() << 20 | cuboid.maxZ());
        }
    }

    private void add(double... numbers) {
        for (double number : numbers) {
            add(Double.doubleToLongBits(number));
        }
    }

    private void add(long number) {
        value = Chance.mix(value ^ number) + 0x9E3779B97F4A7C15L;
    }
}
