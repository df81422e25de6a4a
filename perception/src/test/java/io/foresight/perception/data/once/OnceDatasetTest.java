package io.foresight.perception.data.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.data.DriveWorld;
import io.foresight.perception.data.TestJpeg;
import io.foresight.perception.data.survey.DatasetCheck;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraCalibration.Model;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnceDatasetTest {
    @TempDir
    private Path root;

    @Test
    void framesHavePoseStampLabelsAndPointsInTheFluFrame() throws IOException {
        Dataset dataset = open();
        assertThat(dataset.frameIds()).hasSize(8).startsWith("000027-1616343528200");
        Sweep sweep = dataset.read(2);
        assertThat(sweep.origin()).isEqualTo(new Sweep.Origin("000027", 2, "lidar_roof"));
        assertThat(sweep.cloud().stamp().nanoseconds()).isEqualTo(1_616_343_529_200_000_000L);
        RigidTransform pose = sweep.worldFromSensor().orElseThrow();
        RigidTransform ego = DriveWorld.worldFromEgo(1);
        assertThat(pose.element(0, 0)).as("x points forward").isCloseTo(ego.element(0, 0), within(1e-9));
        assertThat(pose.element(0, 3)).isCloseTo(ego.element(0, 3), within(1e-6));
        for (int k = 0; k < 3; k++) {
            Box3d expected = DriveWorld.objects(1).get(k);
            Box3d found = pose.apply(sweep.labels().boxes().get(k).box());
            assertThat(found.x()).isCloseTo(expected.x(), within(1e-6));
            assertThat(found.y()).isCloseTo(expected.y(), within(1e-6));
            assertThat(found.z()).isCloseTo(expected.z(), within(1e-6));
            assertThat(found.yaw()).isCloseTo(expected.yaw(), within(1e-6));
            assertThat(found.length()).isCloseTo(expected.length(), within(1e-9));
        }
        assertThat(sweep.labels().boxes().get(2).objectClass()).isEqualTo(ObjectClass.named("pedestrian"));
        assertThat(sweep.labels().boxes().get(0).vx()).isNaN();
        assertThat(dataset.read(1).labels().isLabelled())
                .as("every second frame is labelled")
                .isFalse();
        for (int i = 0; i < sweep.cloud().size(); i++) {
            assertThat(sweep.cloud().intensity(i)).isBetween(0f, 1f);
        }
    }

    @Test
    void camerasComeWithTheirDistortion() throws IOException {
        CameraImage image = open().read(0).cameras().get(0);
        CameraCalibration camera = image.calibration().orElseThrow();
        assertThat(image.camera()).isEqualTo("cam01");
        assertThat(image.width()).isEqualTo(64);
        assertThat(camera.distortion().model()).isEqualTo(Model.RATIONAL);
        assertThat(camera.distortion().coefficients()).startsWith(0.1, 0.2);
        RigidTransform pose = camera.cameraFromSensor().orElseThrow(); // looks forward from 0.3 m before the LiDAR
        assertThat(pose.applyX(10.3, 2, 1)).isCloseTo(-2, within(1e-9));
        assertThat(pose.applyY(10.3, 2, 1)).isCloseTo(-1, within(1e-9));
        assertThat(pose.applyZ(10.3, 2, 1)).isCloseTo(10, within(1e-9));
    }

    @Test
    void theCheckProvesTheDataset() throws IOException {
        DatasetCheck.Report report = DatasetCheck.check(open(), done -> {});
        assertThat(report.problems()).isEmpty();
        assertThat(report.proof().motion().pairs()).isEqualTo(6);
        assertThat(report.proof().motion().apartWithPose()).isLessThan(0.01);
        assertThat(report.proof().motion().forward()).isGreaterThan(0.99);
        assertThat(report.proof().sensorHeight().mean()).isCloseTo(1.9, within(0.05));
    }

    @Test
    void splitsAreThoseThatComeWithIt() throws IOException {
        OnceDatabase.write(root);
        assertThat(Datasets.open("once:" + root + "?split=val").frameIds())
                .hasSize(4)
                .allMatch(id -> id.startsWith("000028-"));
        assertThat(Datasets.open("once:" + root + "?scenes=000027").frameIds()).hasSize(4);
        assertThat(Datasets.open("once:" + root.resolve("data")).frameIds()).hasSize(8);
        assertThatThrownBy(() -> Datasets.open("once:" + root + "?split=test"))
                .hasMessageContaining("split must be one of train, val");
        assertThatThrownBy(() -> Datasets.open("once:" + root.resolve("ImageSets")))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("holds no scene");
    }

    @Test
    void framesWithoutAValidPoseLackThePoseOnly() throws IOException {
        OnceDatabase.write(root);
        ObjectNode sequence = OnceDatabase.sequence(root, "000027");
        frame(sequence, 0).remove("pose");
        frame(sequence, 1).set("pose", new ObjectMapper().valueToTree(new double[7]));
        frame(sequence, 2).withArray("pose").set(4, Double.NaN);
        frame(sequence, 3).putArray("pose");
        OnceDatabase.rewrite(root, "000027", sequence);
        Dataset dataset = Datasets.open("once:" + root);
        for (int i = 0; i < 4; i++) {
            assertThat(dataset.read(i).worldFromSensor()).isEmpty();
            assertThat(dataset.read(i).cloud().size()).isPositive();
        }
        assertThat(dataset.read(4).worldFromSensor()).isPresent();
        assertThat(DatasetCheck.check(dataset, done -> {}).problems()).isEmpty();
    }

    @Test
    void aDamagedFrameCostsItselfAlone() throws IOException {
        OnceDatabase.write(root);
        ObjectNode sequence = OnceDatabase.sequence(root, "000027");
        ((ArrayNode) frame(sequence, 0).at("/annos/boxes_3d/1")).remove(6);
        ((ArrayNode) frame(sequence, 2).at("/annos/names")).set(0, "Boat");
        frame(sequence, 3).putArray("pose").add(1);
        OnceDatabase.rewrite(root, "000027", sequence);
        Dataset dataset = Datasets.open("once:" + root);
        fails(dataset, 0, "000027.json: frames[0].annos.boxes_3d[1]: expected 7 numbers, found [");
        fails(dataset, 2, "frames[2].annos.names[0]: unknown class \"Boat\"");
        fails(dataset, 3, "frames[3].pose: expected 7 numbers, qx qy qz qw tx ty tz, or none, found [1.0]");
        assertThat(dataset.readPoints(0).cloud().size()).isPositive();
        Path points = root.resolve("data/000028/lidar_roof/1616343528200.bin");
        Files.write(points, Arrays.copyOf(Files.readAllBytes(points), 18));
        fails(dataset, 4, "not a multiple of 16");
        TestJpeg.write(root.resolve("data/000028/cam01/1616343528700.jpg"), 32, 36);
        fails(dataset, 5, "the image has 32 x 36 pixels, ");
        Files.delete(root.resolve("data/000028/cam01/1616343529200.jpg"));
        fails(dataset, 6, "cam01/1616343529200.jpg: no such file");
        assertThat(dataset.read(7).cameras()).hasSize(1);
    }

    private static void fails(Dataset dataset, int frame, String told) {
        assertThatThrownBy(() -> dataset.read(frame))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining(told);
    }

    @Test
    void aCalibrationThatIsNoneIsToldButPointsAreRead() throws IOException {
        OnceDatabase.write(root);
        ObjectNode sequence = OnceDatabase.sequence(root, "000027");
        ((ArrayNode) sequence.at("/calib/cam01/cam_to_velo/0")).set(0, 0.5);
        OnceDatabase.rewrite(root, "000027", sequence);
        Dataset dataset = Datasets.open("once:" + root);
        fails(dataset, 0, "calib.cam01: rows 0 and 0 of a rotation have product");
        assertThat(dataset.readPoints(0).cloud().size()).isPositive();
        ((ArrayNode) sequence.at("/calib/cam01/cam_to_velo/0")).set(0, -1);
        sequence.withObject("/calib/cam01").putArray("distortion").add(1);
        OnceDatabase.rewrite(root, "000027", sequence);
        fails(Datasets.open("once:" + root), 0, "calib.cam01.distortion: expected 0, 4, 5 or 8 numbers, found [1.0]");
    }

    @Test
    void filesThatAreNoSequencesAreTold() throws IOException {
        OnceDatabase.write(root);
        Path file = root.resolve("data/000027/000027.json");
        String sound = Files.readString(file);
        Files.writeString(file, sound.substring(0, sound.length() / 2));
        refused("000027.json: frame ", "is not JSON at byte");
        Files.writeString(file, "[]");
        refused("expected an object with calib and frames, found START_ARRAY");
        Files.writeString(file, "{\"frames\":[]}");
        refused("has no frames");
        Files.writeString(file, "{\"frames\":[{\"frame_id\":\"../x\"}]}");
        refused("frames[0].frame_id: expected milliseconds in up to 15 digits, found \"../x\"");
        Files.writeString(file, "{\"frames\":[{\"frame_id\":\"1\"},{\"frame_id\":\"1\"}]}");
        refused("frames[1].frame_id: expected", "found 1 again");
    }

    private void refused(String... told) {
        assertThatThrownBy(() -> Datasets.open("once:" + root))
                .isInstanceOf(BadDataException.class)
                .hasMessageContainingAll(told);
    }

    private static ObjectNode frame(ObjectNode sequence, int index) {
        return (ObjectNode) sequence.get("frames").get(index);
    }

    private Dataset open() throws IOException {
        OnceDatabase.write(root);
        return Datasets.open("once:" + root);
    }
}
