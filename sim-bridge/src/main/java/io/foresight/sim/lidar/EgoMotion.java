package io.foresight.sim.lidar;

import io.foresight.sim.raycast.RigidPose;

/**
 * Where the ego vehicle is at the sweep's reference moment and how it moves while the sweep turns: straight at constant speed, turning
 * about the vertical through its own origin at a constant rate.
 *
 * @param pose of the ego frame (on the ground under the middle of the rear axle) in the world
 * @param vx m/s over ground, in the world's x
 * @param vy m/s over ground, in the world's y
 * @param vz m/s upwards
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
