package io.foresight.perception.data.kitti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.core.geometry.YawAngle;
import io.foresight.perception.RealData;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.eval.CameraViewScore;
import io.foresight.perception.eval.DetectionLine;
import io.foresight.perception.eval.KittiDifficulty;
import io.foresight.perception.eval.KittiEvaluation;
import io.foresight.perception.eval.KittiFrame;
import io.foresight.perception.eval.KittiMetric;
import io.foresight.perception.eval.KittiOverlaps;
import io.foresight.perception.eval.KittiPrecision;
import io.foresight.perception.eval.KittiResults;
import io.foresight.perception.eval.Tally;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointCloudValidator;
import io.foresight.perception.points.PointLimits;
import io.foresight.perception.points.ValidatedCloud;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real-data")
class RealKittiTest {
    private static final PointCloudValidator GATE = new PointCloudValidator(PointLimits.DEFAULT);

    @Test
    void picturesComeWithTheirCameraWherePointsProjectIntoThem() throws IOException {
        Dataset dataset = Datasets.open("kitti:" + RealData.path("kitti/object_training"));
        Sweep sweep = dataset.read(dataset.frameIds().indexOf("000008"));
        CameraImage image = sweep.cameras().get(0);
        assertThat(image.camera()).isEqualTo("image_2");
        assertThat(image.width()).isBetween(1200, 1250);
        assertThat(image.height()).isBetween(365, 380);
        assertThat(image.bytes().read().remaining()).isGreaterThan(100_000);
        CameraCalibration camera = image.calibration().orElseThrow();
        RigidTransform cameraFromSensor = camera.cameraFromSensor().orElseThrow();
        for (LabelledBox label : sweep.labels().boxes()) {
            double x = label.box().x();
            double y = label.box().y();
            double z = label.box().z();
            double depth = cameraFromSensor.applyZ(x, y, z);
            assertThat(camera.fx() * cameraFromSensor.applyX(x, y, z) / depth + camera.cx())
                    .isBetween(-50.0, image.width() + 50.0);
            assertThat(camera.fy() * cameraFromSensor.applyY(x, y, z) / depth + camera.cy())
                    .isBetween(-50.0, image.height() + 50.0);
        }
        assertThat(sweep.labels().boxes()).isNotEmpty();
    }

    @Test
    void everySweepIsSound() throws IOException {
        for (Path file : RealData.files("kitti", ".bin")) {
            Dataset dataset = Datasets.open("bin:" + file);
            assertLooksLikeHdl64(dataset.read(0).cloud(), file);
        }
        for (Path file : RealData.files("kitti", ".pcd")) {
            assertLooksLikeHdl64(Datasets.open("pcd:" + file).read(0).cloud(), file);
        }
    }

    @Test
    void everyPcdOfOtherSensorsIsRead() throws IOException {
        for (Path file : RealData.files("", ".pcd")) {
            ValidatedCloud validated =
                    GATE.validate(Datasets.open("pcd:" + file).read(0).cloud());
            assertThat(validated.cloud().size()).as(file.toString()).isGreaterThan(5_000);
            assertThat(validated.clampedIntensities()).isZero();
        }
    }

    @Test
    void aRawDriveIsReadAtTenHertz() throws IOException {
        Dataset drive = Datasets.open("kitti:" + RealData.path("kitti/raw_2011_09_26_highway"));
        assertThat(drive.read(1).cloud().stamp().nanoseconds()).isEqualTo(100_000_000);
        assertThat(drive.read(0).labels().isLabelled()).isFalse();
    }

    @Test
    void nearLabelledCarsHoldPointsAndStandOnTheGround() throws IOException {
        Dataset dataset = Datasets.open("kitti:" + RealData.path("kitti/object_training"));
        int cars = 0;
        for (int i = 0; i < dataset.frameIds().size(); i++) {
            Sweep frame = dataset.read(i);
            for (LabelledBox label : frame.labels().boxes()) {
                Box3d box = label.box();
                if (label.objectClass() == ObjectClass.named("car") && box.range() < 25) {
                    cars++;
                    assertThat(points(frame.cloud(), box))
                            .as("%s %s", frame.id(), box)
                            .isGreaterThan(30);
                    // the sensor is 1.73 m above the road, which may slope
                    assertThat(box.z() - box.height() / 2)
                            .as("%s %s", frame.id(), box)
                            .isCloseTo(-1.73, within(0.8));
                }
            }
        }
        assertThat(cars).isGreaterThan(5);
    }

