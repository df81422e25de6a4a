package io.foresight.perception.data.av2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.core.geometry.YawAngle;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
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

/** A vehicle that drives 10 m/s to the north of its city, and turned there by a quarter. */
class Av2DatasetTest {
    private static final double HALF = Math.sqrt(0.5);
    private static final long START = 1_000_000_000L;
    private static final long PERIOD = 100_000_000L;

    @TempDir
    private Path root;

    @BeforeEach
    void aLogOfThreeSweeps() throws IOException {
        for (int i = 0; i < 3; i++) {
            sweep().write(root.resolve("log/sensors/lidar/" + (START + i * PERIOD) + ".feather"));
        }
        mounts().write(root.resolve("log/calibration/egovehicle_SE3_sensor.feather"));
        intrinsics().write(root.resolve("log/calibration/intrinsics.feather"));
        poses(1.0).write(root.resolve("log/city_SE3_egovehicle.feather"));
        annotations("REGULAR_VEHICLE", 4.0).write(root.resolve("log/annotations.feather"));
    }

    private static FeatherWriter sweep() {
        return new FeatherWriter() // 1, 2, 0.5 and -4, 0, 0.25
                .halves("x", (short) 0x3c00, (short) 0xc400)
                .halves("y", (short) 0x4000, (short) 0)
                .halves("z", (short) 0x3800, (short) 0x3400)
                .integers("intensity", 8, 255L, 51L)
                .integers("laser_number", 8, 63L, 0L)
                .integers("offset_ns", -32, 50_000_000L, 0L);
    }

    private static FeatherWriter mounts() {
        return pose(
                new FeatherWriter().texts("sensor_name", "up_lidar", "ring_front_center"),
                new double[] {1, 0, 1.5, Math.cos(0.005), 0, 0, Math.sin(0.005)},
                new double[] {1.5, 0, 1.25, 0.5, -0.5, 0.5, -0.5});
    }

    private static FeatherWriter intrinsics() {
        return new FeatherWriter()
                .texts("sensor_name", "ring_front_center")
                .doubles("fx_px", 1000.0)
                .doubles("fy_px", 1001.0)
                .doubles("cx_px", 800.0)
                .doubles("cy_px", 1000.0)
                .doubles("k1", -0.25)
                .doubles("k2", 0.125)
                .doubles("k3", 0.5)
                .integers("height_px", 16, 2048L)
                .integers("width_px", 16, 1550L);
    }

    /** The last three are of the sweeps, the first of an image. */
    private static FeatherWriter poses(double length) {
        return pose(
                new FeatherWriter()
                        .integers("timestamp_ns", -64, START + 20_000_000, START, START + PERIOD, START + 2 * PERIOD),
                new double[] {100, 200.2, 5, HALF, 0, 0, HALF},
                new double[] {100, 200, 5, HALF, 0, 0, HALF},
                new double[] {100, 201, 5, HALF, 0, 0, HALF},
                new double[] {100, 202, 5, HALF * length, 0, 0, HALF});
    }

    /** A car ahead that keeps its distance, seen in the first two sweeps, and a pedestrian in the second. */
    private static FeatherWriter annotations(String category, double length) {
        return pose(
                new FeatherWriter()
                        .integers("timestamp_ns", -64, START, START + PERIOD, START + PERIOD)
                        .texts("track_uuid", "a", "a", "b")
                        .texts("category", category, category, "PEDESTRIAN")
                        .doubles("length_m", length, length, 0.5)
                        .doubles("width_m", 2.0, 2.0, 0.5)
                        .doubles("height_m", 1.5, 1.5, 1.75)
                        .integers("num_interior_pts", -64, 12L, 13L, 0L),
                new double[] {20, 3, 1, 1, 0, 0, 0},
                new double[] {20, 3, 1, 1, 0, 0, 0},
                new double[] {5, -3, 1, HALF, 0, 0, HALF});
    }

    private static FeatherWriter pose(FeatherWriter table, double[]... rows) {
        String[] names = {"tx_m", "ty_m", "tz_m", "qw", "qx", "qy", "qz"};
        for (int column = 0; column < names.length; column++) {
            int of = column;
            table.doubles(names[column], Arrays.stream(rows).map(row -> row[of]).toArray(Double[]::new));
        }
        return table;
    }

