package io.foresight.perception.data.nuscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.data.DriveWorld;
import io.foresight.perception.data.survey.DatasetCheck;
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

/** Lyft's dialect: tokens of 64 digits, times with a fraction, a LiDAR mounted at any angle, no counts of points, one truncated file. */
class LyftDatasetTest {
    private static final String TRUNCATED = "host-a011_lidar1_1233090652702363606.bin";

    @TempDir
    private Path root;

    @BeforeEach
    void write() throws IOException {
        Pose lidar = Pose.at(1, 0, 1.84, Math.toRadians(-106));
        TableDatabase tables =
                new TableDatabase(root, lidar, name -> TableDatabase.digits(name) + TableDatabase.digits(name + "'"));
        tables.record("category", "vehicle.car").put("name", "car");
        tables.record("category", "human.pedestrian.adult").put("name", "pedestrian");
        for (ObjectNode record : tables.records("sample")) {
            record.put("timestamp", record.get("timestamp").asLong() + 0.4);
        }
        for (ObjectNode record : tables.records("sample_data")) {
            record.put("timestamp", record.get("timestamp").asLong() + 0.4);
            record.put("prev", "");
        }
        for (ObjectNode record : tables.records("sample_annotation")) {
            record.remove("num_lidar_pts");
            record.remove("num_radar_pts");
            record.putNull("visibility_token");
        }
        String bad = "samples/LIDAR_TOP/" + TRUNCATED;
        ObjectNode record = tables.record("sample_data", "scene-0061-LIDAR_TOP-5");
        byte[] sound = Files.readAllBytes(root.resolve(record.get("filename").asText()));
        Files.write(root.resolve(bad), Arrays.copyOf(sound, sound.length - 8));
        record.put("filename", bad);
        tables.write("v1.01-train");
    }

    @Test
    void itsDialectIsRead() throws IOException {
        Dataset dataset = Datasets.open("lyft:" + root);
        assertThat(dataset.frameIds()).hasSize(8).allSatisfy(id -> assertThat(id)
                .hasSize(64));
        Sweep sweep = dataset.read(2);
        assertThat(sweep.cloud().stamp().nanoseconds())
                .isCloseTo(
                        TableDatabase.micros(1) * 1000 + 400, within(300L)); // a double holds quarters of microseconds
        RigidTransform pose = sweep.worldFromSensor().orElseThrow();
        RigidTransform ego = DriveWorld.worldFromEgo(1);
        assertThat(pose.element(0, 0)).as("x points forward").isCloseTo(ego.element(0, 0), within(1e-6));
        LabelledBox car = sweep.labels().boxes().get(0);
        assertThat(car.objectClass()).isEqualTo(ObjectClass.named("car"));
        assertThat(car.points()).isEqualTo(-1);
        assertThat(car.attributes()).doesNotContainKey("visibility");
        assertThat(DatasetCheck.check(dataset, done -> {}).problems()).isEmpty();
    }

    @Test
    void thePublishedFileThatEndsWithinAPointIsReadAsFarAsItGoes() throws IOException {
        Dataset dataset = Datasets.open("lyft:" + root);
        Path file = root.resolve("samples/LIDAR_TOP").resolve(TRUNCATED);
        assertThat(dataset.readPoints(1).cloud().size()).isEqualTo((int) (Files.size(file) / 20));
        Path other = root.resolve("samples/LIDAR_TOP/scene-0061-10.pcd.bin");
        Files.write(other, Files.readAllBytes(file));
        assertThatThrownBy(() -> dataset.readPoints(2)).hasMessageContaining("not a multiple of 20");
    }

    @Test
    void thereAreNoOfficialSplits() {
        assertThatThrownBy(() -> Datasets.open("lyft:" + root + "?split=val"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("split must be a text file with the name of a scene in each line");
    }
}
