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
 * Perception's boxes as messages of ROS 2. Metres, radians, right-handed axes as in ROS. Each message stands at the header's moment and in the header's
 * frame: boxes must be given in it, whatever their own frame is called. Empty lists make empty messages.
 */
public final class SceneMessages {
    private SceneMessages() {}

    /** {@code vision_msgs}: one hypothesis a box, its class as in {@code car}; no track ids; covariances are 0, which is "unknown". */
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
     * What a viewer draws: first the order to remove all that was drawn before, then for each box a cube in its class's colour, an arrow the way it
     * faces, and a text with class and score.
     *
     * @param lifetime after which a viewer that hears nothing more removes the boxes; zero: never
     */
    public static MarkerArray markers(Header header, List<Detection> boxes, Duration lifetime) {
        return BoxMarkers.of(header, boxes, lifetime);
    }

    /** Autoware's objects of one frame: a bounding box each; see {@link AutowareObjects} for what is marked as known. */
    public static DetectedObjects autoware(Header header, List<Detection> boxes) {
        return AutowareObjects.of(header, boxes);
    }

    /** For {@code /tf}: where the child's frame is in the header's. The transform takes coordinates of the child to the header's frame. */
    public static TransformStamped transform(Header header, String childFrame, RigidTransform parentFromChild) {
        Vector3 shift = new Vector3(
                parentFromChild.element(0, 3), parentFromChild.element(1, 3), parentFromChild.element(2, 3));
        return new TransformStamped(header, childFrame, new Transform(shift, Attitude.of(parentFromChild)));
    }

    static Pose pose(Box3d box) {
        return new Pose(new Point(box.x(), box.y(), box.z()), Attitude.ofYaw(box.yaw()));
    }
}
