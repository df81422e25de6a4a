package io.foresight.sim.node.perceive;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;

/**
 * Pose of an upright LiDAR in the frame of its clouds, for clouds that are not in the sensor's own frame (such as Autoware's {@code
 * base_link}): models expect the sensor at the origin.
 *
 * @param x metres
 * @param y metres
 * @param z metres
 * @param yaw radians, counter-clockwise about +z
 */
public record SensorPose(double x, double y, double z, double yaw) {
    /** The clouds are in the sensor's own frame. */
    public static final SensorPose DEFAULT = new SensorPose(0, 0, 0, 0);

    private static final double FARTHEST_METRES = 100;

    /** Checks the ranges (IllegalArgumentException). */
    public SensorPose {
        require("x", x, FARTHEST_METRES, "m");
        require("y", y, FARTHEST_METRES, "m");
        require("z", z, FARTHEST_METRES, "m");
        require("yaw", yaw, 2 * Math.PI, "rad");
    }

    boolean isOrigin() {
        return x == 0 && y == 0 && z == 0 && yaw == 0;
    }

    /** Transform from the sensor's frame to the cloud's frame. */
    RigidTransform cloudFromSensor(FrameId cloud) {
        return RigidTransform.ofYaw(FrameId.LIDAR, cloud, x, y, z, yaw);
    }

    private static void require(String name, double value, double most, String unit) {
        if (!(Math.abs(value) <= most)) {
            throw new IllegalArgumentException(
                    name + " must be within " + -most + " .. " + most + " " + unit + ", got " + value);
        }
    }
}
