package io.foresight.sim.raycast;

/**
 * One body in the world: a shape that others may share, where it is at the sweep's reference moment, and how it moves while the sweep
 * turns: along a straight line at constant speed, turning about its own origin's vertical at a constant rate.
 *
 * @param shape in the body's own frame
 * @param pose of the body in the world at the reference moment
 * @param vx m/s over ground, in the world's x
 * @param vy m/s over ground, in the world's y
 * @param vz m/s upwards
 * @param yawRate rad/s, counter-clockwise about +z
 * @param objectId what hits report; objects with a label have 0 or more, the rest of the world negative
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
