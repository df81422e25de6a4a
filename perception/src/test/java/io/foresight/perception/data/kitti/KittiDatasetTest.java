package io.foresight.perception.data.kitti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.core.geometry.YawAngle;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KittiDatasetTest {
    private static final String CAR = "Car 0.00 1 -0.50 100.0 120.0 200.0 180.0 1.50 1.60 4.00 2.00 1.60 20.00 -1.5708";

    @TempDir
    private Path root;

    @BeforeEach
    void oneSweep() throws IOException {
        for (String folder : new String[] {"velodyne", "label_2", "calib"}) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.write(root.resolve("velodyne/000007.bin"), new byte[32]);
        Files.writeString(
                root.resolve("calib/000007.txt"), KittiCalibration.ideal().format());
    }

    @Test
    void aLabelBecomesALidarBox() throws IOException {
        label(CAR);
        LabelledBox label = read().labels().boxes().get(0);
        assertThat(label.objectClass()).isEqualTo(ObjectClass.named("car"));
        // 20 m ahead of a camera 0.27 m before the LiDAR; 2 m to the right; bottom 1.6 m below a camera 0.08 m below
        // the LiDAR
        assertThat(label.box().x()).isCloseTo(20.27, within(1e-9));
        assertThat(label.box().y()).isCloseTo(-2, within(1e-9));
        assertThat(label.box().z()).isCloseTo(-1.6 - 0.08 + 0.75, within(1e-9));
        assertThat(label.box().length()).isEqualTo(4);
        assertThat(label.box().width()).isEqualTo(1.6);
        assertThat(label.box().height()).isEqualTo(1.5);
        assertThat(label.box().yaw()).isCloseTo(0, within(1e-5));
        assertThat(label.vx()).isNaN();
    }

    @Test
    void typesWithoutAClassAreLabelsThatAreIgnored() throws IOException {
        label(String.join(
                "\n",
                CAR,
                CAR.replace("Car", "Van"),
                CAR.replace("Car", "Person_sitting"),
                CAR.replace("Car", "Tram"),
                CAR.replace("Car", "Misc"),
                "",
                "DontCare -1 -1 -10 623.97 162.02 652.39 174.14 -1 -1 -1 -1000 -1000 -1000 -10"));
        assertThat(read().labels().boxes())
                .extracting(LabelledBox::objectClass)
                .containsExactly(
                        ObjectClass.named("car"),
                        ObjectClass.named("car"),
                        ObjectClass.named("pedestrian"),
                        ObjectClass.IGNORED,
                        ObjectClass.IGNORED);
        assertThat(KittiDataset.open(root).objects(0)).hasSize(6);
    }

    @Test
    void anEmptyLabelFileMeansNoObjectsAndAMissingOneNotLabelled() throws IOException {
        assertThat(KittiDataset.open(root).isLabelled(0)).isFalse();
        assertThat(read().labels().boxes()).isEmpty();
        label("");
        assertThat(KittiDataset.open(root).isLabelled(0)).isTrue();
        assertThat(read().labels().boxes()).isEmpty();
    }

    @Test
    void sweepsAloneAreEnough() throws IOException {
        Path bare = Files.createDirectories(root.resolve("bare/velodyne")).getParent();
        Files.write(bare.resolve("velodyne/0000000000.bin"), new byte[16]);
        Files.write(bare.resolve("velodyne/0000000001.bin"), new byte[16]);
        KittiDataset raw = KittiDataset.open(bare);
        assertThat(raw.read(1).cloud().stamp().secondsSince(raw.read(0).cloud().stamp()))
                .isCloseTo(0.1, within(1e-9));
        assertThatThrownBy(() -> raw.calibration(0))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void sweepsOfADriveAreTimedByTheirNumbersAndNotByTheirPlacesInTheList() throws IOException {
        Path drive = Files.createDirectories(root.resolve("drive"));
        sweeps(drive.resolve("velodyne_points/data"), "0000000002", "0000000003", "0000000008");
        assertThat(seconds(drive)).containsExactly(0.2, 0.3, 0.8);
        Path unix = Files.createDirectories(root.resolve("unix"));
        sweeps(unix.resolve("velodyne"), "1616535966", "1616535967", "1616535990");
        assertThat(seconds(unix)).containsExactly(1616535966.0, 1616535967.0, 1616535990.0);
    }

    @Test
    void orByTheDrivesOwnFileOfTimes() throws IOException {
        Path drive = Files.createDirectories(root.resolve("drive"));
        sweeps(drive.resolve("velodyne_points/data"), "0000000001", "0000000003");
        Path times = drive.resolve("velodyne_points/timestamps.txt");
        Files.writeString(
                times, "\ufeff2011-09-26 23:59:59.9\r\n2011-09-27 00:00:00.0037\r\n\r\n2011-09-27 00:00:00.211100001");
        assertThat(seconds(drive)).containsExactly(0.1037, 0.311100001);
        Files.writeString(times, "2011-09-26 13:02:25\nnoon\n");
        KittiDataset wrong = KittiDataset.open(drive);
        assertThatThrownBy(() -> wrong.read(0))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("timestamps.txt: line 2 is not a time");
        assertThatThrownBy(() -> wrong.read(1))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("timestamps.txt: line 4 has no time for sweep 3");
    }

    private static void sweeps(Path folder, String... ids) throws IOException {
        Files.createDirectories(folder);
        for (String id : ids) {
            Files.write(folder.resolve(id + ".bin"), new byte[16]);
        }
    }

    private static double[] seconds(Path drive) throws IOException {
        KittiDataset dataset = KittiDataset.open(drive);
        double[] seconds = new double[dataset.frameIds().size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = dataset.read(i).cloud().stamp().nanoseconds() / 1e9;
        }
        return seconds;
    }

    @Test
    void pointsAreReadWhateverTheLabelsAre() throws IOException {
        label("Car 1 2 3");
        Files.delete(root.resolve("calib/000007.txt"));
        assertThat(Datasets.open("kitti:" + root).readPoints(0).cloud().size()).isEqualTo(2);
        assertThatThrownBy(this::read).isInstanceOf(BadDataException.class);
    }

    @Test
    void anUnknownTypeIsAnObjectOfNoClass() throws IOException {
        label(CAR.replace("Car", "Dragon"));
        assertThat(read().labels().boxes()).extracting(LabelledBox::objectClass).containsExactly(ObjectClass.IGNORED);
    }

    @Test
    void byteOrderMarksBeforeLabelsAndCalibrationAreNoContent() throws IOException {
        label("\ufeff" + CAR + "\r\n");
        Path file = root.resolve("calib/000007.txt");
        Files.writeString(file, "\ufeff" + Files.readString(file));
        assertThat(read().labels().boxes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, -0.3, Math.PI / 2, 3})
    void headingsTurnAsTheLidarIsMounted(double turned) throws IOException {
        KittiCalibration mounted = turned(turned);
        Files.writeString(root.resolve("calib/000007.txt"), mounted.format());
        for (double rotation : new double[] {-1.5708, 0, 0.7, 3.1}) {
            label(CAR.replace("-1.5708", Double.toString(rotation)));
            Box3d box = read().labels().boxes().get(0).box();
            double straight = -rotation - Math.PI / 2;
            assertThat(YawAngle.difference(box.yaw(), straight - turned)).isCloseTo(0, within(1e-6));
            KittiObject back = mounted.toObject(box, KittiType.CAR, 0, Double.NaN);
            assertThat(YawAngle.difference(back.rotationY(), rotation)).isCloseTo(0, within(1e-6));
            assertThat(back.x()).isCloseTo(2, within(1e-6));
            assertThat(back.z()).isCloseTo(20, within(1e-6));
        }
    }

    /** A LiDAR that is turned to the left by that angle on KITTI's mounting. */
    private static KittiCalibration turned(double angle) throws IOException {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        FrameId camera = new FrameId("kitti-rectified-camera-0");
        RigidTransform axes =
                RigidTransform.ofMatrix(FrameId.LIDAR, camera, -sin, -cos, 0, 0, 0, 0, -1, -0.08, cos, -sin, 0, -0.27);
        return new KittiCalibration(axes, new double[] {700, 0, 600, 0, 0, 700, 170, 0, 0, 0, 1, 0});
    }

    @Test
    void imageBoxesAreCutToTheFramesOwnImage() throws IOException {
        Files.createDirectories(root.resolve("image_2"));
        ByteBuffer png = ByteBuffer.allocate(24).putLong(0x89504e470d0a1a0aL).putLong(0);
        Files.write(
                root.resolve("image_2/000007.png"),
                png.putInt(1920).putInt(1080).array());
        KittiCalibration large = KittiDataset.open(root).calibration(0);
        assertThat(large.imageWidth()).isEqualTo(1920);
        assertThat(large.imageHeight()).isEqualTo(1080);
        Box3d right = new Box3d(FrameId.LIDAR, 10, -10, 0, 4, 1.8, 1.5, 0);
        assertThat(large.toObject(right, KittiType.CAR, 0, 1).right()).isGreaterThan(1242);
        assertThat(KittiCalibration.ideal().toObject(right, KittiType.CAR, 0, 1).right())
                .isLessThanOrEqualTo(1241);
    }

    @Test
    void theFolderAboveIsRecognised() throws IOException {
        Path above = root.resolve("above");
        Files.createDirectories(above.resolve("training/velodyne"));
        assertThatThrownBy(() -> KittiDataset.open(above)).hasMessageContaining("did you mean");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.50 1.60 4.00 | 1.50 1.60 | 14 words",
                "1.50 1.60 4.00 | 0 1.60 4.00 | height must be positive",
                "1.50 1.60 4.00 | 1.50 -1 4.00 | width must be positive",
                "1.50 1.60 4.00 | 1.50 1.60 NaN | length must be finite",
                "20.00 | Infinity | z must be finite",
                "20.00 | 1e30 | z must be finite",
                "20.00 | far | z is not a number"
            })
    void aBadLabelIsNamedByFileLineAndField(String from, String to, String named) throws IOException {
        label(CAR + "\n" + CAR.replace(from, to));
        assertThatThrownBy(this::read)
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("000007.txt:2")
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P2: | P9: | no line P2",
                "R0_rect: 1 | R0_rect: 2 | rotation",
                "R0_rect: 1 | R0_rect: one | R0_rect is not a number",
                "R0_rect: 1.000000000000e | R0_rect: 1e9999 1e | 10 numbers",
                "R0_rect: 1.000000000000e.00 | R0_rect: NaN | finite",
                "Tr_velo_to_cam: | Tr_velo_to_cam: 1 | 13 numbers"
            })
    void aBadCalibrationIsNamedByFileAndKey(String from, String to, String named) throws IOException {
        label(CAR);
        Path file = root.resolve("calib/000007.txt");
        Files.writeString(file, Files.readString(file).replaceFirst(from, to));
        assertThatThrownBy(this::read)
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("000007.txt")
                .hasMessageContaining(named);
    }

    @Test
    void linesAreFoundByKeyInAnyOrder() throws IOException {
        label(CAR);
        Path file = root.resolve("calib/000007.txt");
        String reversed =
                Files.readString(file).lines().sorted((a, b) -> b.compareTo(a)).reduce("", (a, b) -> a + b + "\n");
        Files.writeString(file, reversed.replace("R0_rect:", "R_rect").replace("Tr_velo_to_cam:", "Tr_velo_cam"));
        assertThat(read().labels().boxes()).hasSize(1);
    }

    private Sweep read() throws IOException {
        return Datasets.open("kitti:" + root).read(0);
    }

    private void label(String text) throws IOException {
        Files.writeString(root.resolve("label_2/000007.txt"), text);
    }
}
