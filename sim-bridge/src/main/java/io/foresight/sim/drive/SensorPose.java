package io.foresight.sim.drive;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.sim.raycast.RigidPose;

/** The pose in the world of a sensor on the ego vehicle. */
final class SensorPose {
    private final double[] rotation;
    private final double[] origin;

    SensorPose(RigidPose ego, RigidPose mounting) {
        double[] a = ego.rotation();
        double[] b = mounting.rotation();
        rotation = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    rotation[3 * i + j] += a[3 * i + k] * b[3 * k + j];
                }
            }
        }
        double[] m = turn(a, mounting.x(), mounting.y(), mounting.z());
        origin = new double[] {ego.x() + m[0], ego.y() + m[1], ego.z() + m[2]};
    }

    /** Converts a point from a body's frame to the world. */
    static double[] inWorld(RigidPose body, double x, double y, double z) {
        double[] p = turn(body.rotation(), x, y, z);
        return new double[] {body.x() + p[0], body.y() + p[1], body.z() + p[2]};
    }

    /** Converts a point from the world to the sensor's frame. */
    double[] toSensor(double[] world) {
        return directionToSensor(world[0] - origin[0], world[1] - origin[1], world[2] - origin[2]);
    }

    /** Converts a direction from the world to the sensor's frame. */
    double[] directionToSensor(double x, double y, double z) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = rotation[i] * x + rotation[3 + i] * y + rotation[6 + i] * z;
        }
        return out;
    }

    RigidTransform worldFromSensor() {
        return RigidTransform.ofMatrix(
                FrameId.LIDAR,
                FrameId.WORLD,
                rotation[0],
                rotation[1],
                rotation[2],
                origin[0],
                rotation[3],
                rotation[4],
                rotation[5],
                origin[1],
                rotation[6],
                rotation[7],
                rotation[8],
                origin[2]);
    }

    private static double[] turn(double[] r, double x, double y, double z) {
        return new double[] {
            r[0] * x + r[1] * y + r[2] * z, r[3] * x + r[4] * y + r[5] * z, r[6] * x + r[7] * y + r[8] * z
        };
    }
}
