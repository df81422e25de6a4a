package io.foresight.perception.data.kitti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.YawAngle;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KittiWriterTest {
    private static final double CENTIMETRE = 0.01;

    @TempDir
    private Path root;

    @Test
    void framesReturnThroughTheReader() throws IOException {
        SplittableRandom random = new SplittableRandom(21);
        KittiWriter writer = new KittiWriter(root);
        List<Sweep> frames = List.of(frame(random, "scene-0000"), frame(random, "scene-0001"));
        assertThat(writer.add(frames.get(0))).isEqualTo("000000");
        assertThat(writer.add(frames.get(1))).isEqualTo("000001");

        List<String> ids = Datasets.open("kitti:" + root).frameIds();
        assertThat(ids).containsExactly("000000", "000001");
        assertThat(root.resolve("frames.txt")).hasContent("000000 scene-0000\n000001 scene-0001\n");
        for (int i = 0; i < 2; i++) {
            Sweep read = Datasets.open("kitti:" + root).read(i);
            assertThat(read.cloud().xyzi())
                    .containsExactly(frames.get(i).cloud().xyzi());
            assertThat(read.labels().boxes())
                    .hasSameSizeAs(frames.get(i).labels().boxes());
            for (int k = 0; k < read.labels().boxes().size(); k++) {
                LabelledBox written = frames.get(i).labels().boxes().get(k);
                assertThat(read.labels().boxes().get(k).objectClass()).isEqualTo(written.objectClass());
                assertClose(read.labels().boxes().get(k).box(), written.box());
            }
        }
    }

    @Test
    void theImageBoxIsWhereTheCameraSeesTheObject() {
        KittiCalibration calibration = KittiCalibration.ideal();
        KittiObject ahead = calibration.toObject(box(20, 0, 0), KittiType.CAR, 0, Double.NaN);
        double pixelsPerMetre = 721.5 / 17.7; // at the near face
        assertThat(ahead.right() - ahead.left()).isCloseTo(1.8 * pixelsPerMetre, within(3.0));
        assertThat(ahead.imageHeight()).isCloseTo(1.5 * pixelsPerMetre, within(3.0));
        assertThat((ahead.left() + ahead.right()) / 2).isCloseTo(612, within(2.0));
        assertThat(ahead.truncation()).isZero();
        assertThat(ahead.alpha()).isCloseTo(-Math.PI / 2, within(0.01));

        KittiObject behind = calibration.toObject(box(-20, 0, 0), KittiType.CAR, 0, Double.NaN);
        assertThat(behind.imageHeight()).isZero();
        assertThat(behind.truncation()).isEqualTo(1);

        KittiObject beside = calibration.toObject(box(5, 4, 0), KittiType.CAR, 0, Double.NaN);
        assertThat(beside.left()).isZero();
        assertThat(beside.truncation()).isBetween(0.05, 0.95);
    }

    @Test
    void aLabelOfNoClassIsWrittenAsMisc() throws IOException {
        LabelledBox ignored = LabelledBox.of(box(20, 0, 0), ObjectClass.IGNORED);
        new KittiWriter(root).add(frame(new SplittableRandom(1), "a").withLabels(Labels.of(List.of(ignored))));
        assertThat(root.resolve("label_2/000000.txt")).content().startsWith("Misc ");
        assertThat(Datasets.open("kitti:" + root).read(0).labels().boxes())
                .extracting(LabelledBox::objectClass)
                .containsExactly(ObjectClass.IGNORED);
    }

    @Test
    void framesOfKittiKeepEveryWordOfTheirs() throws IOException {
        Path source = root.resolve("source");
        KittiWriter first = new KittiWriter(source);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 3; i++) {
            first.add(frame(random, "frame" + i));
        }
        String words =
                "Van 0.3 2 -1.5 1 2 3 4 1.5 1.6 4 2 1.6 20 -1.57\r\nTram 0 1 -10 1 2 3 4 3 2 9 2 1.6 30 0 0.5\nDontCare -1 -1 -10"
                        + " 5 6 7 8 -1 -1 -1 -1000 -1000 -1000 -10\nDragon 0 0 0 1 2 3 4 1 1 1 2 1 9 0\n";
        Files.writeString(source.resolve("label_2/000000.txt"), words);
        Files.delete(source.resolve("label_2/000001.txt"));
        Files.writeString(source.resolve("label_2/000002.txt"), "");
        Files.createDirectories(source.resolve("image_2"));
        Files.write(source.resolve("image_2/000002.png"), new byte[] {1, 2, 3});
        Path copy = root.resolve("copy");
        KittiWriter writer = new KittiWriter(copy);
        KittiDataset dataset = KittiDataset.open(source);
        for (int i = 2; i >= 0; i--) {
            writer.add(dataset, i);
        }
        assertThat(copy.resolve("label_2/000002.txt")).hasContent(words);
        assertThat(copy.resolve("label_2/000001.txt")).doesNotExist();
        assertThat(copy.resolve("label_2/000000.txt")).isEmptyFile();
        assertThat(copy.resolve("image_2/000000.png")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(copy.resolve("calib/000001.txt")).hasSameTextualContentAs(source.resolve("calib/000001.txt"));
        assertThat(copy.resolve("velodyne/000002.bin")).hasSameBinaryContentAs(source.resolve("velodyne/000000.bin"));
    }

    private static Sweep frame(SplittableRandom random, String id) {
        List<LabelledBox> labels = new ArrayList<>();
        for (ObjectClass objectClass : ObjectClass.known()) {
            Box3d box = new Box3d(
                    FrameId.LIDAR,
                    random.nextDouble(-60, 60),
                    random.nextDouble(-60, 60),
                    random.nextDouble(-2, 1),
                    random.nextDouble(0.3, 12),
                    random.nextDouble(0.3, 3),
                    random.nextDouble(0.5, 4),
                    random.nextDouble(-4, 4));
            labels.add(new LabelledBox(box, objectClass, 1, 2, 3, 4, random.nextDouble()));
        }
        float[] xyzi = new float[400];
        for (int i = 0; i < xyzi.length; i++) {
            xyzi[i] = (float) random.nextDouble();
        }
        return Sweep.of(id, new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SIMULATION), xyzi, 100))
                .withLabels(Labels.of(labels));
    }

    private static void assertClose(Box3d read, Box3d written) {
        assertThat(read.x()).isCloseTo(written.x(), within(CENTIMETRE));
        assertThat(read.y()).isCloseTo(written.y(), within(CENTIMETRE));
        assertThat(read.z()).isCloseTo(written.z(), within(CENTIMETRE));
        assertThat(read.length()).isCloseTo(written.length(), within(CENTIMETRE));
        assertThat(read.width()).isCloseTo(written.width(), within(CENTIMETRE));
        assertThat(read.height()).isCloseTo(written.height(), within(CENTIMETRE));
        assertThat(Math.abs(YawAngle.difference(read.yaw(), written.yaw()))).isLessThan(0.01);
    }

    private static Box3d box(double x, double y, double yaw) {
        return new Box3d(FrameId.LIDAR, x, y, -0.9, 4, 1.8, 1.5, yaw);
    }
}
