package io.foresight.perception.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.kitti.KittiWriter;
import io.foresight.perception.data.sim.SensorDescription;
import io.foresight.perception.data.sim.SimDatasetWriter;
import io.foresight.perception.data.sim.SimSceneWriter;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointCloudValidator;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.points.PointLimits;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages each file of a small dataset in seeded ways: a reader either reads or says what is wrong, and nothing else. */
class ReaderFuzzTest {
    private static final int ROUNDS = 150;
    private static final PointCloudValidator GATE = new PointCloudValidator(PointLimits.DEFAULT);

    @TempDir
    private Path root;

    @Test
    void kitti() throws IOException {
        new KittiWriter(root).add(frame());
        for (String file : new String[] {"velodyne/000000.bin", "label_2/000000.txt", "calib/000000.txt"}) {
            damage("kitti", root.resolve(file));
        }
    }

    @Test
    void sim() throws IOException {
        SensorDescription sensor = new SensorDescription("s", 1.7, 100, 0.1, List.of(1.0, 2.0));
        SimDatasetWriter writer = SimDatasetWriter.open(root, Map.of("seed", "1"));
        try (SimSceneWriter scene = writer.startScene("a", sensor)) {
            scene.add(frame().withPose(RigidTransform.identity(FrameId.LIDAR, FrameId.WORLD)));
            scene.commit();
        }
        for (String file : new String[] {"dataset.json", "scenes/a/scene.json", "scenes/a/sweeps.bin"}) {
            damage("sim", root.resolve(file));
        }
    }

    @Test
    void pcd() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("VERSION 0.7\nFIELDS x y z intensity\nSIZE 4 4 4 1\nTYPE F F F U\nCOUNT 1 1 1 1\n");
        text.append("WIDTH 50\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS 50\nDATA ");
        byte[] binary =
                Arrays.copyOf((text + "binary\n").getBytes(StandardCharsets.US_ASCII), text.length() + 7 + 50 * 13);
        Path file = root.resolve("a.pcd");
        Files.write(file, binary);
        damage("pcd", file);
        byte[] header = (text + "binary_compressed\n").getBytes(StandardCharsets.US_ASCII);
        byte[] packed = Arrays.copyOf(header, header.length + 8 + 4 * 13);
        packed[header.length] = 52;
        packed[header.length + 4] = (byte) (650 & 0xff);
        packed[header.length + 5] = 650 >> 8;
        Files.write(file, packed);
        damage("pcd", file);
        Files.writeString(file, text + "ascii\n" + "1 2 3 4\n".repeat(50));
        damage("pcd", file);
    }

    private void damage(String kind, Path file) throws IOException {
        byte[] sound = Files.readAllBytes(file);
        SplittableRandom random =
                new SplittableRandom(file.getFileName().toString().hashCode());
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = round % 3 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            try {
                Dataset dataset = Datasets.open(kind + ":" + root);
                for (int i = 0; i < dataset.frameIds().size(); i++) {
                    PointCloud kept = GATE.validate(dataset.read(i).cloud()).cloud();
                    for (int k = 0; k < 4 * kept.size(); k++) {
                        assertThat(Float.isFinite(kept.xyzi()[k])).isTrue();
                    }
                }
            } catch (BadDataException expected) {
                assertThat(expected.getMessage()).contains(root.toString());
                refused++;
            }
        }
        assertThat(refused).isPositive();
        Files.write(file, sound);
    }

    private static Sweep frame() {
        SplittableRandom random = new SplittableRandom(1);
        float[] xyzi = new float[4 * 60];
        for (int i = 0; i < xyzi.length; i++) {
            xyzi[i] = (float) random.nextDouble();
        }
        PointCloud cloud = new PointCloud(
                FrameId.LIDAR, new Stamp(0, Clock.SIMULATION), xyzi, 60, PointColumns.of(new float[60], new short[60]));
        Box3d box = new Box3d(FrameId.LIDAR, 20, 1, -1, 4, 1.8, 1.5, 0.3);
        return Sweep.of("a", cloud)
                .withLabels(Labels.of(List.of(new LabelledBox(box, ObjectClass.named("car"), 1, 0, 1, 9, 0.1))));
    }
}
