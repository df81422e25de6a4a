package io.foresight.sim.bridge.scene;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.detect.Detection;
import io.foresight.ros2.cdr.Doubles;
import io.foresight.ros2.message.AutowarePerceptionMsgs.DetectedObjects;
import io.foresight.ros2.message.GeometryMsgs.Point;
import io.foresight.ros2.message.GeometryMsgs.Pose;
import io.foresight.ros2.message.GeometryMsgs.PoseWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.Transform;
import io.foresight.ros2.message.GeometryMsgs.TransformStamped;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.VisionMsgs.BoundingBox3D;
import io.foresight.ros2.message.VisionMsgs.Detection3D;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import io.foresight.ros2.message.VisionMsgs.ObjectHypothesis;
import io.foresight.ros2.message.VisionMsgs.ObjectHypothesisWithPose;
import io.foresight.ros2.message.VisualizationMsgs.MarkerArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts perception's boxes to ROS 2 messages. Metres, radians, right-handed axes as in ROS. Each message has the given header: boxes
 * must be in the header's frame, whatever their own frame is named. Empty lists give empty messages.
 */
public final class SceneMessages {
    private SceneMessages() {}

    /**
     * {@code vision_msgs}: one hypothesis per box, with a class name such as {@code car}; no track ids; covariances are 0, which means
     * unknown.
     */
    public static Detection3DArray detections(Header header, List<Detection> boxes) {
        List<Detection3D> found = new ArrayList<>(boxes.size());
        for (Detection detection : boxes) {
            Box3d box = detection.box();
            Pose pose = pose(box);
            ObjectHypothesis hypothesis =
                    new ObjectHypothesis(detection.objectClass().name(), detection.score());
            found.add(new Detection3D(
                    header,
                    List.of(new ObjectHypothesisWithPose(hypothesis, new PoseWithCovariance(pose, Doubles.zeros(36)))),
                    new BoundingBox3D(pose, new Vector3(box.length(), box.width(), box.height())),
                    ""));
        }
        return new Detection3DArray(header, found);
    }

    /**
     * Markers for viewers: first one that deletes all previous markers, then for each box a cube in its class's colour, an arrow in its
     * heading direction, and a text with class and score.
     *
     * @param lifetime time after which a viewer removes the boxes if it receives nothing new; zero: never
     */
    public static MarkerArray markers(Header header, List<Detection> boxes, Duration lifetime) {
        return BoxMarkers.of(header, boxes, lifetime);
    }

    /** Autoware's objects of one frame, one bounding box each; see {@link AutowareObjects} for what is marked as known. */
    public static DetectedObjects autoware(Header header, List<Detection> boxes) {
        return AutowareObjects.of(header, boxes);
    }

    /**
     * A message for {@code /tf}: the pose of the child frame in the header's frame. It transforms coordinates of the child frame to the
     * header's frame.
     */
    public static TransformStamped transform(Header header, String childFrame, RigidTransform parentFromChild) {
        Vector3 shift = new Vector3(
                parentFromChild.element(0, 3), parentFromChild.element(1, 3), parentFromChild.element(2, 3));
        return new TransformStamped(header, childFrame, new Transform(shift, Attitude.of(parentFromChild)));
    }

    static Pose pose(Box3d box) {
        return new Pose(new Point(box.x(), box.y(), box.z()), Attitude.ofYaw(box.yaw()));
    }
}
