package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.world.Arrangement;
import java.nio.ByteBuffer;

/**
 * Where the gripper is and what it holds.
 *
 * @param gripper of the gripper's frame in the world, see {@link io.foresight.planner.world.Scene}
 * @param opening metres between the fingers
 * @param held index of the piece, or -1
 * @param grasp of the held piece in the gripper's frame, as it is
 * @param believed the same as the controller believes it to be
 */
record Grip(Pose gripper, double opening, int held, Pose grasp, Pose believed) {
    /** Open, at home. */
    static final Grip EMPTY = new Grip(Arrangement.HOME, Arrangement.OPEN_METRES, -1, Pose.IDENTITY, Pose.IDENTITY);

    /** What {@link #put} writes. */
    static final int BYTES = 3 * 7 * Double.BYTES + Double.BYTES + Integer.BYTES;

    Grip at(Pose newGripper) {
        return new Grip(newGripper, opening, held, grasp, believed);
    }

    /** Open, where it is. */
    Grip opened() {
        return EMPTY.at(gripper);
    }

    /** Where the held piece should be. */
    Pose heldPose() {
        return gripper.times(grasp);
    }

    void put(ByteBuffer bytes) {
        put(bytes, gripper);
        bytes.putDouble(opening).putInt(held);
        put(bytes, grasp);
        put(bytes, believed);
    }

    static Grip get(ByteBuffer bytes) {
        return new Grip(pose(bytes), bytes.getDouble(), bytes.getInt(), pose(bytes), pose(bytes));
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
