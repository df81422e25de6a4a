package io.foresight.sim.assembly;

import io.foresight.planner.geometry.Pose;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.SavedMoment;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Everything in a physical world that decides what comes next.
 *
 * @param bodiesHash of the settings under which the bodies move
 * @param ended by {@code done}
 * @param course of chance, with {@code drawn}
 * @param bodies as the engine writes them
 */
record Moment(
        long bodiesHash,
        boolean ended,
        AssemblyState state,
        Pose gripper,
        double opening,
        Pose grasp,
        Pose believed,
        long course,
        long drawn,
        byte[] bodies) {
    private static final int POSES = 3;
    private static final int FIXED =
            Long.BYTES + 1 + 5 * Integer.BYTES + (7 * POSES + 1) * Double.BYTES + 2 * Long.BYTES;

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(FIXED + bodies.length);
        bytes.putLong(bodiesHash).put((byte) (ended ? 1 : 0));
        bytes.putInt(state.seated())
                .putInt(state.loose())
                .putInt(state.lost())
                .putInt(state.lying())
                .putInt(state.held());
        put(bytes, gripper);
        bytes.putDouble(opening);
        put(bytes, grasp);
        put(bytes, believed);
        bytes.putLong(course).putLong(drawn).put(bodies);
        return bytes.array();
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws PlannerException SAVED_STATE_CORRUPT
     */
    static Moment of(byte[] saved, int pieces) {
        ByteBuffer bytes = ByteBuffer.wrap(saved);
        try {
            return new Moment(
                    bytes.getLong(),
                    bytes.get() != 0,
                    new AssemblyState(
                            pieces, bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt()),
                    pose(bytes),
                    bytes.getDouble(),
                    pose(bytes),
                    pose(bytes),
                    bytes.getLong(),
                    bytes.getLong(),
                    Arrays.copyOfRange(saved, bytes.position(), saved.length));
        } catch (BufferUnderflowException | IllegalArgumentException | PlannerException e) {
            throw SavedMoment.corrupt(e.toString());
        }
    }

    private static void put(ByteBuffer bytes, Pose pose) {
        bytes.putDouble(pose.x()).putDouble(pose.y()).putDouble(pose.z());
        bytes.putDouble(pose.qw()).putDouble(pose.qx()).putDouble(pose.qy()).putDouble(pose.qz());
    }

    private static Pose pose(ByteBuffer bytes) {
        return new Pose(
                bytes.getDouble(),
                bytes.getDouble(),
                bytes.getDouble(),
                bytes.getDouble(),
                bytes.getDouble(),
                bytes.getDouble(),
                bytes.getDouble());
    }
}
