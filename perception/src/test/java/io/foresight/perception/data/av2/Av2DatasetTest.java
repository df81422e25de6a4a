package io.foresight.perception.data.av2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.core.geometry.YawAngle;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.data.TestJpeg;
import io.foresight.perception.data.feather.FeatherWriter;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Av2DatasetTest {
    @TempDir
    private Path root;

    @BeforeEach
    void aLogOfThreeSweeps() throws IOException {
        Av2Logs.write(root.resolve("log"));
    }

    @Test
    void pointsAreSeenFromTheUpperLidarAlongTheVehiclesAxes() throws IOException {
        Sweep sweep = read(1);
        PointCloud cloud = sweep.cloud();
        assertThat(Arrays.copyOf(cloud.xyzi(), 8)).containsExactly(0, 2, -1, 1, -5, 0, -1.25f, 0.2f);
        assertThat(cloud.columns().timeOffsets().orElseThrow()).containsExactly(0.05f, 0);
        assertThat(cloud.columns().rings().orElseThrow()).containsExactly((short) 63, (short) 0);
        assertThat(cloud.stamp().nanoseconds()).isEqualTo(Av2Logs.START + Av2Logs.PERIOD);
        assertThat(sweep.id()).isEqualTo("log_1100000000");
        assertThat(sweep.origin()).isEqualTo(new Sweep.Origin("log", 1, "up_lidar+down_lidar"));
        RigidTransform pose = sweep.worldFromSensor().orElseThrow();
        assertThat(pose.applyX(2, 0, 0)).isCloseTo(100, within(1e-9));
        assertThat(pose.applyY(2, 0, 0)).isCloseTo(204, within(1e-9));
        assertThat(pose.applyZ(2, 0, 0)).isCloseTo(6.5, within(1e-9));
    }

    @Test
    void labelsAreInThePointsFrameWithTrackAndVelocityOverGround() throws IOException {
        LabelledBox car = read(1).labels().boxes().get(0);
        assertThat(car.objectClass()).isEqualTo(ObjectClass.named("car"));
        assertThat(car.box().x()).isCloseTo(19, within(1e-9));
        assertThat(car.box().y()).isCloseTo(3, within(1e-9));
        assertThat(car.box().z()).isCloseTo(-0.5, within(1e-9));
        assertThat(car.vx()).isCloseTo(10, within(1e-9));
        assertThat(car.vy()).isCloseTo(0, within(1e-9));
        assertThat(car.points()).isEqualTo(13);
        assertThat(car.attributes())
                .containsEntry("category", "REGULAR_VEHICLE")
                .containsEntry("track_uuid", "a");
        assertThat(car.trackId()).isEqualTo(read(0).labels().boxes().get(0).trackId());
        LabelledBox pedestrian = read(1).labels().boxes().get(1);
        assertThat(YawAngle.difference(pedestrian.box().yaw(), Math.PI / 2)).isCloseTo(0, within(1e-9));
        assertThat(pedestrian.vx()).isNaN();
        assertThat(pedestrian.trackId()).isNotEqualTo(car.trackId());
    }

    @Test
    void aSweepBeyondTheLabelledTimeIsNotLabelledAndALogWithoutAFileNeither() throws IOException {
        assertThat(read(2).labels().isLabelled()).isFalse();
        Files.delete(root.resolve("log/annotations.feather"));
        assertThat(read(1).labels().isLabelled()).isFalse();
    }

    @Test
    void aSweepHasTheNearestImageAsSeenFromWhereTheVehicleWasThen() throws IOException {
        Path file = root.resolve("log/sensors/cameras/ring_front_center/" + (Av2Logs.START + 20_000_000) + ".jpg");
        TestJpeg.write(file, 1550, 2048);
        assertThat(read(1).cameras()).isEmpty(); // 80 ms away
        CameraImage image = read(0).cameras().get(0);
        assertThat(image.camera()).isEqualTo("ring_front_center");
        assertThat(image.width()).isEqualTo(1550);
        assertThat(image.height()).isEqualTo(2048);
        assertThat(image.stamp().orElseThrow().nanoseconds()).isEqualTo(Av2Logs.START + 20_000_000);
        assertThat(image.bytes().read().array()).isEqualTo(Files.readAllBytes(file));
        CameraCalibration calibration = image.calibration().orElseThrow();
        assertThat(calibration.distortion().coefficients()).containsExactly(-0.25, 0.125, 0.0, 0.0, 0.5);
        // 10 m ahead of the LiDAR; the camera is 0.5 m before it and 0.25 m beneath, and drove 0.2 m on
        RigidTransform camera = calibration.cameraFromSensor().orElseThrow();
        assertThat(camera.applyX(10, 1, 0)).isCloseTo(-1, within(1e-9));
        assertThat(camera.applyY(10, 1, 0)).isCloseTo(-0.25, within(1e-9));
        assertThat(camera.applyZ(10, 1, 0)).isCloseTo(9.3, within(1e-9));
        TestJpeg.write(file, 100, 50);
        assertRefused(0, "the image has 100 x 50 pixels, intrinsics.feather says 1550 x 2048");
    }

    @Test
    void theFolderAboveHoldsTheSweepsOfAllItsLogs() throws IOException {
        try (Dataset split = Datasets.open("av2:" + root)) {
            assertThat(split.frameIds()).containsExactly("log_1000000000", "log_1100000000", "log_1200000000");
        }
        assertThatThrownBy(() -> Datasets.open("av2:" + Files.createDirectories(root.resolve("empty"))))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("empty: neither has a folder sensors");
    }

    @Test
    void aBadPoseIsNamedAndCostsItsSweepAlone() throws IOException {
        Av2Logs.poses(Double.NaN).write(root.resolve("log/city_SE3_egovehicle.feather"));
        assertThat(read(1).cloud().size()).isEqualTo(2);
        assertRefused(2, "city_SE3_egovehicle.feather: row 3, qw to tz_m: quaternion must have length 1, got NaN");
        Av2Logs.sweep().write(root.resolve("log/sensors/lidar/1000000001.feather"));
        assertRefused(1, "timestamp_ns: has no pose of 1000000001 ns");
    }

    @Test
    void aRepeatedTimeIsRefused() throws IOException {
        Av2Logs.pose(
                        new FeatherWriter().integers("timestamp_ns", -64, Av2Logs.START, Av2Logs.START),
                        new double[7],
                        new double[7])
                .write(root.resolve("log/city_SE3_egovehicle.feather"));
        assertRefused(0, "row 1, timestamp_ns: 1000000000 is that of row 0, too");
    }

    @Test
    void aMountThatIsNoRotationIsNamed() throws IOException {
        Av2Logs.pose(new FeatherWriter().texts("sensor_name", "up_lidar"), new double[] {0, 0, 1, 1, 1, 0, 0})
                .write(root.resolve("log/calibration/egovehicle_SE3_sensor.feather"));
        assertRefused(0, "egovehicle_SE3_sensor.feather: row 0, qw to tz_m: quaternion must have length 1, got 1.4");
    }

    @Test
    void aBadLabelIsNamedAndPointsAreReadWhateverTheLabelsAre() throws IOException {
        Av2Logs.annotations("DRAGON", 4).write(root.resolve("log/annotations.feather"));
        assertRefused(0, "annotations.feather: row 0 (1000000000 ns): unknown class \"DRAGON\"");
        Av2Logs.annotations("BUS", -4).write(root.resolve("log/annotations.feather"));
        assertRefused(1, "annotations.feather: row 1 (1100000000 ns): box length must be positive");
        Files.writeString(root.resolve("log/annotations.feather"), "no table");
        assertRefused(1, "annotations.feather: must start and end with ARROW1");
        Files.delete(root.resolve("log/calibration/intrinsics.feather"));
        try (Dataset log = Datasets.open("av2:" + root)) {
            assertThat(log.readPoints(1).cloud().size()).isEqualTo(2);
        }
    }

    @Test
    void aColumnOfAnotherTypeIsNamed() throws IOException {
        new FeatherWriter().doubles("x", 1.0).write(root.resolve("log/sensors/lidar/1000000000.feather"));
        assertRefused(0, "1000000000.feather: column x is of float64, must be float16 or float32");
    }

    @Test
    void aSweepWhoseNameIsNoTimeIsNamed() throws IOException {
        Av2Logs.sweep().write(root.resolve("log/sensors/lidar/noon.feather"));
        assertThatThrownBy(() -> Datasets.open("av2:" + root))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("noon: the name must be nanoseconds");
    }

    private void assertRefused(int index, String message) throws IOException {
        try (Dataset log = Datasets.open("av2:" + root.resolve("log"))) {
            assertThatThrownBy(() -> log.read(index))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining(message);
        }
    }

    private Sweep read(int index) throws IOException {
        try (Dataset log = Datasets.open("av2:" + root.resolve("log"))) {
            return log.read(index);
        }
    }
}
