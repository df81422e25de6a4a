package io.foresight.perception.data.nuscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.RealData;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.data.survey.DatasetCheck;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real samples in another layout (mmdetection3d's info files), put into tables of the official schema. */
@Tag("real-data")
class RealNuscenesTest {
    private static final FrameId SENSOR = new FrameId("sensor-axes");
    private static final FrameId CAMERA = new FrameId("camera");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("car", "vehicle.car"),
            Map.entry("truck", "vehicle.truck"),
            Map.entry("trailer", "vehicle.trailer"),
            Map.entry("bus", "vehicle.bus.rigid"),
            Map.entry("construction_vehicle", "vehicle.construction"),
            Map.entry("bicycle", "vehicle.bicycle"),
            Map.entry("motorcycle", "vehicle.motorcycle"),
            Map.entry("pedestrian", "human.pedestrian.adult"),
            Map.entry("traffic_cone", "movable_object.trafficcone"),
            Map.entry("barrier", "movable_object.barrier"),
            Map.entry("other", "movable_object.debris"));

    @TempDir
    private Path root;

    private final Map<String, List<ObjectNode>> tables = new LinkedHashMap<>();

    @Test
    void everyRealSampleIsInTheFrameThatItsLabelsAndCamerasSay() throws IOException {
        int samples = 0;
        for (Path file : RealData.files("nuscenes", "info_converted.json")) {
            JsonNode info = MAPPER.readTree(file.toFile());
            for (JsonNode sample : info.get("data_list")) {
                tables.clear();
                write(sample, categories(info), file.getParent());
                Dataset dataset = Datasets.open("nuscenes:" + root);
                Sweep sweep = dataset.read(0);
                labelsEqual(sweep, sample);
                camerasEqual(sweep, sample);
                DatasetCheck.Report report = DatasetCheck.check(dataset, done -> {});
                assertThat(report.problems()).isEmpty();
                long stated = report.proof().labelPoints().stated();
                assertThat(report.proof().labelPoints().inside()).isBetween(stated * 95 / 100, stated * 105 / 100);
                assertThat(report.proof().sensorHeight().mean()).isCloseTo(1.84, within(0.15));
                samples++;
            }
        }
        assertThat(samples).isPositive();
    }

    private static List<String> categories(JsonNode info) {
        List<String> names = new ArrayList<>();
        info.at("/metainfo/categories").fieldNames().forEachRemaining(names::add);
        names.add("other"); // the label of those is -1
        return names;
    }

    /** The info's boxes are in the LiDAR's own axes. */
    private static void labelsEqual(Sweep sweep, JsonNode sample) {
        List<LabelledBox> labels = sweep.labels().boxes();
        assertThat(labels).hasSameSizeAs(sample.get("instances"));
        for (int i = 0; i < labels.size(); i++) {
            JsonNode b = sample.get("instances").get(i).get("bbox_3d");
            Box3d box = labels.get(i).box();
            assertThat(box.x()).isCloseTo(b.get(1).asDouble(), within(0.01));
            assertThat(box.y()).isCloseTo(-b.get(0).asDouble(), within(0.01));
            assertThat(box.length()).isCloseTo(b.get(3).asDouble(), within(1e-6));
            assertThat(labels.get(i).points())
                    .isEqualTo(
                            sample.get("instances").get(i).get("num_lidar_pts").asInt());
        }
    }

    private static void camerasEqual(Sweep sweep, JsonNode sample) throws IOException {
        assertThat(sweep.cameras()).hasSize(6);
        for (CameraImage image : sweep.cameras()) {
            JsonNode expected = sample.at("/images/" + image.camera());
            CameraCalibration camera = image.calibration().orElseThrow();
            RigidTransform pose = camera.cameraFromSensor().orElseThrow();
            assertThat(camera.fx()).isEqualTo(expected.at("/cam2img/0/0").asDouble());
            assertThat(image.width()).isEqualTo(1600);
            for (int row = 0; row < 3; row++) {
                JsonNode m = expected.get("lidar2cam").get(row);
                assertThat(pose.element(row, 0)).isCloseTo(m.get(1).asDouble(), within(1e-4));
                assertThat(pose.element(row, 1)).isCloseTo(-m.get(0).asDouble(), within(1e-4));
                assertThat(pose.element(row, 2)).isCloseTo(m.get(2).asDouble(), within(1e-4));
                assertThat(pose.element(row, 3)).isCloseTo(m.get(3).asDouble(), within(1e-3));
            }
        }
    }

    private void write(JsonNode sample, List<String> categories, Path from) throws IOException {
        RigidTransform egoFromLidar = matrix(SENSOR, FrameId.EGO, sample.at("/lidar_points/lidar2ego"));
        RigidTransform worldFromEgo = matrix(FrameId.EGO, FrameId.WORLD, sample.get("ego2global"));
        RigidTransform worldFromLidar = egoFromLidar.then(worldFromEgo);
        add("scene", "scene").put("name", "scene-0061");
        long micros = micros(sample);
        add("sample", sample.get("token").asText()).put("scene_token", "scene").put("timestamp", micros);
        recording(
                "LIDAR_TOP",
                "lidar",
                sample,
                sample.at("/lidar_points/lidar_path").asText(),
                from,
                micros);
        pose(add("ego_pose", "pose-LIDAR_TOP"), Pose.of(worldFromEgo));
        pose(tables.get("calibrated_sensor").get(0), Pose.of(egoFromLidar));
        for (Map.Entry<String, JsonNode> camera : sample.get("images").properties()) {
            JsonNode image = camera.getValue();
            String path = image.get("img_path").asText();
            RigidTransform egoFromCamera = matrix(CAMERA, FrameId.EGO, image.get("cam2ego"));
            RigidTransform cameraFromLidar = matrix(SENSOR, CAMERA, image.get("lidar2cam"));
            RigidTransform worldFromEgoThen =
                    egoFromCamera.inverse().then(cameraFromLidar.inverse()).then(worldFromLidar);
            ObjectNode rig = recording(camera.getKey(), "camera", sample, path, from, micros(image));
            pose(rig, Pose.of(egoFromCamera));
            rig.set("camera_intrinsic", image.get("cam2img"));
            pose(add("ego_pose", "pose-" + camera.getKey()), Pose.of(worldFromEgoThen));
        }
        categories.forEach(name -> add("category", name).put("name", CATEGORIES.get(name)));
        tables.put("attribute", List.of());
        tables.put("visibility", List.of());
        for (JsonNode instance : sample.get("instances")) {
            annotate(instance, categories, sample, worldFromLidar);
        }
        Path folder = Files.createDirectories(root.resolve("v1.0-mini"));
        for (Map.Entry<String, List<ObjectNode>> table : tables.entrySet()) {
            Files.write(folder.resolve(table.getKey() + ".json"), MAPPER.writeValueAsBytes(table.getValue()));
        }
    }

    private static long micros(JsonNode of) {
        return Math.round(of.get("timestamp").asDouble() * 1e6);
    }

    private ObjectNode recording(String channel, String modality, JsonNode sample, String file, Path from, long micros)
            throws IOException {
        Path copy = root.resolve("samples").resolve(channel).resolve(file);
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(from.resolve(file)));
        add("sensor", channel).put("channel", channel).put("modality", modality);
        ObjectNode rig = add("calibrated_sensor", "rig-" + channel).put("sensor_token", channel);
        rig.putArray("camera_intrinsic");
        add("sample_data", channel)
                .put("sample_token", sample.get("token").asText())
                .put("ego_pose_token", "pose-" + channel)
                .put("calibrated_sensor_token", "rig-" + channel)
                .put("timestamp", micros)
                .put("is_key_frame", true)
                .put("width", 1600)
                .put("height", 900)
                .put("filename", root.relativize(copy).toString())
                .put("prev", "");
        return rig;
    }

    private void annotate(JsonNode instance, List<String> categories, JsonNode sample, RigidTransform worldFromLidar) {
        JsonNode b = instance.get("bbox_3d");
        int number = tables.getOrDefault("instance", List.of()).size();
        int label = instance.get("bbox_label_3d").asInt();
        add("instance", "object-" + number)
                .put("category_token", categories.get(label < 0 ? categories.size() - 1 : label));
        Box3d box = worldFromLidar.apply(new Box3d(
                SENSOR,
                b.get(0).asDouble(),
                b.get(1).asDouble(),
                b.get(2).asDouble(),
                b.get(3).asDouble(),
                b.get(4).asDouble(),
                b.get(5).asDouble(),
                b.get(6).asDouble()));
        ObjectNode record = add("sample_annotation", "label-" + number)
                .put("sample_token", sample.get("token").asText())
                .put("instance_token", "object-" + number)
                .put("num_lidar_pts", instance.get("num_lidar_pts").asInt())
                .put("num_radar_pts", instance.get("num_radar_pts").asInt())
                .put("prev", "")
                .put("next", "");
        record.putArray("attribute_tokens");
        pose(record, Pose.at(box.x(), box.y(), box.z(), box.yaw()));
        record.putArray("size").add(box.width()).add(box.length()).add(box.height());
    }

    private ObjectNode add(String table, String token) {
        ObjectNode record = MAPPER.createObjectNode().put("token", token);
        tables.computeIfAbsent(table, any -> new ArrayList<>()).add(record);
        return record;
    }

    private static void pose(ObjectNode record, Pose pose) {
        ArrayNode translation = record.putArray("translation");
        translation.add(pose.x()).add(pose.y()).add(pose.z());
        ArrayNode rotation = record.putArray("rotation");
        rotation.add(pose.qw()).add(pose.qx()).add(pose.qy()).add(pose.qz());
    }

    private static RigidTransform matrix(FrameId from, FrameId to, JsonNode rows) {
        double[] matrix = new double[12];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = rows.get(i / 4).get(i % 4).asDouble();
        }
        return RigidTransform.ofMatrix(from, to, matrix);
    }
}
