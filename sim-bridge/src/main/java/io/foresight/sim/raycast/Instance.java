package io.foresight.sim.raycast;

/**
 * One body in the world: a shape that may be shared, its pose at the sweep's reference time, and its motion during the sweep: constant
 * velocity in a straight line, and a constant yaw rate about the vertical through its own origin.
 *
 * @param shape in the body's own frame
 * @param pose of the body in the world at the reference time
 * @param vx velocity over ground along the world's x, m/s
 * @param vy velocity over ground along the world's y, m/s
 * @param vz velocity upwards, m/s
 * @param yawRate rad/s, counter-clockwise about +z
 * @param objectId reported by hits; 0 or more for labelled objects, negative for everything else
 */
public record Instance(MeshBvh shape, RigidPose pose, double vx, double vy, double vz, double yawRate, int objectId) {
    public Instance {
        if (!Double.isFinite(vx + vy + vz + yawRate)) {
            throw new IllegalArgumentException("an instance's motion must be finite, got " + vx + ", " + vy + ", " + vz
                    + " m/s, " + yawRate + " rad/s");
        }
    }

    /** A body at rest. */
    public static Instance resting(MeshBvh shape, RigidPose pose, int objectId) {
        return new Instance(shape, pose, 0, 0, 0, 0, objectId);
    }
}
