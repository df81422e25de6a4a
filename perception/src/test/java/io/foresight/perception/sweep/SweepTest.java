package io.foresight.perception.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.CameraCalibration.Distortion;
import io.foresight.perception.sweep.CameraCalibration.Model;
import io.foresight.perception.taxonomy.ObjectClass;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final FrameId CAMERA = new FrameId("camera");
    private static final PointCloud CLOUD = new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), new float[4], 1);

    @Test
    void nothingIsKnownOfASweepUntilItIsTold() {
        Sweep sweep = Sweep.of("a", CLOUD);
        assertThat(sweep.skew()).isEqualTo(Skew.UNKNOWN);
        assertThat(sweep.worldFromSensor()).isEmpty();
        assertThat(sweep.labels().isLabelled()).isFalse();
        assertThat(sweep.cloud().columns().isEmpty()).isTrue();
    }

    @Test
    void anEmptyRoadIsNotAnUnlabelledOne() {
        assertThat(Labels.of(List.of())).isNotEqualTo(Labels.UNLABELLED);
        assertThat(Labels.of(List.of()).isLabelled()).isTrue();
        assertThat(Labels.of(List.of()).boxes()).isEqualTo(Labels.UNLABELLED.boxes());
    }

    @Test
    void aPoseOfAnotherFrameIsRefused() {
        RigidTransform pose = RigidTransform.identity(new FrameId("base_link"), FrameId.WORLD);
        assertThatThrownBy(() -> Sweep.of("a", CLOUD).withPose(pose))
                .hasMessage("worldFromSensor uses frame base_link, the points are in lidar");
    }

    @Test
    void aCameraComesOnce() {
        CameraImage image = image("left", FrameId.LIDAR);
        assertThat(Sweep.of("a", CLOUD).withCameras(List.of(image)).cameras()).containsExactly(image);
        assertThatThrownBy(() -> Sweep.of("a", CLOUD).withCameras(List.of(image, image)))
                .hasMessage("camera left is repeated in sweep a");
        assertThatThrownBy(() -> Sweep.of("a", CLOUD).withCameras(List.of(image("left", CAMERA))))
                .hasMessageContaining("camera left uses frame camera");
    }

    @Test
    void aCalibrationMustBeOne() {
        assertThatThrownBy(() -> new CameraCalibration(0, 700, 2, 1.5, Distortion.NONE, Optional.empty()))
                .hasMessageContaining("fx 0.0");
        assertThatThrownBy(() -> new Distortion(Model.PLUMB_BOB, List.of(0.1)))
                .hasMessage("distortion model PLUMB_BOB has 5 coefficients, got 1");
        assertThatThrownBy(() -> new Distortion(Model.EQUIDISTANT, List.of(0.1, 0.0, Double.NaN, 0.0)))
                .hasMessageContaining("finite");
    }

    @Test
    void aMovedLabelKeepsWhatItIs() {
        Box3d box = new Box3d(FrameId.LIDAR, 1, 2, 3, 4, 2, 1.5, 0);
        LabelledBox label = LabelledBox.of(box, ObjectClass.named("car")).withAttributes(Map.of("state", "parked"));
        Box3d there = new Box3d(FrameId.LIDAR, 9, 2, 3, 4, 2, 1.5, 0);
        LabelledBox moved = label.moved(there, 1, 0);
        assertThat(moved.box()).isEqualTo(there);
        assertThat(moved.attributes()).containsEntry("state", "parked");
        assertThat(moved.vx()).isEqualTo(1);
    }

    @Test
    void columnsMustReachAllPoints() {
        assertThatThrownBy(() -> new PointCloud(
                        FrameId.LIDAR, CLOUD.stamp(), new float[8], 2, PointColumns.ofTimes(new float[1])))
                .hasMessage("a cloud of 2 points needs as many time offsets, got 1");
    }

    private static CameraImage image(String name, FrameId from) {
        return new CameraImage(
                name,
                CameraImage.Format.PNG,
                4,
                3,
                () -> ByteBuffer.allocate(1),
                Optional.of(new CameraCalibration(
                        700, 700, 2, 1.5, Distortion.NONE, Optional.of(RigidTransform.identity(from, CAMERA)))),
                Optional.empty());
    }
}
