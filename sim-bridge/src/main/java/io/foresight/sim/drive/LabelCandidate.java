package io.foresight.sim.drive;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.sim.drive.body.Body;
import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.lidar.ObjectReturns;
import io.foresight.sim.raycast.RigidPose;

/** An object near the ego vehicle that may get a label. Velocity in m/s, world. */
record LabelCandidate(Fleet.Kind kind, Body body, RigidPose pose, double vx, double vy, double vz) {

    /**
     * The label in the sensor's frame, at the object's pose when the sweep passed it, so that it matches the points.
     *
     * @param seconds time from the sweep's stamp to that pose
     */
    LabelledBox label(SensorPose sensor, ObjectReturns returns, double seconds) {
        double[] at = SensorPose.inWorld(pose, body.centreX(), body.centreY(), body.centreZ());
        double[] centre =
                sensor.toSensor(new double[] {at[0] + seconds * vx, at[1] + seconds * vy, at[2] + seconds * vz});
        double[] r = pose.rotation();
        double[] ahead = sensor.directionToSensor(r[0], r[3], r[6]);
        double[] velocity = sensor.directionToSensor(vx, vy, vz);
        Box3d box = new Box3d(
                FrameId.LIDAR,
                centre[0],
                centre[1],
                centre[2],
                body.length(),
                body.width(),
                body.height(),
                Math.atan2(ahead[1], ahead[0]));
        return new LabelledBox(
                box,
                kind.objectClass(),
                velocity[0],
                velocity[1],
                returns.objectId(),
                returns.points(),
                returns.occlusion());
    }
}
