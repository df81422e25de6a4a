package io.foresight.perception.data.nuscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.data.TestJpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with one record costs the frames that need it; a file that is no table costs the dataset. Both are told by file, record and field. */
class DamagedTablesTest {
    private static final String SECOND = "scene-0061-sample-1";

    @TempDir
    private Path root;

    static Stream<Arguments> damages() {
        return Stream.of(damagedPoses(), damagedFiles(), damagedLabels()).flatMap(stream -> stream);
    }

    private static Stream<Arguments> damagedPoses() {
        String table = "ego_pose";
        String record = "pose-scene-0061-LIDAR_TOP-5";
        return Stream.of(
                damage(table, record, r -> r.withArray("translation").set(0, Double.NaN), "must be finite, got NaN"),
                damage(table, record, r -> r.withArray("rotation").set(0, 1.3), "quaternion must have length 1"),
                damage(
                        table,
                        record,
                        r -> r.withArray("rotation").remove(0),
                        "field rotation: expected 4 numbers, found 3 values"),
                damage(
                        table,
                        record,
                        r -> r.put("token", "other"),
                        "field ego_pose_token: expected a token of ego_pose.json"));
    }

    private static Stream<Arguments> damagedFiles() {
        String table = "sample_data";
        String sweep = "scene-0061-LIDAR_TOP-5";
        return Stream.of(
                damage(
                        table,
                        sweep,
                        r -> r.put("calibrated_sensor_token", "lost"),
                        "field calibrated_sensor_token: expected a token of table calibrated_sensor, found \"lost\""),
                damage(
                        table,
                        sweep,
                        r -> r.remove("filename"),
                        "field filename: expected a value, found no such field"),
                damage(table, sweep, r -> r.put("filename", "../../etc/passwd"), "field filename: expected a file in"),
                damage(table, sweep, r -> r.put("filename", "samples/a\0b"), "field filename: expected a file in"),
                damage(table, sweep, r -> r.put("filename", "samples/none.bin"), "found none at"),
                damage(
                        table,
                        sweep,
                        r -> r.put("is_key_frame", "yes"),
                        "field is_key_frame: expected true or false, found \"yes\""),
                damage(table, sweep, r -> r.put("is_key_frame", false), "has no key frame of LIDAR_TOP for sample"),
                damage(table, sweep, r -> r.put("timestamp", -1), "field timestamp: expected microseconds"),
                damage(table, "scene-0061-CAM_FRONT-5", r -> r.put("width", 80), "the image has 64 x 36 pixels"));
    }

    private static Stream<Arguments> damagedLabels() {
        String table = "sample_annotation";
        String record = TableDatabase.label("scene-0061", 0, 1);
        return Stream.of(
                damage(
                        table,
                        record,
                        r -> r.put("instance_token", "lost"),
                        "field instance_token: expected a token of table instance"),
                damage(table, record, r -> r.put("visibility_token", "9"), "field visibility_token"),
                damage(
                        table,
                        record,
                        r -> r.put("next", "lost"),
                        "field next: expected a token of the scene's records"),
                damage(table, record, r -> r.withArray("size").set(2, 0), "box height must be positive"),
                damage(
                        table,
                        record,
                        r -> r.withArray("rotation").set(3, Double.NaN),
                        "quaternion must have length 1, got NaN"),
                damage(
                        table,
                        record,
                        r -> r.withArray("translation").set(1, "far"),
                        "field translation: expected 3 numbers, found \"far\" among them"),
                damage(table, record, r -> r.put("num_lidar_pts", 1.5), "field num_lidar_pts: expected a count"));
    }

