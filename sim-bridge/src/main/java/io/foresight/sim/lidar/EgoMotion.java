package io.foresight.sim.lidar;

import io.foresight.sim.raycast.RigidPose;

/**
 * Pose and motion of the ego vehicle during a sweep, relative to its reference time: constant velocity in a straight line, and a constant
 * yaw rate about the vertical through its own origin.
 *
 * @param pose of the ego frame (on the ground under the centre of the rear axle) in the world
 * @param vx velocity over ground along the world's x, m/s
 * @param vy velocity over ground along the world's y, m/s
 * @param vz velocity upwards, m/s
 * @param yawRate rad/s, counter-clockwise about +z
 */
public record EgoMotion(RigidPose pose, double vx, double vy, double vz, double yawRate) {
    public EgoMotion {
        if (!Double.isFinite(vx + vy + vz + yawRate)) {
            throw new IllegalArgumentException("the ego's motion must be finite, got " + vx + ", " + vy + ", " + vz
                    + " m/s, " + yawRate + " rad/s");
        }
    }

    /** A vehicle at rest. */
    public static EgoMotion resting(RigidPose pose) {
        return new EgoMotion(pose, 0, 0, 0, 0);
    }
}
