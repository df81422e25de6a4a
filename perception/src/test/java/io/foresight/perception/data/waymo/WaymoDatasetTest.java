package io.foresight.perception.data.waymo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaymoDatasetTest {
    @TempDir
    private Path root;

    @Test
    void everyPixelIsTakenFromThePoseThatItWasMeasuredFromToTheFrames() throws IOException {
        byte[] poses = ProtoBytes.matrix(FrameBytes.ROWS, FrameBytes.COLUMNS, 6, FrameBytes.poses());
        Sweep sweep = read(
                "",
                new FrameBytes()
                        .calibrated()
                        .laser(1, FrameBytes.image(FrameBytes.full()), null, poses)
                        .done());
        PointCloud cloud = sweep.cloud();
        assertThat(cloud.size()).isEqualTo(FrameBytes.ROWS * FrameBytes.COLUMNS);
        for (int pixel = 0; pixel < cloud.size(); pixel++) {
            double[] expected = expected(pixel);
            assertThat((double) cloud.x(pixel)).as("pixel %s", pixel).isCloseTo(expected[0], within(1e-4));
            assertThat((double) cloud.y(pixel)).as("pixel %s", pixel).isCloseTo(expected[1], within(1e-4));
            assertThat((double) cloud.z(pixel)).as("pixel %s", pixel).isCloseTo(expected[2], within(1e-4));
            assertThat((double) cloud.intensity(pixel)).isCloseTo(Math.tanh(pixel * 0.1), within(1e-6));
            assertThat(cloud.columns().rings().orElseThrow()[pixel]).isEqualTo((short) (pixel / FrameBytes.COLUMNS));
        }
        assertThat(sweep.skew()).isEqualTo(Skew.REMOVED);
        assertThat(sweep.origin()).isEqualTo(new Sweep.Origin("segment-7", 0, "TOP"));
        assertThat(cloud.stamp().nanoseconds()).isEqualTo(1_550_000_000_000_123_000L);
        RigidTransform pose = sweep.worldFromSensor().orElseThrow();
        double[] roof = FrameBytes.VEHICLE.transform(1.5, 0, 2);
        assertThat(pose.applyX(0, 0, 0)).isCloseTo(roof[0], within(1e-9));
        assertThat(pose.applyY(0, 0, 0)).isCloseTo(roof[1], within(1e-9));
        assertThat(pose.applyZ(0, 0, 0)).isCloseTo(roof[2], within(1e-9));
    }

    /** By quaternions, where the reader has matrices. */
    private static double[] expected(int pixel) {
        int row = pixel / FrameBytes.COLUMNS;
        int column = pixel % FrameBytes.COLUMNS;
        double inclination = FrameBytes.BEAMS[FrameBytes.ROWS - 1 - row];
        double azimuth = Math.PI * (1 - (2 * column + 1.0) / FrameBytes.COLUMNS) - FrameBytes.ROOF.yaw();
        double range = 5 + pixel * 0.25;
        double[] inLidar = {
            range * Math.cos(inclination) * Math.cos(azimuth),
            range * Math.cos(inclination) * Math.sin(azimuth),
            range * Math.sin(inclination)
        };
        float[] p = FrameBytes.poses();
        int at = 6 * pixel;
        Pose vehicle = Pose.at(p[at + 3], p[at + 4], p[at + 5])
                .times(Pose.turned(0, 0, 1, p[at + 2]))
                .times(Pose.turned(0, 1, 0, p[at + 1]))
                .times(Pose.turned(1, 0, 0, p[at]));
        double[] inWorld = vehicle.times(FrameBytes.ROOF).transform(inLidar[0], inLidar[1], inLidar[2]);
        double[] inFrame = FrameBytes.VEHICLE.inverse().transform(inWorld[0], inWorld[1], inWorld[2]);
        return new double[] {inFrame[0] - 1.5, inFrame[1], inFrame[2] - 2};
    }

    @Test
    void theMiddleColumnLooksAheadHoweverTheLidarIsTurnedAndEarlierOnesToTheLeft() throws IOException {
        float[] values = FrameBytes.single(2, FrameBytes.COLUMNS / 2, 100, 0, -1);
        values[4 * (2 * FrameBytes.COLUMNS + FrameBytes.COLUMNS / 4)] = 100;
        PointCloud cloud = read(
                        "",
                        new FrameBytes()
                                .calibrated()
                                .laser(1, FrameBytes.image(values), null, null)
                                .done())
                .cloud();
        double half = Math.PI / FrameBytes.COLUMNS; // a column's middle
        assertThat(Math.atan2(cloud.y(1), cloud.x(1))).isCloseTo(-half, within(0.02));
        assertThat(Math.atan2(cloud.y(0), cloud.x(0))).isCloseTo(Math.PI / 2 - half, within(0.02));
    }

    @Test
    void returnsLidarsAndZonesWithoutLabelsAreChosen() throws IOException {
        byte[] frame = new FrameBytes()
                .calibrated()
                .laser(2, FrameBytes.image(FrameBytes.single(3, 8, 5, 1, -1)), null, null)
                .laser(
                        1,
                        FrameBytes.image(FrameBytes.single(0, 8, 10, 1, -1)),
                        FrameBytes.image(FrameBytes.single(1, 8, 20, 1, 1)),
                        null)
                .done();
        assertThat(read("", frame).cloud().size()).isEqualTo(2);
        assertThat(read("?lidars=top", frame).cloud().size()).isEqualTo(1);
        assertThat(read("?returns=2", frame).cloud().size()).isZero();
        assertThat(read("?returns=2&no_label_zones=keep", frame).cloud().size()).isEqualTo(1);
        Sweep all = read("?no_label_zones=keep", frame);
        assertThat(all.origin().sensor()).isEqualTo("TOP+FRONT");
        assertThat(all.cloud().columns().rings().orElseThrow()).containsExactly((short) 0, (short) 1, (short) 7);
        // the lowest of four beams between -1.5 and 0.5, 5 m long, from 2.5 m before the roof's LiDAR and 1 m beneath
        assertThat((double) all.cloud().z(2)).isCloseTo(-1 + 5 * Math.sin(-1.25), within(1e-5));
        assertThatThrownBy(() -> read("?returns=3", frame))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("returns must be one of both, 1, 2, got \"3\"");
    }

    @Test
    void oneRangeImageOfALaserIsUnpackedHoweverOftenItIsThere() throws IOException {
        ProtoBytes image = new ProtoBytes();
        for (int i = 0; i < 200; i++) {
            image.bytes(2, ProtoBytes.bomb(16 << 20, 0)); // each would take 16 MiB, and fail
        }
        image.bytes(2, FrameBytes.image(FrameBytes.single(0, 8, 10, 1, -1)));
        byte[] frame = new FrameBytes()
                .calibrated()
                .with(5, new ProtoBytes().integer(1, 1).message(2, image))
                .done();
        assertThat(read("", frame).cloud().size()).isEqualTo(1);
    }

    @Test
    void labelsAreInThePointsFrameWithTheirTrackAndVelocityOverGround() throws IOException {
        double[] ahead = FrameBytes.VEHICLE.transform(3, 0, 0);
        ProtoBytes label = new ProtoBytes()
                .message(
                        1,
                        new ProtoBytes()
                                .numbers(1, 20)
                                .numbers(2, -3)
                                .numbers(3, 1)
                                .numbers(4, 1.75)
                                .numbers(5, 4.5)
                                .numbers(6, 1.5)
                                .numbers(7, 0.25))
                .message(2, new ProtoBytes().numbers(1, ahead[0] - 100).numbers(2, ahead[1] - 200))
                .integer(3, 1)
                .text(4, "wYx9")
                .integer(5, 2)
                .integer(7, 70)
                .integer(13, 60);
        byte[] frame = new FrameBytes()
                .calibrated()
                .laser(1, FrameBytes.image(FrameBytes.single(0, 8, 10, 1, -1)), null, null)
                .with(6, label)
                .done();
        LabelledBox box = read("", frame).labels().boxes().get(0);
        assertThat(box.objectClass()).isEqualTo(ObjectClass.named("car"));
        assertThat(box.box().x()).isCloseTo(18.5, within(1e-9));
        assertThat(box.box().y()).isCloseTo(-3, within(1e-9));
        assertThat(box.box().z()).isCloseTo(-1, within(1e-9));
        assertThat(box.box().length()).isEqualTo(4.5);
        assertThat(box.box().width()).isEqualTo(1.75);
        assertThat(box.box().height()).isEqualTo(1.5);
        assertThat(box.box().yaw()).isCloseTo(0.25, within(1e-9));
        assertThat(box.vx()).isCloseTo(3, within(1e-9));
        assertThat(box.vy()).isCloseTo(0, within(1e-9));
        assertThat(box.points()).isEqualTo(70);
        assertThat(read("?lidars=top", frame).labels().boxes().get(0).points()).isEqualTo(60);
        assertThat(box.attributes())
                .containsEntry("category", "VEHICLE")
                .containsEntry("id", "wYx9")
                .containsEntry("detection_difficulty", "2")
                .doesNotContainKey("tracking_difficulty");
        assertThat(box.trackId()).isNotNegative();
    }

    @Test
    void aFrameOfASegmentWithObjectsIsLabelledWithoutOneAndThatOfTheTestSetIsNot() throws IOException {
        byte[] image = FrameBytes.image(FrameBytes.single(0, 8, 10, 1, -1));
        byte[] empty = new FrameBytes().calibrated().laser(1, image, null, null).done();
        assertThat(read("", empty).labels().isLabelled()).isTrue();
        FrameBytes test = new FrameBytes();
        test.context = new ProtoBytes().text(1, "test");
        assertThat(read("", test.calibrated().laser(1, image, null, null).done())
                        .labels()
                        .isLabelled())
                .isFalse();
    }

    @Test
    void imagesAreReadOnDemandAndSeenFromWhereTheVehicleWasThen() throws IOException {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};
        Pose then = FrameBytes.VEHICLE.times(Pose.at(0.5, 0, 0)); // half a metre on
        FrameBytes bytes = new FrameBytes().calibrated();
        bytes.context.message(
                2,
                new ProtoBytes()
                        .integer(1, 4)
                        .packed(2, 2000, 2001, 960, 640, 0.04, -0.3, 0.001, 0.002, 0.05)
                        .message(3, FrameBytes.transform(Pose.at(1.5, 0, 2, Math.PI / 2)))
                        .integer(4, 1920)
                        .integer(5, 886));
        bytes.with(
                4,
                new ProtoBytes()
                        .integer(1, 4)
                        .bytes(2, jpeg)
                        .message(3, FrameBytes.transform(then))
                        .numbers(7, 1550.0)
                        .numbers(8, 1550.5));
        CameraImage image = read("", new byte[0], bytes.done()).cameras().get(0);
        assertThat(image.camera()).isEqualTo("SIDE_LEFT");
        assertThat(image.width()).isEqualTo(1920);
        assertThat(image.height()).isEqualTo(886);
        assertThat(image.stamp().orElseThrow().nanoseconds()).isEqualTo(1_550_250_000_000L);
        assertThat(image.bytes().read().array()).isEqualTo(jpeg);
        CameraCalibration camera = image.calibration().orElseThrow();
        assertThat(camera.fy()).isEqualTo(2001);
        assertThat(camera.distortion().coefficients()).containsExactly(0.04, -0.3, 0.001, 0.002, 0.05);
        RigidTransform fromPoints = camera.cameraFromSensor().orElseThrow();
        // it looks to the left: what is 10 m to the left and 2 m ahead is now 1.5 m to its right
        assertThat(fromPoints.applyX(2, 10, 1)).isCloseTo(1.5, within(1e-9));
        assertThat(fromPoints.applyY(2, 10, 1)).isCloseTo(-1, within(1e-9));
        assertThat(fromPoints.applyZ(2, 10, 1)).isCloseTo(10, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "beams | beam_inclinations of LiDAR TOP: has 4, the range image has 2 rows",
                "mirror | context, laser_calibrations, extrinsic: a rotation is right-handed",
                "no calibration | context, laser_calibrations: has none of LiDAR TOP",
                "NaN pose | lasers, TOP: range_image_pose, row 1, column 3: transform element 7 must be finite",
                "NaN vehicle | pose: transform: must be finite, got NaN",
                "no vehicle | must have a pose and timestamp_micros from 0 on, got no pose",
                "shape | range_image_compressed: shape: is [4, 15, 4] of 256 numbers",
                "bomb | range_image_compressed: data: must be one block of at most 16777216 bytes of float32",
                "long | range_image_compressed: cannot be unpacked",
                "lying | range_image_compressed: cannot be unpacked",
                "no zlib | range_image_compressed: cannot be unpacked",
                "poses | range_image_pose has 2 x 16 pixels, the range image 4 x 16",
                "lasers | has 6 lasers, there are 5 LiDARs",
                "type | laser_labels[0], type: must be 0 to 4 with a box, got 9",
                "size | laser_labels[0], box width must be positive",
            })
    void whatIsWrongIsNamed(String what, String message) throws IOException {
        byte[] frame = wrong(what);
        assertThatThrownBy(() -> read("", frame))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("a.tfrecord: record 0: ")
                .hasMessageContaining(message);
    }

    private static byte[] wrong(String what) {
        byte[] image = FrameBytes.image(FrameBytes.single(1, 3, 9, 1, -1));
        FrameBytes frame = new FrameBytes();
        ProtoBytes box = new ProtoBytes().numbers(5, 4).numbers(6, 1);
        ProtoBytes mirror = new ProtoBytes().numbers(1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1);
        ProtoBytes nowhere = new ProtoBytes().numbers(1, Double.NaN, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
        return switch (what) {
            case "beams" ->
                frame.calibrated()
                        .laser(1, ProtoBytes.matrix(2, 2, 4, new float[16]), null, null)
                        .done();
            case "mirror" -> {
                frame.context.message(3, new ProtoBytes().integer(1, 1).message(5, mirror));
                yield frame.done();
            }
            case "no calibration" -> frame.laser(1, image, null, null).done();
            case "NaN vehicle" -> frame.calibrated().done(nowhere);
            case "no vehicle" ->
                new ProtoBytes().message(1, frame.context).integer(2, 5).done();
            case "type" ->
                frame.calibrated()
                        .laser(1, image, null, null)
                        .with(6, new ProtoBytes().integer(3, 9))
                        .done();
            case "size" ->
                frame.calibrated()
                        .laser(1, image, null, null)
                        .with(6, new ProtoBytes().message(1, box))
                        .done();
            default -> wrongImage(what);
        };
    }

    /** A laser's range image or its poses. */
    private static byte[] wrongImage(String what) {
        byte[] image = FrameBytes.image(FrameBytes.single(1, 3, 9, 1, -1));
        FrameBytes frame = new FrameBytes();
        float[] poses = FrameBytes.poses();
        poses[6 * (FrameBytes.COLUMNS + 3) + 4] = Float.NaN;
        return switch (what) {
            case "NaN pose" ->
                frame.calibrated()
                        .laser(1, image, null, ProtoBytes.matrix(4, 16, 6, poses))
                        .done();
            case "shape" ->
                frame.calibrated()
                        .laser(1, ProtoBytes.matrix(4, 15, 4, new float[256]), null, null)
                        .done();
            case "bomb" ->
                frame.calibrated()
                        .laser(1, ProtoBytes.bomb(1 << 28, 1 << 20), null, null)
                        .done();
            case "long" ->
                frame.calibrated()
                        .laser(1, ProtoBytes.bomb(16 << 20, (16 << 20) + 5000), null, null)
                        .done();
            case "lying" ->
                frame.calibrated()
                        .laser(1, ProtoBytes.bomb(4096, 100), null, null)
                        .done();
            case "no zlib" ->
                frame.calibrated().laser(1, new byte[] {1, 2, 3}, null, null).done();
            case "poses" ->
                frame.calibrated()
                        .laser(1, image, null, ProtoBytes.matrix(2, 16, 6, new float[192]))
                        .done();
            case "lasers" -> {
                frame.calibrated();
                for (int i = 0; i < 6; i++) {
                    frame.laser(1, image, null, null);
                }
                yield frame.done();
            }
            default -> throw new IllegalArgumentException(what);
        };
    }

    @Test
    void pointsAreReadWhateverTheLabelsAre() throws IOException {
        Files.write(root.resolve("a.tfrecord"), ProtoBytes.record(wrong("size")));
        assertThat(Datasets.open("waymo:" + root).readPoints(0).cloud().size()).isEqualTo(1);
    }

    /** The last of the given frames. */
    private Sweep read(String options, byte[]... frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(ProtoBytes.record(frame));
        }
        Files.write(root.resolve("a.tfrecord"), all.toByteArray());
        return Datasets.open("waymo:" + root + options).read(frames.length - 1);
    }
}