    private static Arguments damage(String table, String record, Consumer<ObjectNode> change, String told) {
        return Arguments.of(table, record, change, told);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aDamagedRecordCostsItsFrameAlone(String table, String record, Consumer<ObjectNode> change, String told)
            throws IOException {
        TableDatabase tables = new TableDatabase(root);
        change.accept(tables.record(table, record));
        tables.write("v1.0-mini");
        Dataset dataset = Datasets.open("nuscenes:" + root + "?scenes=scene-0061");
        int bad = dataset.frameIds().indexOf(TableDatabase.digits(SECOND));
        assertThatThrownBy(() -> dataset.read(bad))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining(told)
                .hasMessageContaining(root + "/")
                .hasMessageContaining(told.startsWith("has no key") ? "sample_data" : "record ");
        assertThat(dataset.read(3).labels().boxes()).hasSize(2);
        assertThat(dataset.readPoints(0).cloud().size()).isPositive();
    }

    @Test
    void aCalibrationThatIsNoRotationCostsEveryFrameAndNamesTheRecord() throws IOException {
        TableDatabase tables = new TableDatabase(root);
        tables.record("calibrated_sensor", "rig-LIDAR_TOP")
                .withArray("rotation")
                .set(0, 0.2);
        tables.write("v1.0-mini");
        Dataset dataset = Datasets.open("nuscenes:" + root);
        assertThatThrownBy(() -> dataset.readPoints(0))
                .hasMessageContaining("calibrated_sensor.json: record 0: field translation or rotation")
                .hasMessageContaining("length 1");
    }

    @Test
    void aSceneOfAnotherCategoryOrWithoutSamplesIsTold() throws IOException {
        TableDatabase tables = new TableDatabase(root);
        tables.record("category", "vehicle.car").put("name", "vehicle.hovercraft");
        tables.records("sample")
                .removeIf(record -> record.get("scene_token").asText().equals(TableDatabase.digits("scene-0103")));
        tables.write("v1.0-mini");
        assertThatThrownBy(() ->
                        Datasets.open("nuscenes:" + root + "?scenes=scene-0061").read(0))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("unknown class \"vehicle.hovercraft\"")
                .hasMessageContaining("field instance_token");
        assertThatThrownBy(() -> Datasets.open("nuscenes:" + root + "?scenes=scene-0103"))
                .hasMessageContaining("sample.json: has no sample of scene-0103");
    }

    @Test
    void filesThatAreNoTablesAreTold() throws IOException {
        TableDatabase tables = new TableDatabase(root);
        tables.write("v1.0-mini");
        Path file = root.resolve("v1.0-mini/sample_data.json");
        byte[] sound = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(sound, sound.length / 2));
        refused("sample_data.json: record ", "is not JSON at byte");
        Files.writeString(file, "{}");
        refused("sample_data.json: is no table: it must begin with [, found START_OBJECT");
        Files.writeString(file, "");
        refused("it is empty");
        Files.writeString(file, "[3]");
        refused("record 0: expected a record in braces, found VALUE_NUMBER_INT");
        Files.writeString(file, "[] []");
        refused("has content behind the end");
        Files.write(file, sound);
        Files.delete(root.resolve("v1.0-mini/ego_pose.json"));
        refused("ego_pose.json: no such file");
        tables.records("sample").add(tables.records("sample").get(0));
        tables.write("v1.0-mini");
        refused("sample.json: record 8 (token ", "is there twice");
        tables.records("sample").remove(8);
        tables.records("sample").get(2).put("scene_token", "lost");
        tables.write("v1.0-mini");
        refused("sample.json: record 2 (token ", "field scene_token: expected a token of table scene, found \"lost\"");
    }

    private void refused(String... told) {
        assertThatThrownBy(() -> Datasets.open("nuscenes:" + root))
                .isInstanceOf(BadDataException.class)
                .hasMessageContainingAll(told);
    }

    @Test
    void sweepsWhoseLengthIsNoMultipleOfAPointAreTold() throws IOException {
        new TableDatabase(root).write("v1.0-mini");
        Path file = root.resolve("samples/LIDAR_TOP/scene-0061-5.pcd.bin");
        byte[] sound = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(sound, sound.length - 8));
        Dataset dataset = Datasets.open("nuscenes:" + root);
        assertThatThrownBy(() -> dataset.readPoints(1))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContaining("not a multiple of 20");
        assertThat(dataset.readPoints(0).cloud().size()).isPositive();
        TestJpeg.write(file, 4, 4);
        Files.write(root.resolve("samples/CAM_FRONT/scene-0061-10.jpg"), sound);
        assertThatThrownBy(() -> dataset.read(2)).hasMessageContaining("is not a JPEG image");
    }

    @Test
    void aChainOfSweepsThatGoesRoundIsTold() throws IOException {
        TableDatabase tables = new TableDatabase(root);
        tables.record("sample_data", "scene-0061-LIDAR_TOP-5")
                .put("prev", TableDatabase.digits("scene-0061-LIDAR_TOP-5"));
        tables.record("sample_data", "scene-0103-LIDAR_TOP-5").put("prev", "lost");
        tables.write("v1.0-mini");
        Dataset dataset = Datasets.open("nuscenes:" + root + "?sweeps=3");
        assertThatThrownBy(() -> dataset.readPoints(1)).hasMessageContaining("field prev: expected an earlier record");
        assertThatThrownBy(() -> dataset.readPoints(5)).hasMessageContaining("field prev: expected a token");
        assertThat(dataset.readPoints(2).cloud().size()).isPositive();
    }
}
