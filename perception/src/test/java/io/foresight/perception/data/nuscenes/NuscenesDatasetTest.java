package io.foresight.perception.data.nuscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.data.DriveWorld;
import io.foresight.perception.data.kitti.KittiWriter;
import io.foresight.perception.data.survey.DatasetCheck;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NuscenesDatasetTest {
    private static final String VERSION = "v1.0-mini";

    @TempDir
    private Path root;

    @Test
    void framesAreTheSamplesSceneBySceneInOrderOfTime() throws IOException {
        Dataset dataset = open("");
        assertThat(dataset.frameIds()).hasSize(8).doesNotHaveDuplicates();
        for (int i = 0; i < 8; i++) {
            Sweep sweep = dataset.read(i);
            assertThat(sweep.id())
                    .isEqualTo(TableDatabase.digits(TableDatabase.SCENES.get(i / 4) + "-sample-" + i % 4));
            assertThat(sweep.origin()).isEqualTo(new Sweep.Origin(TableDatabase.SCENES.get(i / 4), i % 4, "LIDAR_TOP"));
            assertThat(sweep.cloud().stamp().clock()).isEqualTo(Clock.SENSOR);
            assertThat(sweep.cloud().stamp().nanoseconds()).isEqualTo(TableDatabase.micros(0.5 * (i % 4)) * 1000);
        }
    }

    @Test
    void sweepsAreInTheLidarsFluFrameWithPoseRingsAndIntensityOfTheUnitScale() throws IOException {
        Sweep sweep = open("").readPoints(1);
        PointCloud cloud = sweep.cloud();
        RigidTransform pose = sweep.worldFromSensor().orElseThrow();
        RigidTransform ego = DriveWorld.worldFromEgo(0.5);
        assertThat(pose.element(0, 3)).isCloseTo(ego.applyX(0.9, 0, 0), within(1e-6));
        assertThat(pose.element(2, 3)).isCloseTo(1.84, within(1e-6));
        assertThat(pose.element(0, 0)).as("x points forward").isCloseTo(ego.element(0, 0), within(0.001));
        assertThat(pose.element(1, 0)).isCloseTo(ego.element(1, 0), within(0.001));
        short[] rings = cloud.columns().rings().orElseThrow();
        assertThat(cloud.columns().timeOffsets()).isEmpty();
        int ground = 0;
        for (int i = 0; i < cloud.size(); i++) {
            assertThat(cloud.intensity(i)).isCloseTo(i % 256 / 255f, within(1e-6f));
            assertThat(rings[i]).isEqualTo((short) (i % 32));
            ground += Math.abs(pose.applyZ(cloud.x(i), cloud.y(i), cloud.z(i))) < 1e-3 ? 1 : 0;
        }
        assertThat(ground).as("points at the world's z = 0").isGreaterThan(cloud.size() / 3);
    }

    @Test
    void labelsHaveTheirPlaceCountsTrackAttributesAndTheOfficialVelocity() throws IOException {
        Dataset dataset = open("");
        Sweep sweep = dataset.read(1);
        RigidTransform pose = sweep.worldFromSensor().orElseThrow();
        List<LabelledBox> labels = sweep.labels().boxes();
        assertThat(labels).hasSize(2);
        for (int k = 0; k < 2; k++) {
            LabelledBox label = labels.get(k);
            Box3d expected = DriveWorld.objects(0.5).get(k);
            Box3d found = pose.apply(label.box());
            assertThat(found.x()).isCloseTo(expected.x(), within(1e-6));
            assertThat(found.y()).isCloseTo(expected.y(), within(1e-6));
            assertThat(found.z()).isCloseTo(expected.z(), within(1e-6));
            assertThat(found.yaw()).isCloseTo(expected.yaw(), within(0.001));
            assertThat(found.length()).isEqualTo(expected.length());
            assertThat(found.width()).isEqualTo(expected.width());
            assertThat(label.points()).isPositive();
            assertThat(label.trackId()).isEqualTo(k);
            assertThat(label.objectClass()).isEqualTo(ObjectClass.named("car"));
            double vx = pose.element(0, 0) * label.vx() + pose.element(0, 1) * label.vy();
            assertThat(vx).isCloseTo(k * DriveWorld.CAR_VX, within(0.002));
        }
        assertThat(labels.get(1).attributes())
                .containsEntry("vehicle.moving", "true")
                .containsEntry("category", "vehicle.car")
                .containsEntry("visibility", "v80-100")
                .containsEntry("num_radar_pts", "1")
                .containsEntry("instance", TableDatabase.digits("scene-0061-object-1"));
        LabelledBox alone = dataset.read(0).labels().boxes().get(2);
        assertThat(alone.objectClass()).isEqualTo(ObjectClass.named("pedestrian"));
        assertThat(alone.vx()).as("velocity of an object with one annotation").isNaN();
    }

    @Test
    void velocityIsUnknownWhereSamplesAreMoreThanOneAndAHalfSecondsApart() throws IOException {
        TableDatabase tables = new TableDatabase(root);
        tables.record("sample", "scene-0061-sample-1").put("timestamp", TableDatabase.micros(1.6));
        tables.record("sample", "scene-0061-sample-2").put("timestamp", TableDatabase.micros(2.9));
        tables.record("sample", "scene-0061-sample-3").put("timestamp", TableDatabase.micros(4.7));
        tables.write(VERSION);
        Dataset dataset = Datasets.open("nuscenes:" + root);
        assertThat(dataset.read(0).labels().boxes().get(1).vx())
                .as("1.6 s to the next")
                .isNaN();
        assertThat(dataset.read(1).labels().boxes().get(1).vx())
                .as("2.9 s in all")
                .isFinite();
        assertThat(dataset.read(2).labels().boxes().get(1).vx())
                .as("3.1 s in all")
                .isNaN();
    }

    @Test
    void camerasHaveThePoseOfTheirOwnTime() throws IOException {
        Sweep sweep = open("").read(2);
        CameraImage image = sweep.cameras().get(0);
        assertThat(image.camera()).isEqualTo("CAM_FRONT");
        assertThat(image.width()).isEqualTo(64);
        assertThat(image.bytes().read().remaining()).isPositive();
        double seconds = 1 + TableDatabase.CAMERA_DELAY;
        assertThat(image.stamp().orElseThrow().nanoseconds()).isEqualTo(TableDatabase.micros(seconds) * 1000);
        CameraCalibration camera = image.calibration().orElseThrow();
        RigidTransform ego = DriveWorld.worldFromEgo(seconds); // 10 m before the camera, 2 m to the left, 1 m above it
        double x = ego.applyX(11.7, 2.1, 2.5);
        double y = ego.applyY(11.7, 2.1, 2.5);
        RigidTransform sensor = sweep.worldFromSensor().orElseThrow().inverse();
        double sx = sensor.applyX(x, y, 2.5);
        double sy = sensor.applyY(x, y, 2.5);
        double sz = sensor.applyZ(x, y, 2.5);
        RigidTransform pose = camera.cameraFromSensor().orElseThrow();
        assertThat(pose.applyX(sx, sy, sz)).isCloseTo(-2, within(1e-6));
        assertThat(pose.applyY(sx, sy, sz)).isCloseTo(-1, within(1e-6));
        assertThat(pose.applyZ(sx, sy, sz)).isCloseTo(10, within(1e-6));
        assertThat(camera.cx()).isEqualTo(32);
    }

    @Test
    void tenSweepsAreJoinedByTheOfficialRule() throws IOException {
        Dataset single = open("");
        Dataset dataset = Datasets.open("nuscenes:" + root + "?sweeps=10");
        assertThat(lags(dataset.readPoints(0))).as("start of a scene").containsExactly(0.0);
        assertThat(lags(dataset.readPoints(1))).containsExactly(-0.5, -0.4, -0.3, -0.2, -0.1, 0.0);
        Sweep sweep = dataset.read(2);
        assertThat(lags(sweep)).hasSize(10).contains(-0.9, 0.0).doesNotContain(-1.0);
        assertThat(sweep.id()).isEqualTo(single.frameIds().get(2));
        assertThat(sweep.labels().boxes()).hasSize(2);
        PointCloud cloud = sweep.cloud();
        RigidTransform pose = sweep.worldFromSensor().orElseThrow();
        float[] offsets = cloud.columns().timeOffsets().orElseThrow();
        int ground = 0;
        for (int i = 0; i < cloud.size(); i++) {
            ground += Math.abs(pose.applyZ(cloud.x(i), cloud.y(i), cloud.z(i))) < 1e-3 ? 1 : 0;
            assertThat(offsets[i]).isLessThanOrEqualTo(0);
        }
        assertThat(ground).as("points of all sweeps at the world's z = 0").isGreaterThan(cloud.size() / 3);
        PointCloud key = single.readPoints(2).cloud();
        long joined = 0;
        while (joined < cloud.size() && offsets[(int) joined] == 0) {
            joined++;
        }
        assertThat(joined)
                .as("20 points of the key frame are the vehicle's own")
                .isEqualTo(key.size() - 20L);
    }

    private static List<Double> lags(Sweep sweep) {
        float[] offsets = sweep.cloud().columns().timeOffsets().orElseThrow();
        assertThat(sweep.cloud().columns().rings()).isPresent();
        TreeSet<Double> lags = new TreeSet<>();
        for (int i = 0; i < sweep.cloud().size(); i++) {
            lags.add(Math.round(offsets[i] * 1e4) / 1e4 + 0.0);
        }
        return List.copyOf(lags);
    }

    @Test
    void scenesAreChosenByNameSplitOrFile() throws IOException {
        assertThat(open("?split=mini_train").readPoints(0).origin().scene()).isEqualTo("scene-0061");
        assertThat(Datasets.open("nuscenes:" + root + "?split=val")
                        .readPoints(0)
                        .origin()
                        .scene())
                .isEqualTo("scene-0103");
        assertThat(Datasets.open("nuscenes:" + root + "?scenes=scene-0103,scene-0061")
                        .frameIds())
                .hasSize(8);
        Path file = Files.writeString(root.resolve("mine.txt"), "scene-0103\n\n");
        assertThat(Datasets.open("nuscenes:" + root + "?split=" + file).frameIds())
                .hasSize(4);
        assertThatThrownBy(() -> Datasets.open("nuscenes:" + root + "?split=test"))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("none of the 150 scenes of split test")
                .hasMessageContaining("scene-0061");
        assertThatThrownBy(() -> Datasets.open("nuscenes:" + root + "?split=vall"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean \"val\"");
        assertThatThrownBy(() -> Datasets.open("nuscenes:" + root + "?scenes=scene-0062"))
                .hasMessageContaining("no scene \"scene-0062\"")
                .hasMessageContaining("scene.json");
        assertThatThrownBy(() -> Datasets.open("nuscenes:" + root + "?sweeps=0"))
                .hasMessageContaining("sweeps must be an integer from 1 to 50, got \"0\"");
    }

    @Test
    void officialSplitsHaveTheirSizesAndShareNoScene() throws IOException {
        NuscenesSplits splits = new NuscenesSplits();
        Set<String> all = new HashSet<>();
        int[] sizes = {700, 150, 150};
        for (int k = 0; k < sizes.length; k++) {
            Set<String> scenes = splits.scenes(splits.names().get(k)).orElseThrow();
            assertThat(scenes).hasSize(sizes[k]);
            assertThat(all.addAll(scenes)).isTrue();
        }
        assertThat(all).hasSize(1000);
        assertThat(all).containsAll(splits.scenes("mini_train").orElseThrow());
        assertThat(splits.scenes("mini_val").orElseThrow()).containsExactly("scene-0103", "scene-0916");
    }

    @Test
    void tablesOfSeveralVersionsAreTold() throws IOException {
        TableDatabase tables = new TableDatabase(root);
        tables.write("v1.0-mini");
        tables.write("v1.0-trainval");
        assertThatThrownBy(() -> Datasets.open("nuscenes:" + root))
                .hasMessageContaining("v1.0-mini, v1.0-trainval")
                .hasMessageContaining("?version=v1.0-mini");
        assertThat(Datasets.open("nuscenes:" + root + "?version=v1.0-trainval").frameIds())
                .hasSize(8);
        assertThat(Datasets.open("nuscenes:" + root.resolve("v1.0-mini"))
                        .read(0)
                        .cameras())
                .hasSize(1);
        assertThatThrownBy(() -> Datasets.open("nuscenes:" + root.resolve("samples")))
                .hasMessageContaining("no folder in it has sample_data.json");
    }

    @Test
    void aTestSplitWithoutAnnotationsIsUnlabelled() throws IOException {
        TableDatabase tables = new TableDatabase(root);
        tables.records("sample_annotation").clear();
        tables.write(VERSION);
        assertThat(Datasets.open("nuscenes:" + root).read(0).labels().isLabelled())
                .isFalse();
    }

    @Test
    void imagesThatWereNotFetchedAreLeftOut() throws IOException {
        Dataset dataset = open("");
        try (Stream<Path> images = Files.list(root.resolve("samples/CAM_FRONT"))) {
            for (Path image : images.toList()) {
                Files.delete(image);
            }
        }
        assertThatThrownBy(() -> dataset.read(0))
                .hasMessageContaining("field filename")
                .hasMessageContaining("samples/CAM_FRONT");
        Files.delete(root.resolve("samples/CAM_FRONT"));
        assertThat(dataset.read(0).cameras()).isEmpty();
    }

    @Test
    void pointsAndLabelsStayWhenConvertedToKitti() throws IOException {
        Sweep sweep = open("?scenes=scene-0061").read(0);
        Path converted = root.resolve("kitti");
        new KittiWriter(converted).add(sweep);
        Sweep back = Datasets.open("kitti:" + converted + "?full_scale=1").read(0);
        assertThat(back.cloud().size()).isEqualTo(sweep.cloud().size());
        assertThat(back.cloud().x(100)).isEqualTo(sweep.cloud().x(100));
        assertThat(back.labels().boxes()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            LabelledBox expected = sweep.labels().boxes().get(i);
            LabelledBox found = back.labels().boxes().get(i);
            assertThat(found.objectClass()).isEqualTo(expected.objectClass());
            assertThat(found.box().x()).isCloseTo(expected.box().x(), within(0.001));
            assertThat(found.box().z()).isCloseTo(expected.box().z(), within(0.001));
            assertThat(found.box().yaw()).isCloseTo(expected.box().yaw(), within(0.001));
        }
    }

    @Test
    void theCheckProvesTheDataset() throws IOException {
        DatasetCheck.Report report = DatasetCheck.check(open(""), done -> {});
        assertThat(report.problems()).isEmpty();
        assertThat(report.proof().labelPoints().stated()).isGreaterThan(1000);
        assertThat(report.proof().labelPoints().inside())
                .isCloseTo(
                        report.proof().labelPoints().stated(),
                        within(40L)); // boxes are laid level in the LiDAR's frame, which leans
        assertThat(report.proof().sensorHeight().mean()).isCloseTo(1.84, within(0.05));
        assertThat(report.proof().motion().pairs()).isEqualTo(6);
        assertThat(report.proof().motion().metres()).isCloseTo(0.5 * DriveWorld.SPEED, within(0.1));
        assertThat(report.proof().motion().forward()).isGreaterThan(0.99);
        assertThat(report.proof().motion().apartWithPose()).isLessThan(0.01);
        assertThat(report.proof().motion().apartWithoutPose()).isGreaterThan(0.1);
        assertThat(report.proof().lines()).hasSize(3);
    }

    @Test
    void theCheckFindsPosesWhoseQuaternionIsInTheWrongOrder() throws IOException {
        TableDatabase tables = new TableDatabase(root);
        tables.records("ego_pose").forEach(record -> {
            ArrayNode q = record.withArray("rotation");
            q.add(q.remove(0)); // w last
        });
        tables.write(VERSION);
        DatasetCheck.Report report = DatasetCheck.check(Datasets.open("nuscenes:" + root), done -> {});
        assertThat(report.problems()).extracting(problem -> problem.field()).contains("labels.points");
    }

    @Test
    void theCheckFindsPosesThatAreInverted() throws IOException {
        TableDatabase tables = new TableDatabase(root);
        tables.records("sample_annotation").clear();
        tables.records("ego_pose").forEach(record -> {
            ArrayNode t = record.withArray("translation");
            double x = t.get(0).asDouble();
            double y = t.get(1).asDouble();
            t.removeAll().add(1200 - x).add(3000 - y).add(0);
        });
        tables.write(VERSION);
        DatasetCheck.Report report = DatasetCheck.check(Datasets.open("nuscenes:" + root), done -> {});
        assertThat(report.problems())
                .extracting(problem -> problem.message())
                .anySatisfy(message -> assertThat(message).contains("degrees from its x axis"))
                .anySatisfy(message -> assertThat(message).contains("does not stay put"));
    }

    private Dataset open(String options) throws IOException {
        new TableDatabase(root).write(VERSION);
        return Datasets.open("nuscenes:" + root + options);
    }
}
