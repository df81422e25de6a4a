package io.foresight.sim.node.drive;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.ros2.cdr.Doubles;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.GeometryMsgs.Point;
import io.foresight.ros2.message.GeometryMsgs.Pose;
import io.foresight.ros2.message.GeometryMsgs.PoseWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.TransformStamped;
import io.foresight.ros2.message.GeometryMsgs.Twist;
import io.foresight.ros2.message.GeometryMsgs.TwistWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.NavMsgs.Odometry;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.sim.bridge.scene.SceneMessages;
import io.foresight.sim.raycast.RigidPose;

/** ROS 2 messages with the poses of the vehicle and its sensor. The simulator's poses are exact, so covariances are 0. */
final class VehicleMessages {
    private static final int COVARIANCES = 36;

    private VehicleMessages() {}

    /** The pose of the child frame in its parent frame. */
    static TransformStamped transform(long stampNanos, String parent, String child, RigidPose childInParent) {
        double[] r = childInParent.rotation();
        RigidTransform parentFromChild = RigidTransform.ofMatrix(
                new FrameId(child),
                new FrameId(parent),
                r[0],
                r[1],
                r[2],
                childInParent.x(),
                r[3],
                r[4],
                r[5],
                childInParent.y(),
                r[6],
                r[7],
                r[8],
                childInParent.z());
        return SceneMessages.transform(new Header(Time.ofNanos(stampNanos), parent), child, parentFromChild);
    }

    /** The vehicle's pose in the map, and its velocity in its own axes. */
    static Odometry odometry(Turn turn, String map, String base) {
        RigidPose pose = turn.ego().pose();
        double[] r = pose.rotation();
        double vx = turn.ego().vx();
        double vy = turn.ego().vy();
        double vz = turn.ego().vz();
        Vector3 velocity = new Vector3(
                r[0] * vx + r[3] * vy + r[6] * vz,
                r[1] * vx + r[4] * vy + r[7] * vz,
                r[2] * vx + r[5] * vy + r[8] * vz);
        double yawRate = turn.ego().yawRate();
        Vector3 turning = new Vector3(r[6] * yawRate, r[7] * yawRate, r[8] * yawRate); // about the map's z
        TransformStamped inMap = transform(turn.nanos(), map, base, pose);
        Vector3 place = inMap.transform().translation();
        return new Odometry(
                inMap.header(),
                base,
                new PoseWithCovariance(
                        new Pose(
                                new Point(place.x(), place.y(), place.z()),
                                inMap.transform().rotation()),
                        Doubles.zeros(COVARIANCES)),
                new TwistWithCovariance(new Twist(velocity, turning), Doubles.zeros(COVARIANCES)));
    }
}