    @Test
    void cameraBoxesOfTheReferenceDetectorConvertToItsLidarBoxes() throws IOException {
        KittiDataset dataset = KittiDataset.open(RealData.path("kitti/object_training"));
        int compared = 0;
        for (Path file : RealData.files("golden/point_gnn_T1", "results.json")) {
            JsonNode frames = new ObjectMapper().readTree(file.toFile()).get("frames");
            for (int i = 0; i < dataset.frameIds().size(); i++) {
                for (JsonNode detection : frames.path(dataset.frameIds().get(i)).path("detections")) {
                    double[] shift = offsetOfCamera2(dataset.frameIds().get(i));
                    KittiObject camera = cameraBox(detection, shift);
                    Box3d converted = dataset.calibration(i).lidarBox(camera);
                    Box3d expected = lidarBox(detection.get("box_lidar"));
                    // the reference moves the box's middle, KITTI's tools its bottom: a centimetre apart by the
                    // camera's tilt
                    assertThat(converted.x()).isCloseTo(expected.x(), within(0.02));
                    assertThat(converted.y()).isCloseTo(expected.y(), within(0.02));
                    assertThat(converted.z()).isCloseTo(expected.z(), within(0.02));
                    assertThat(Math.abs(YawAngle.difference(converted.yaw(), expected.yaw())))
                            .isLessThan(0.01);
                    KittiObject back = dataset.calibration(i).toObject(converted, KittiType.CAR, -1, 1);
                    assertThat(back.x()).isCloseTo(camera.x(), within(0.01));
                    assertThat(back.y()).isCloseTo(camera.y(), within(0.02));
                    assertThat(back.z()).isCloseTo(camera.z(), within(0.02));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    @Test
    void theReferenceDetectorFindsWhatItIsKnownToFind() throws IOException {
        KittiDataset dataset = KittiDataset.open(RealData.path("kitti/object_training"));
        List<DetectionLine> lines = new ArrayList<>();
        for (Path file : RealData.files("golden/point_gnn_T1", "results.json")) {
            JsonNode frames = new ObjectMapper().readTree(file.toFile()).get("frames");
            for (String id : dataset.frameIds()) {
                List<Detection> boxes = new ArrayList<>();
                for (JsonNode detection : frames.path(id).path("detections")) {
                    float score = (float) detection.get("score").asDouble();
                    boxes.add(
                            new Detection(lidarBox(detection.get("box_lidar")), ObjectClass.named("car"), score, 0, 0));
                }
                lines.add(new DetectionLine(
                        id,
                        0,
                        boxes,
                        Map.of(),
                        Validity.VALID,
                        Set.of(),
                        "",
                        OptionalDouble.empty(),
                        "",
                        Skew.UNKNOWN));
            }
        }
        Map<String, Tally> tallies = KittiResults.tallies(dataset, lines, new CameraViewScore(KittiType.CAR, 0.5));
        Tally total = tallies.values().stream().reduce(Tally.ZERO, Tally::plus);
        assertThat(total.labelled()).isGreaterThanOrEqualTo(20);
        assertThat(total.recall()).isGreaterThan(0.9);
        assertThat((double) total.falsePositives() / tallies.size()).isLessThan(1.5);
    }

    @Test
    void resultFilesAndTheirBoxesAsDetectionLinesScoreAlike() throws IOException {
        KittiDataset dataset = KittiDataset.open(RealData.path("kitti/object_training"));
        for (Path folder : RealData.files("golden/point_gnn_T1", "results.json").stream()
                .map(Path::getParent)
                .toList()) {
            List<KittiFrame> fromFiles = KittiResults.frames(dataset, folder);
            List<DetectionLine> lines = new ArrayList<>();
            int labelled = 0;
            for (int i = 0; i < dataset.frameIds().size(); i++) {
                if (dataset.isLabelled(i)) {
                    List<Detection> boxes = new ArrayList<>();
                    for (KittiObject result : fromFiles.get(labelled++).detections()) {
                        Box3d box = dataset.calibration(i).lidarBox(result);
                        boxes.add(new Detection(box, ObjectClass.named("car"), (float) result.score(), 0, 0));
                    }
                    lines.add(new DetectionLine(
                            dataset.frameIds().get(i),
                            0,
                            boxes,
                            Map.of(),
                            Validity.VALID,
                            Set.of(),
                            "",
                            OptionalDouble.empty(),
                            "",
                            Skew.UNKNOWN));
                }
            }
            List<KittiFrame> fromLines = KittiResults.frames(dataset, lines);
            KittiPrecision files = evaluate(fromFiles);
            assertThat(files.ap40()).isGreaterThan(10);
            assertThat(evaluate(fromLines).ap40()).isCloseTo(files.ap40(), within(3.0));
        }
    }

    private static KittiPrecision evaluate(List<KittiFrame> frames) {
        return KittiEvaluation.evaluate(
                frames, KittiType.CAR, KittiMetric.BEV, KittiOverlaps.LOOSE, KittiDifficulty.HARD);
    }

    private static void assertLooksLikeHdl64(PointCloud cloud, Path file) {
        ValidatedCloud validated = GATE.validate(cloud);
        assertThat(validated.dropped()).as(file.toString()).isZero();
        assertThat(validated.clampedIntensities()).as(file.toString()).isZero();
        assertThat(validated.verdict()).isEqualTo(ValidatedCloud.Verdict.VALID);
        assertThat(cloud.size())
                .as(file.toString())
                .isBetween(15_000, 135_000); // the smallest is cut to the camera's view
        int ground = 0;
        for (int i = 0; i < cloud.size(); i++) {
            ground += Math.abs(cloud.z(i) + 1.73) < 0.4 ? 1 : 0;
        }
        assertThat((double) ground / cloud.size()).as(file.toString()).isGreaterThan(0.2);
    }

    private static int points(PointCloud cloud, Box3d box) {
        int points = 0;
        for (int i = 0; i < cloud.size(); i++) {
            points += box.contains(cloud.x(i), cloud.y(i), cloud.z(i)) ? 1 : 0;
        }
        return points;
    }

    /** The reference works in camera 2's own frame: K^-1 times the last column of P2 away from camera 0. */
    private static double[] offsetOfCamera2(String id) throws IOException {
        Path file = RealData.path("kitti/object_training/calib/" + id + ".txt");
        String[] p2 = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("P2:"))
                .findFirst()
                .orElseThrow()
                .split("\\s+");
        double[] p = new double[12];
        for (int i = 0; i < p.length; i++) {
            p[i] = Double.parseDouble(p2[i + 1]);
        }
        return new double[] {(p[3] - p[2] * p[11]) / p[0], (p[7] - p[6] * p[11]) / p[5], p[11]};
    }

    private static KittiObject cameraBox(JsonNode detection, double[] shift) {
        JsonNode b = detection.get("box_cam");
        return new KittiObject(
                KittiType.CAR,
                -1,
                -1,
                0,
                0,
                0,
                0,
                0,
                b.get("h").asDouble(),
                b.get("w").asDouble(),
                b.get("l").asDouble(),
                b.get("x").asDouble() - shift[0],
                b.get("y").asDouble() - shift[1],
                b.get("z").asDouble() - shift[2],
                b.get("ry").asDouble(),
                1);
    }

    private static Box3d lidarBox(JsonNode b) {
        return new Box3d(
                FrameId.LIDAR,
                b.get("x").asDouble(),
                b.get("y").asDouble(),
                b.get("z").asDouble(),
                b.get("l").asDouble(),
                b.get("w").asDouble(),
                b.get("h").asDouble(),
                b.get("yaw").asDouble());
    }
}
