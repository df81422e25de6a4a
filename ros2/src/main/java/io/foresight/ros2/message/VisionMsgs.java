package io.foresight.ros2.message;

import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.message.GeometryMsgs.Pose;
import io.foresight.ros2.message.GeometryMsgs.PoseWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.StdMsgs.Header;
import java.util.List;

/** {@code vision_msgs} version 4: 3D detections. */
@RosPackage("vision_msgs")
public final class VisionMsgs {
    private VisionMsgs() {}

    /** A class and its score. */
    public record ObjectHypothesis(String classId, double score) {}

    /** A class and the pose of the object if it is of that class. */
    public record ObjectHypothesisWithPose(ObjectHypothesis hypothesis, PoseWithCovariance pose) {}

    /** A box: its centre pose and its size along its own axes, metres. */
    public record BoundingBox3D(Pose center, Vector3 size) {}

    /** A detected object; the id is that of its track, or empty. */
    public record Detection3D(Header header, List<ObjectHypothesisWithPose> results, BoundingBox3D bbox, String id) {}

    /** The objects detected at one time. */
    public record Detection3DArray(Header header, List<Detection3D> detections) {}
}
