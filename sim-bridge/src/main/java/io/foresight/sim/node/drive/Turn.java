package io.foresight.sim.node.drive;

import io.foresight.sim.drive.DrivingFrame;
import io.foresight.sim.lidar.EgoMotion;
import io.foresight.sim.raycast.RigidPose;

/**
 * One turn of the sensor with everything that is said about it.
 *
 * @param ego where the vehicle was at the sweep's stamp, and how it moved
 */
record Turn(DrivingFrame frame, EgoMotion ego) {
    /** Of the sweep's reference moment, nanoseconds of simulated time. */
    long nanos() {
        return frame.sweep().cloud().stamp().nanoseconds();
    }

    /** Where the vehicle was a while after the sweep's stamp, or before it. */
    RigidPose vehicleAt(double seconds) {
        RigidPose pose = ego.pose();
        return new RigidPose(
                pose.x() + seconds * ego.vx(),
                pose.y() + seconds * ego.vy(),
                pose.z() + seconds * ego.vz(),
                pose.yaw() + seconds * ego.yawRate(),
                pose.pitch(),
                pose.roll());
    }
}
