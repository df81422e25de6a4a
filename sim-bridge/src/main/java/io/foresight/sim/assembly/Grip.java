package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.world.Arrangement;
import java.nio.ByteBuffer;

/**
 * State of the gripper and what it holds.
 *
 * @param gripper pose of the gripper's frame in the world, see {@link io.foresight.planner.world.Scene}
 * @param opening metres between the fingers
 * @param held index of the held piece, or -1
 * @param grasp actual pose of the held piece in the gripper's frame
 * @param believed the same pose as assumed by the controller
 */
record Grip(Pose gripper, double opening, int held, Pose grasp, Pose believed) {
    /** Open, at the home pose. */
    static final Grip EMPTY = new Grip(Arrangement.HOME, Arrangement.OPEN_METRES, -1, Pose.IDENTITY, Pose.IDENTITY);

    /** Size of what {@link #put} writes. */
    static final int BYTES = 3 * 7 * Double.BYTES + Double.BYTES + Integer.BYTES;

    Grip at(Pose newGripper) {
        return new Grip(newGripper, opening, held, grasp, believed);
    }

    /** A copy with the gripper opened at its present pose. */
    Grip opened() {
        return EMPTY.at(gripper);
    }

    /** Expected pose of the held piece in the world. */
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
