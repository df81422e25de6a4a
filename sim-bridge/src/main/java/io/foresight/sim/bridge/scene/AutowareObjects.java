package io.foresight.sim.bridge.scene;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.detect.Detection;
import io.foresight.ros2.cdr.Doubles;
import io.foresight.ros2.message.AutowarePerceptionMsgs.DetectedObject;
import io.foresight.ros2.message.AutowarePerceptionMsgs.DetectedObjectKinematics;
import io.foresight.ros2.message.AutowarePerceptionMsgs.DetectedObjects;
import io.foresight.ros2.message.AutowarePerceptionMsgs.ObjectClassification;
import io.foresight.ros2.message.AutowarePerceptionMsgs.Shape;
import io.foresight.ros2.message.GeometryMsgs.Polygon;
import io.foresight.ros2.message.GeometryMsgs.PoseWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.Twist;
import io.foresight.ros2.message.GeometryMsgs.TwistWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.StdMsgs.Header;
import java.util.List;

/**
 * Converts boxes to Autoware's {@code DetectedObjects}. The orientation is marked as known including its sign, covariances as unknown. As
 * Autoware requires, a velocity is in the object's own axes; it is given only if the detector estimates velocity: a detector that does not
 * returns exactly 0 or NaN.
 */
final class AutowareObjects {
    private AutowareObjects() {}

    static DetectedObjects of(Header header, List<Detection> boxes) {
        return new DetectedObjects(
                header, boxes.stream().map(AutowareObjects::object).toList());
    }

    private static DetectedObject object(Detection detection) {
        Box3d box = detection.box();
        boolean known = detection.hasVelocity();
        DetectedObjectKinematics kinematics = new DetectedObjectKinematics(
                new PoseWithCovariance(SceneMessages.pose(box), Doubles.zeros(36)),
                false,
                DetectedObjectKinematics.AVAILABLE,
                new TwistWithCovariance(known ? ownAxes(detection) : Twist.ZERO, Doubles.zeros(36)),
                known,
                false);
        Vector3 size = new Vector3(box.length(), box.width(), box.height());
        return new DetectedObject(
                detection.score(),
                List.of(new ObjectClassification(detection.objectClass().autowareLabel(), 1)),
                kinematics,
                new Shape(Shape.BOUNDING_BOX, Polygon.EMPTY, size));
    }

    private static Twist ownAxes(Detection detection) {
        double cos = Math.cos(detection.box().yaw());
        double sin = Math.sin(detection.box().yaw());
        double along = cos * detection.vx() + sin * detection.vy();
        double across = cos * detection.vy() - sin * detection.vx();
        return new Twist(new Vector3(along, across, 0), Vector3.ZERO);
    }
}
