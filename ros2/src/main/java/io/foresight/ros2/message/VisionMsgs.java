package io.foresight.ros2.message;

import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.message.GeometryMsgs.Pose;
import io.foresight.ros2.message.GeometryMsgs.PoseWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.StdMsgs.Header;
import java.util.List;

/** {@code vision_msgs} 4: detections in 3D. */
@RosPackage("vision_msgs")
public final class VisionMsgs {
    private VisionMsgs() {}

    /** A class and how sure it is. */
    public record ObjectHypothesis(String classId, double score) {}

    /** A class and where the object of that class would be. */
    public record ObjectHypothesisWithPose(ObjectHypothesis hypothesis, PoseWithCovariance pose) {}

    /** A box: its middle and its lengths along its own axes, metres. */
    public record BoundingBox3D(Pose center, Vector3 size) {}

    /** One object; the id is that of its track, or empty. */
    public record Detection3D(Header header, List<ObjectHypothesisWithPose> results, BoundingBox3D bbox, String id) {}

    /** The objects of one moment. */
    public record Detection3DArray(Header header, List<Detection3D> detections) {}
}
