package io.foresight.sim.bridge.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.AutowarePerceptionMsgs.DetectedObject;
import io.foresight.ros2.message.AutowarePerceptionMsgs.DetectedObjectKinematics;
import io.foresight.ros2.message.AutowarePerceptionMsgs.DetectedObjects;
import io.foresight.ros2.message.AutowarePerceptionMsgs.ObjectClassification;
import io.foresight.ros2.message.AutowarePerceptionMsgs.Shape;
import io.foresight.ros2.message.BuiltinInterfaces;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.GeometryMsgs.Point;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;
import io.foresight.ros2.message.GeometryMsgs.TransformStamped;
import io.foresight.ros2.message.GeometryMsgs.Vector3;
import io.foresight.ros2.message.StdMsgs.ColorRGBA;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.VisionMsgs.Detection3D;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import io.foresight.ros2.message.VisualizationMsgs.Marker;
import io.foresight.ros2.message.VisualizationMsgs.MarkerArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SceneMessagesTest {
    private static final Header HEADER = new Header(new Time(12, 500_000_000), "hero/lidar");
    private static final FrameId OTHER_NAME = FrameId.LIDAR;
    private static final Detection CAR = new Detection(
            new Box3d(OTHER_NAME, 10, -2, -0.8, 4.2, 1.8, 1.6, Math.PI / 2), ObjectClass.named("car"), 0.75f, 0, 3);

    @Test
    void detectionsKeepHeaderClassScoreCentreSizeAndHeading() {
        Detection3DArray array = SceneMessages.detections(HEADER, List.of(CAR));

        assertThat(array.header()).isEqualTo(HEADER);
        Detection3D found = array.detections().get(0);
        assertThat(found.header()).isEqualTo(HEADER);
        assertThat(found.id()).isEmpty();
        assertThat(found.results()).hasSize(1);
        assertThat(found.results().get(0).hypothesis().classId()).isEqualTo("car");
        assertThat(found.results().get(0).hypothesis().score()).isEqualTo(0.75);
        assertThat(found.results().get(0).pose().pose()).isEqualTo(found.bbox().center());
        assertThat(found.bbox().center().position()).isEqualTo(new Point(10, -2, -0.8));
        assertThat(found.bbox().size()).isEqualTo(new Vector3(4.2, 1.8, 1.6));
        Quaternion quarter = found.bbox().center().orientation();
        assertThat(quarter.x()).isZero();
        assertThat(quarter.y()).isZero();
        assertThat(quarter.z()).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(quarter.w()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void everyClassHasItsName() {
        List<Detection> all = new ArrayList<>();
        for (ObjectClass objectClass : ObjectClass.known()) {
            all.add(new Detection(CAR.box(), objectClass, 0.5f, 0, 0));
        }

        assertThat(SceneMessages.detections(HEADER, all).detections())
                .extracting(found -> found.results().get(0).hypothesis().classId())
                .containsExactly("car", "truck", "bus", "pedestrian", "cyclist", "motorcycle");
        assertThat(SceneMessages.autoware(HEADER, all).objects())
                .extracting(found -> found.classification().get(0).label())
                .containsExactly(
                        ObjectClassification.CAR,
                        ObjectClassification.TRUCK,
                        ObjectClassification.BUS,
                        ObjectClassification.PEDESTRIAN,
                        ObjectClassification.BICYCLE,
                        ObjectClassification.MOTORCYCLE);
    }

    @Test
    void markersFirstRemoveWhatWasDrawnBefore() {
        List<Marker> empty =
                SceneMessages.markers(HEADER, List.of(), Duration.ZERO).markers();

        assertThat(empty).hasSize(1);
        assertThat(empty.get(0).action()).isEqualTo(Marker.DELETEALL);
        assertThat(empty.get(0).header()).isEqualTo(HEADER);
    }

    @Test
    void eachBoxIsACubeAnArrowAndAText() {
        List<Marker> markers = SceneMessages.markers(HEADER, List.of(CAR, CAR), Duration.ofMillis(1500))
                .markers();

        assertThat(markers).hasSize(7);
        assertThat(markers.subList(1, 7)).allSatisfy(marker -> {
            assertThat(marker.action()).isEqualTo(Marker.ADD);
            assertThat(marker.header()).isEqualTo(HEADER);
            assertThat(marker.lifetime()).isEqualTo(new BuiltinInterfaces.Duration(1, 500_000_000));
        });
        Marker cube = markers.get(1);
        assertThat(cube.type()).isEqualTo(Marker.CUBE);
        assertThat(cube.pose().position()).isEqualTo(new Point(10, -2, -0.8));
        assertThat(cube.scale()).isEqualTo(new Vector3(4.2, 1.8, 1.6));
        Marker arrow = markers.get(2);
        assertThat(arrow.type()).isEqualTo(Marker.ARROW);
        assertThat(arrow.points().get(0)).isEqualTo(new Point(10, -2, 0));
        assertThat(arrow.points().get(1).x()).isCloseTo(10, within(1e-9));
        assertThat(arrow.points().get(1).y()).isCloseTo(-2 + 2.1 + 1, within(1e-9));
        Marker text = markers.get(3);
        assertThat(text.type()).isEqualTo(Marker.TEXT_VIEW_FACING);
        assertThat(text.text()).isEqualTo("car 0.75");
        assertThat(text.pose().position().z()).isGreaterThan(0);
        assertThat(markers).extracting(marker -> marker.ns() + marker.id()).doesNotHaveDuplicates();
    }

    @Test
    void classesDifferInColour() {
        List<ColorRGBA> colours = new ArrayList<>();
        for (ObjectClass objectClass : ObjectClass.known()) {
            Detection detection = new Detection(CAR.box(), objectClass, 0.5f, 0, 0);
            Marker cube = SceneMessages.markers(HEADER, List.of(detection), Duration.ZERO)
                    .markers()
                    .get(1);
            assertThat(List.of(
                            cube.color().r(),
                            cube.color().g(),
                            cube.color().b(),
                            cube.color().a()))
                    .allSatisfy(part -> assertThat(part).isBetween(0f, 1f));
            assertThat(cube.color().a()).isPositive();
            colours.add(cube.color());
        }

        assertThat(colours).doesNotHaveDuplicates();
    }

    @Test
    void autowareGetsTheVelocityInTheObjectsOwnAxes() {
        DetectedObject object =
                SceneMessages.autoware(HEADER, List.of(CAR)).objects().get(0);

        assertThat(object.existenceProbability()).isEqualTo(0.75f);
        assertThat(object.shape().type()).isEqualTo(Shape.BOUNDING_BOX);
        assertThat(object.shape().dimensions()).isEqualTo(new Vector3(4.2, 1.8, 1.6));
        assertThat(object.kinematics().orientationAvailability()).isEqualTo(DetectedObjectKinematics.AVAILABLE);
        assertThat(object.kinematics().hasTwist()).isTrue();
        Vector3 speed = object.kinematics().twistWithCovariance().twist().linear();
        assertThat(speed.x()).isCloseTo(3, within(1e-9)); // it heads along y, and moves that way
        assertThat(speed.y()).isCloseTo(0, within(1e-9));
    }

    @Test
    void autowareHearsOfNoVelocityWhereNoneIsKnown() {
        List<Detection> unknown = List.of(
                new Detection(CAR.box(), ObjectClass.named("car"), 0.5f, Float.NaN, Float.NaN),
                new Detection(CAR.box(), ObjectClass.named("car"), 0.5f, Float.NaN, 1));

        assertThat(SceneMessages.autoware(HEADER, unknown).objects()).allSatisfy(object -> {
            assertThat(object.kinematics().hasTwist()).isFalse();
            assertThat(object.kinematics().twistWithCovariance().twist().linear())
                    .isEqualTo(Vector3.ZERO);
        });
    }

    @Test
    void messagesSurviveTheWire() {
        Detection3DArray detections = SceneMessages.detections(HEADER, List.of(CAR));
        MarkerArray markers = SceneMessages.markers(HEADER, List.of(CAR), Duration.ofSeconds(1));
        DetectedObjects objects = SceneMessages.autoware(HEADER, List.of(CAR));

        MessageType<Detection3DArray> first = MessageType.of(Detection3DArray.class);
        MessageType<MarkerArray> second = MessageType.of(MarkerArray.class);
        MessageType<DetectedObjects> third = MessageType.of(DetectedObjects.class);
        assertThat(first.decode(first.encode(detections))).isEqualTo(detections);
        assertThat(second.decode(second.encode(markers))).isEqualTo(markers);
        assertThat(third.decode(third.encode(objects))).isEqualTo(objects);
    }

    @Test
    void transformsKeepShiftAndRotation() {
        RigidTransform mounted = RigidTransform.ofYaw(FrameId.LIDAR, FrameId.EGO, 0.9, 0.1, 1.7, -1);

        TransformStamped stamped = SceneMessages.transform(HEADER, "lidar", mounted);

        assertThat(stamped.header()).isEqualTo(HEADER);
        assertThat(stamped.childFrameId()).isEqualTo("lidar");
        assertThat(stamped.transform().translation()).isEqualTo(new Vector3(0.9, 0.1, 1.7));
        assertThat(stamped.transform().rotation().z()).isCloseTo(Math.sin(-0.5), within(1e-12));
        assertThat(stamped.transform().rotation().w()).isCloseTo(Math.cos(0.5), within(1e-12));
    }

    @Test
    void quaternionsOfAnyRotationGiveItBack() {
        Random random = new Random(4);
        for (int i = 0; i < 1000; i++) {
            double[] q = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            if (i < 4) {
                q = new double[4]; // half turns about each axis, and none
                q[i] = 1;
            }
            double length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
            double sign = q[0] < 0 ? -length : length;
            RigidTransform turn = RigidTransform.ofQuaternion(
                    FrameId.LIDAR, FrameId.EGO, 0, 0, 0, q[0] / length, q[1] / length, q[2] / length, q[3] / length);

            Quaternion back = Attitude.of(turn);

            assertThat(back.w()).isCloseTo(q[0] / sign, within(1e-9));
            assertThat(back.x()).isCloseTo(q[1] / sign, within(1e-9));
            assertThat(back.y()).isCloseTo(q[2] / sign, within(1e-9));
            assertThat(back.z()).isCloseTo(q[3] / sign, within(1e-9));
        }
    }
}
