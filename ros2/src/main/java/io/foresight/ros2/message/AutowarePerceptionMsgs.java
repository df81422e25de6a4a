package io.foresight.ros2.message;

import static io.foresight.ros2.cdr.WireType.UINT8;

import io.foresight.ros2.cdr.RosPackage;
import io.foresight.ros2.cdr.Wire;
import io.foresight.ros2.message.BuiltinInterfaces.Duration;
import io.foresight.ros2.message.GeometryMsgs.AccelWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.Polygon;
import io.foresight.ros2.message.GeometryMsgs.Pose;
import io.foresight.ros2.message.GeometryMsgs.PoseWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.TwistWithCovariance;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.UniqueIdentifierMsgs.UUID;
import java.util.List;

/** {@code autoware_perception_msgs}: objects as exchanged between the stages of Autoware. Probabilities are in [0, 1]. */
@RosPackage("autoware_perception_msgs")
public final class AutowarePerceptionMsgs {
    private AutowarePerceptionMsgs() {}

    /** A class and its probability. */
    public record ObjectClassification(@Wire(UINT8) int label, float probability) {
        @Wire(UINT8)
        public static final int UNKNOWN = 0;

        @Wire(UINT8)
        public static final int CAR = 1;

        @Wire(UINT8)
        public static final int TRUCK = 2;

        @Wire(UINT8)
        public static final int BUS = 3;

        @Wire(UINT8)
        public static final int TRAILER = 4;

        @Wire(UINT8)
        public static final int MOTORCYCLE = 5;

        @Wire(UINT8)
        public static final int BICYCLE = 6;

        @Wire(UINT8)
        public static final int PEDESTRIAN = 7;

        @Wire(UINT8)
        public static final int ANIMAL = 8;

        @Wire(UINT8)
        public static final int HAZARD = 9;

        @Wire(UINT8)
        public static final int OVER_DRIVABLE = 10;

        @Wire(UINT8)
        public static final int UNDER_DRIVABLE = 11;
    }

    /** The shape of an object: dimensions along its axes (metres), and a footprint if it is a polygon. */
    public record Shape(@Wire(UINT8) int type, Polygon footprint, Vector3 dimensions) {
        @Wire(UINT8)
        public static final int BOUNDING_BOX = 0;

        @Wire(UINT8)
        public static final int CYLINDER = 1;

        @Wire(UINT8)
        public static final int POLYGON = 2;
    }

    /** Pose and velocity of a detected object, and which of them are available. */
    public record DetectedObjectKinematics(
            PoseWithCovariance poseWithCovariance,
            boolean hasPositionCovariance,
            @Wire(UINT8) int orientationAvailability,
            TwistWithCovariance twistWithCovariance,
            boolean hasTwist,
            boolean hasTwistCovariance) {
        @Wire(UINT8)
        public static final int UNAVAILABLE = 0;

        @Wire(UINT8)
        public static final int SIGN_UNKNOWN = 1;

        @Wire(UINT8)
        public static final int AVAILABLE = 2;
    }

    /** An object detected in one frame. */
    public record DetectedObject(
            float existenceProbability,
            List<ObjectClassification> classification,
            DetectedObjectKinematics kinematics,
            Shape shape) {}

    /** The objects detected in one frame. */
    public record DetectedObjects(Header header, List<DetectedObject> objects) {}

    /** Pose, velocity and acceleration of a tracked object. */
    public record TrackedObjectKinematics(
            PoseWithCovariance poseWithCovariance,
            TwistWithCovariance twistWithCovariance,
            AccelWithCovariance accelerationWithCovariance,
            @Wire(UINT8) int orientationAvailability,
            boolean isStationary) {
        @Wire(UINT8)
        public static final int UNAVAILABLE = 0;

        @Wire(UINT8)
        public static final int SIGN_UNKNOWN = 1;

        @Wire(UINT8)
        public static final int AVAILABLE = 2;
    }

    /** An object tracked over several frames. */
    public record TrackedObject(
            UUID objectId,
            float existenceProbability,
            List<ObjectClassification> classification,
            TrackedObjectKinematics kinematics,
            Shape shape) {}

    /** The tracked objects at one time. */
    public record TrackedObjects(Header header, List<TrackedObject> objects) {}

    /** Predicted poses of an object at equal time steps. */
    public record PredictedPath(List<Pose> path, Duration timeStep, float confidence) {}

    /** Current pose and velocity of an object, and its predicted paths. */
    public record PredictedObjectKinematics(
            PoseWithCovariance initialPoseWithCovariance,
            TwistWithCovariance initialTwistWithCovariance,
            AccelWithCovariance initialAccelerationWithCovariance,
            List<PredictedPath> predictedPaths) {}

    /** A tracked object with its predicted motion. */
    public record PredictedObject(
            UUID objectId,
            float existenceProbability,
            List<ObjectClassification> classification,
            PredictedObjectKinematics kinematics,
            Shape shape) {}

    /** The objects at one time with their predicted motion. */
    public record PredictedObjects(Header header, List<PredictedObject> objects) {}
}