    @Test
    void pointsAreSeenFromTheUpperLidarAlongTheVehiclesAxes() throws IOException {
        Sweep sweep = read(1);
        PointCloud cloud = sweep.cloud();
        assertThat(Arrays.copyOf(cloud.xyzi(), 8)).containsExactly(0, 2, -1, 1, -5, 0, -1.25f, 0.2f);
        assertThat(cloud.columns().timeOffsets().orElseThrow()).containsExactly(0.05f, 0);
        assertThat(cloud.columns().rings().orElseThrow()).containsExactly((short) 63, (short) 0);
        assertThat(cloud.stamp().nanoseconds()).isEqualTo(START + PERIOD);
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
        assertThat(car.attributes()).containsEntry("category", "REGULAR_VEHICLE").containsEntry("track_uuid", "a");
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
        Path images = Files.createDirectories(root.resolve("log/sensors/cameras/ring_front_center"));
        Files.write(images.resolve(START + 20_000_000 + ".jpg"), new byte[] {1, 2, 3});
        assertThat(read(1).cameras()).isEmpty(); // 80 ms away
        CameraImage image = read(0).cameras().get(0);
        assertThat(image.camera()).isEqualTo("ring_front_center");
        assertThat(image.width()).isEqualTo(1550);
        assertThat(image.height()).isEqualTo(2048);
        assertThat(image.stamp().orElseThrow().nanoseconds()).isEqualTo(START + 20_000_000);
        assertThat(image.bytes().read().remaining()).isEqualTo(3);
        CameraCalibration calibration = image.calibration().orElseThrow();
        assertThat(calibration.distortion().coefficients()).containsExactly(-0.25, 0.125, 0.0, 0.0, 0.5);
        // 10 m ahead of the LiDAR; the camera is 0.5 m before it and 0.25 m beneath, and drove 0.2 m on
        RigidTransform camera = calibration.cameraFromSensor().orElseThrow();
        assertThat(camera.applyX(10, 1, 0)).isCloseTo(-1, within(1e-9));
        assertThat(camera.applyY(10, 1, 0)).isCloseTo(-0.25, within(1e-9));
        assertThat(camera.applyZ(10, 1, 0)).isCloseTo(9.3, within(1e-9));
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
        poses(Double.NaN).write(root.resolve("log/city_SE3_egovehicle.feather"));
        assertThat(read(1).cloud().size()).isEqualTo(2);
        assertRefused(2, "city_SE3_egovehicle.feather: row 3, qw to tz_m: quaternion must have length 1, got NaN");
        sweep().write(root.resolve("log/sensors/lidar/1000000001.feather"));
        assertRefused(1, "timestamp_ns: has no pose of 1000000001 ns");
    }

    @Test
    void aRepeatedTimeIsRefused() throws IOException {
        pose(new FeatherWriter().integers("timestamp_ns", -64, START, START), new double[7], new double[7])
                .write(root.resolve("log/city_SE3_egovehicle.feather"));
        assertRefused(0, "row 1, timestamp_ns: 1000000000 is that of row 0, too");
    }

    @Test
    void aMountThatIsNoRotationIsNamed() throws IOException {
        pose(new FeatherWriter().texts("sensor_name", "up_lidar"), new double[] {0, 0, 1, 1, 1, 0, 0})
                .write(root.resolve("log/calibration/egovehicle_SE3_sensor.feather"));
        assertRefused(0, "egovehicle_SE3_sensor.feather: row 0, qw to tz_m: quaternion must have length 1, got 1.4");
    }

    @Test
    void aBadLabelIsNamedAndPointsAreReadWhateverTheLabelsAre() throws IOException {
        annotations("DRAGON", 4).write(root.resolve("log/annotations.feather"));
        assertRefused(0, "annotations.feather: row 0 (1000000000 ns): unknown class \"DRAGON\"");
        annotations("BUS", -4).write(root.resolve("log/annotations.feather"));
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
        new FeatherWriter()
                .doubles("x", 1.0)
                .write(root.resolve("log/sensors/lidar/1000000000.feather"));
        assertRefused(0, "1000000000.feather: column x is of float64, must be float16 or float32");
    }

    @Test
    void aSweepWhoseNameIsNoTimeIsNamed() throws IOException {
        sweep().write(root.resolve("log/sensors/lidar/noon.feather"));
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
