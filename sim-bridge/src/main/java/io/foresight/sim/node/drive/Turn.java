package io.foresight.sim.node.drive;

import io.foresight.sim.drive.DrivingFrame;
import io.foresight.sim.lidar.EgoMotion;
import io.foresight.sim.raycast.RigidPose;

/**
 * One revolution of the sensor with everything that is published about it.
 *
 * @param ego pose and motion of the vehicle at the sweep's stamp
 */
record Turn(DrivingFrame frame, EgoMotion ego) {
    /** The sweep's reference time, nanoseconds of simulated time. */
    long nanos() {
        return frame.sweep().cloud().stamp().nanoseconds();
    }

    /** The vehicle's pose at a time relative to the sweep's stamp. */
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
