package io.foresight.perception.data.kitti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.RealData;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KittiTrackingTest {
    private static final String CAR = "Car 0 1 -0.50 100.0 120.0 200.0 180.0 1.50 1.60 4.00 2.00 1.60 20.00 -1.5708";
    private static final String AREA = "DontCare -1 -1 -10 1 2 3 4 -1000 -1000 -1000 -10 -1 -1 -1";
    private static final double DEGREE_METRES = Math.toRadians(6378137);

    @TempDir
    private Path root;

    @BeforeEach
    void twoSequences() throws IOException {
        sweeps("0000", 0, 1, 3);
        sweeps("0011", 0);
        Files.createDirectories(root.resolve("label_02"));
        Files.createDirectories(root.resolve("oxts"));
        Files.createDirectories(root.resolve("calib"));
        Files.writeString(
                root.resolve("calib/0000.txt"), KittiCalibration.ideal().format());
        label("0 -1 " + AREA, "0 7 " + CAR, "3 7 " + CAR, "3 2 " + CAR.replace("Car", "Person"));
    }

    private void sweeps(String sequence, int... numbers) throws IOException {
        Path folder = Files.createDirectories(root.resolve("velodyne").resolve(sequence));
        for (int number : numbers) {
            Files.write(folder.resolve("%06d.bin".formatted(number)), new byte[32]);
        }
    }

    private void label(String... lines) throws IOException {
        Files.write(root.resolve("label_02/0000.txt"), List.of(lines));
    }

    @Test
    void sequencesAreScenesAndSweepsAreTimedByTheirNumbers() throws IOException {
        Dataset dataset = open();
        assertThat(dataset.frameIds()).containsExactly("0000_000000", "0000_000001", "0000_000003", "0011_000000");
        Sweep sweep = dataset.read(2);
        assertThat(sweep.origin()).isEqualTo(new Sweep.Origin("0000", 2, "hdl64e"));
        assertThat(sweep.cloud().stamp().nanoseconds()).isEqualTo(300_000_000);
        assertThat(sweep.cloud().size()).isEqualTo(2);
        assertThat(sweep.worldFromSensor()).isEmpty();
    }

    @Test
    void labelsCarryTheirTracksAndAFrameWithoutAnyIsEmpty() throws IOException {
        Dataset dataset = open();
        assertThat(dataset.read(0).labels().boxes()).hasSize(1);
        LabelledBox car = dataset.read(2).labels().boxes().get(0);
        assertThat(car.objectClass()).isEqualTo(ObjectClass.named("car"));
        assertThat(car.trackId()).isEqualTo(7);
        assertThat(car.box().x()).isCloseTo(20.27, within(1e-9));
        assertThat(car.attributes()).containsEntry("category", "Car").containsEntry("occluded", "1");
        LabelledBox person = dataset.read(2).labels().boxes().get(1);
        assertThat(person.objectClass()).isEqualTo(ObjectClass.named("pedestrian"));
        assertThat(dataset.read(1).labels().isLabelled()).isTrue();
        assertThat(dataset.read(1).labels().boxes()).isEmpty();
        assertThat(dataset.read(3).labels().isLabelled()).isFalse();
    }

    @Test
    void imagesAreThoseOfTheSequence() throws IOException {
        Path folder = Files.createDirectories(root.resolve("image_02/0000"));
        ByteBuffer png = ByteBuffer.allocate(24).putLong(0x89504e470d0a1a0aL).putLong(0);
        Files.write(folder.resolve("000003.png"), png.putInt(1242).putInt(375).array());
        assertThat(open().read(2).cameras().get(0).camera()).isEqualTo("image_02");
        assertThat(open().read(1).cameras()).isEmpty();
    }

    @Test
    void posesAreEastNorthAndUpOfTheFirst() throws IOException {
        Files.write(
                root.resolve("oxts/0000.txt"),
                List.of(oxts(49, 8, 110, 0), oxts(49, 8.00001, 110, 0), "broken", oxts(49.00001, 8, 111, Math.PI / 2)));
        RigidTransform first = open().read(1).worldFromSensor().orElseThrow();
        double scale = Math.cos(Math.toRadians(49));
        assertPlace(first, 0, 0, 0, scale * DEGREE_METRES * 1e-5, 0, 0);
        RigidTransform last = open().read(2).worldFromSensor().orElseThrow();
        // headed to the north: what is a metre ahead is a metre to the north
        assertPlace(last, 1, 0, 0, 0, DEGREE_METRES * 1e-5 + 1, 1);
    }

    private static String oxts(double latitude, double longitude, double altitude, double yaw) {
        return latitude + " " + longitude + " " + altitude + " 0 0 " + yaw
                + IntStream.range(0, 24).mapToObj(i -> " 0").collect(Collectors.joining());
    }

    private static void assertPlace(
            RigidTransform pose, double x, double y, double z, double east, double north, double up) {
        assertThat(pose.applyX(x, y, z)).isCloseTo(east, within(1e-4));
        assertThat(pose.applyY(x, y, z)).isCloseTo(north, within(1e-4));
        assertThat(pose.applyZ(x, y, z)).isCloseTo(up, within(1e-4));
    }

    @Test
    void rawDrivesHaveTheirPosesAndTheMountOfTheirDay() throws IOException {
        Path day = Files.createDirectories(root.resolve("day"));
        Path drive = Files.createDirectories(day.resolve("drive/velodyne_points/data"))
                .getParent()
                .getParent();
        Files.createDirectories(drive.resolve("oxts/data"));
        for (int i = 4; i < 6; i++) {
            Files.write(drive.resolve("velodyne_points/data/000000000" + i + ".bin"), new byte[32]);
            Files.writeString(drive.resolve("oxts/data/000000000" + i + ".txt"), oxts(49, 8, 100 + i, 0));
        }
        assertThat(Datasets.open("kitti:" + drive).read(1).worldFromSensor()).isEmpty();
        Files.writeString(
                day.resolve("calib_imu_to_velo.txt"),
                "calib_time: 25-May-2012\nR: 1 0 0 0 1 0 0 0 1\nT: -0.8 0.3 -0.8\n");
        RigidTransform pose =
                Datasets.open("kitti:" + drive).read(1).worldFromSensor().orElseThrow();
        assertPlace(pose, 0, 0, 0, 0.8, -0.3, 1.8);
    }

    @Test
    void aBadLineIsNamedAndCostsItsFrameAlone() throws IOException {
        label("0 7 " + CAR, "3 7 Car 1 2");
        assertThat(open().read(0).labels().boxes()).hasSize(1);
        assertRefused(2, "0000.txt:2: has 3 words, must have 15 (label) or 16 (result)");
        label("0 x " + CAR);
        assertRefused(0, "0000.txt:1: must begin with the numbers of a frame and a track, got \"0 x\"");
        Files.writeString(root.resolve("oxts/0000.txt"), oxts(49, 8, 110, 0) + "\n" + oxts(90, 8, 1, 0) + "\nx");
        label();
        open().read(0);
        assertRefused(1, "0000.txt:2: latitude and longitude must be within 85 and 180 degrees, got 90.0 and 8.0");
        assertRefused(2, "0000.txt: has 3 lines, none for sweep 3");
    }

    private void assertRefused(int index, String message) {
        assertThatThrownBy(() -> open().read(index))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining(message);
    }

    private Dataset open() throws IOException {
        return Datasets.open("kitti:" + root);
    }

    @Test
    @Tag("real-data")
    void realLabelsAreWhereTheirImageBoxesAre() throws IOException {
        int compared = 0;
        for (Path file : RealData.files("kitti_tracking/label", ".txt")) {
            Path calib = file.getParent().resolveSibling("calib").resolve(file.getFileName());
            KittiCalibration calibration = KittiCalibration.read(calib);
            TrackLabels labels = TrackLabels.read(file);
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", 3);
                KittiObject object = KittiLabels.parse(words[2], file.toString());
                if (object.type() != KittiType.DONT_CARE && object.truncation() == 0) {
                    LabelledBox label = labels.of(Long.parseLong(words[0]), calibration).boxes().stream()
                            .filter(box -> box.trackId() == Integer.parseInt(words[1]))
                            .findFirst()
                            .orElseThrow();
                    Box3d box = label.box();
                    double[] pixel = calibration.toImage(calibration.toCamera(box.x(), box.y(), box.z()));
                    assertThat(pixel[0]).as(line).isBetween(object.left() - 12, object.right() + 12);
                    assertThat(pixel[1]).as(line).isBetween(object.top() - 12, object.bottom() + 12);
                    compared++;
                }
            }
        }
        assumeTrue(compared > 0, "SKIPPED: no labels of KITTI's tracking layout");
    }
}
