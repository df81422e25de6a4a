package io.foresight.perception.data.nuscenes;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.DriveWorld;
import io.foresight.perception.data.TestJpeg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A small dataset in nuScenes' official schema: two scenes of {@value #SAMPLES} samples 0.5 s apart with a sweep every 0.1 s, a camera and a radar.
 * Tests may change its records before it is written.
 */
final class TableDatabase {
    static final int SAMPLES = 4;
    static final int SWEEPS_A_SAMPLE = 5;
    static final List<String> SCENES = List.of("scene-0061", "scene-0103");
    static final long START_MICROS = 1_532_402_927_647_951L;
    static final double CAMERA_DELAY = 0.03;

    private static final FrameId SENSOR = new FrameId("sensor-axes");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS) // as Python does
            .build();
    private static final String[] CATEGORIES = {"vehicle.car", "vehicle.car", "human.pedestrian.adult"};

    private final Path root;
    private final UnaryOperator<String> tokens;
    private final Map<String, List<ObjectNode>> tables = new LinkedHashMap<>();
    private final DriveWorld world = new DriveWorld(1);
    private final RigidTransform egoFromLidar;
    private final RigidTransform egoFromCamera;

    /** nuScenes: the LiDAR's x points right, and it leans a little. */
    TableDatabase(Path root) throws IOException {
        this(root, Pose.at(0.9, 0, 1.84, -Math.PI / 2).times(Pose.turned(1, 0, 0, 0.02)), TableDatabase::digits);
    }

    TableDatabase(Path root, Pose lidar, UnaryOperator<String> tokens) throws IOException {
        this.root = root;
        this.tokens = tokens;
        egoFromLidar = RigidTransform.ofPose(SENSOR, FrameId.EGO, lidar);
        egoFromCamera =
                RigidTransform.ofMatrix(new FrameId("camera"), FrameId.EGO, 0, 0, 1, 1.7, -1, 0, 0, 0.1, 0, -1, 0, 1.5);
        rig(lidar);
        for (String scene : SCENES) {
            scene(scene);
        }
    }

    /** 32 hexadecimal digits. */
    static String digits(String name) {
        return String.format(Locale.ROOT, "%016x%016x", (long) name.hashCode() & 0xffffffffL, name.length() * 7919L);
    }

    private void rig(Pose lidar) {
        for (String name : CATEGORIES) {
            if (records("category").stream()
                    .noneMatch(known -> known.get("name").asText().equals(name))) {
                add("category", name).put("name", name).put("description", "");
            }
        }
        add("attribute", "moving").put("name", "vehicle.moving").put("description", "");
        add("visibility", "v4").put("token", "4").put("level", "v80-100");
        sensor("LIDAR_TOP", "lidar", lidar);
        sensor("CAM_FRONT", "camera", Pose.of(egoFromCamera));
        sensor("RADAR_FRONT", "radar", Pose.at(3, 0, 0.5));
    }

    private void sensor(String channel, String modality, Pose pose) {
        add("sensor", channel).put("channel", channel).put("modality", modality);
        ObjectNode record = add("calibrated_sensor", "rig-" + channel).put("sensor_token", tokens.apply(channel));
        put(record, pose);
        record.putArray("camera_intrinsic");
        if (modality.equals("camera")) {
            record.set("camera_intrinsic", MAPPER.valueToTree(new double[][] {{40, 0, 32}, {0, 40, 18}, {0, 0, 1}}));
        }
    }

    private void scene(String scene) throws IOException {
        add("scene", scene).put("name", scene).put("nbr_samples", SAMPLES).put("first_sample_token", token(scene, 0));
        for (int k = 0; k < CATEGORIES.length; k++) {
            add("instance", scene + "-object-" + k).put("category_token", tokens.apply(CATEGORIES[k]));
        }
        int sweeps = (SAMPLES - 1) * SWEEPS_A_SAMPLE + 1;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            sweep(scene, sweep, sweeps);
        }
    }

    private String token(String scene, int sample) {
        return tokens.apply(scene + "-sample-" + sample);
    }

    private void sweep(String scene, int sweep, int sweeps) throws IOException {
        double seconds = 0.1 * sweep;
        int sample = Math.min(SAMPLES - 1, (sweep + SWEEPS_A_SAMPLE / 2) / SWEEPS_A_SAMPLE);
        boolean key = sweep % SWEEPS_A_SAMPLE == 0;
        String folder = key ? "samples/LIDAR_TOP/" : "sweeps/LIDAR_TOP/";
        String file = folder + scene + "-" + sweep + ".pcd.bin";
        ObjectNode data = data(scene, "LIDAR_TOP", sweep, sample, seconds, key, file);
        data.put("prev", sweep == 0 ? "" : tokens.apply(scene + "-LIDAR_TOP-" + (sweep - 1)));
        data.put("next", sweep == sweeps - 1 ? "" : tokens.apply(scene + "-LIDAR_TOP-" + (sweep + 1)));
        points(root.resolve(file), seconds);
        if (key) {
            ObjectNode record = add("sample", scene + "-sample-" + sample).put("scene_token", tokens.apply(scene));
            record.put("timestamp", micros(seconds));
            String image = "samples/CAM_FRONT/" + scene + "-" + sweep + ".jpg";
            data(scene, "CAM_FRONT", sweep, sample, seconds + CAMERA_DELAY, true, image)
                    .put("width", 64)
                    .put("height", 36);
            TestJpeg.write(root.resolve(image), 64, 36);
            data(scene, "RADAR_FRONT", sweep, sample, seconds, true, "samples/RADAR_FRONT/" + sweep + ".pcd");
            annotate(scene, sample, seconds);
        }
    }

    static long micros(double seconds) {
        return START_MICROS + Math.round(seconds * 1e6);
    }

    private ObjectNode data(
            String scene, String channel, int sweep, int sample, double seconds, boolean key, String file) {
        String name = scene + "-" + channel + "-" + sweep;
        put(
                add("ego_pose", "pose-" + name).put("timestamp", micros(seconds)),
                Pose.of(DriveWorld.worldFromEgo(seconds)));
        return add("sample_data", name)
                .put("sample_token", token(scene, sample))
                .put("ego_pose_token", tokens.apply("pose-" + name))
                .put("calibrated_sensor_token", tokens.apply("rig-" + channel))
                .put("timestamp", micros(seconds))
                .put("fileformat", file.substring(file.lastIndexOf('.') + 1))
                .put("is_key_frame", key)
                .put("height", 0)
                .put("width", 0)
                .put("filename", file)
                .put("prev", "")
                .put("next", "");
    }

    private void points(Path file, double seconds) throws IOException {
        List<double[]> seen = world.seen(seconds, egoFromLidar);
        ByteBuffer bytes = ByteBuffer.allocate(20 * seen.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < seen.size(); i++) {
            double[] point = seen.get(i);
            bytes.putFloat((float) point[0]).putFloat((float) point[1]).putFloat((float) point[2]);
            bytes.putFloat(i % 256).putFloat(i % 32);
        }
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.array());
    }

    /** The pedestrian is in the first sample only. */
    private void annotate(String scene, int sample, double seconds) {
        List<Box3d> objects = DriveWorld.objects(seconds);
        for (int k = 0; k < objects.size() - (sample > 0 ? 1 : 0); k++) {
            Box3d box = objects.get(k);
            boolean alone = k == objects.size() - 1;
            ObjectNode record = add("sample_annotation", label(scene, k, sample))
                    .put("sample_token", token(scene, sample))
                    .put("instance_token", tokens.apply(scene + "-object-" + k))
                    .put("visibility_token", "4")
                    .put("num_lidar_pts", inside(box, seconds))
                    .put("num_radar_pts", k)
                    .put("prev", sample == 0 ? "" : tokens.apply(label(scene, k, sample - 1)))
                    .put("next", sample == SAMPLES - 1 || alone ? "" : tokens.apply(label(scene, k, sample + 1)));
            record.putArray("attribute_tokens");
            if (k == 1) {
                record.withArray("attribute_tokens").add(tokens.apply("moving"));
            }
            put(record, Pose.at(box.x(), box.y(), box.z(), box.yaw()));
            record.set("size", MAPPER.valueToTree(new double[] {box.width(), box.length(), box.height()}));
        }
    }

    static String label(String scene, int object, int sample) {
        return scene + "-label-" + object + "-" + sample;
    }

    private int inside(Box3d box, double seconds) {
        RigidTransform worldFromLidar = egoFromLidar.then(DriveWorld.worldFromEgo(seconds));
        int inside = 0;
        for (double[] p : world.seen(seconds, egoFromLidar)) {
            inside += box.contains(
                            worldFromLidar.applyX(p[0], p[1], p[2]),
                            worldFromLidar.applyY(p[0], p[1], p[2]),
                            worldFromLidar.applyZ(p[0], p[1], p[2]))
                    ? 1
                    : 0;
        }
        return inside;
    }

    private static void put(ObjectNode record, Pose pose) {
        record.set("translation", MAPPER.valueToTree(new double[] {pose.x(), pose.y(), pose.z()}));
        record.set("rotation", MAPPER.valueToTree(new double[] {pose.qw(), pose.qx(), pose.qy(), pose.qz()}));
    }

    private ObjectNode add(String table, String name) {
        ObjectNode record = MAPPER.createObjectNode().put("token", tokens.apply(name));
        records(table).add(record);
        return record;
    }

    /** The records of a table, to be changed. */
    List<ObjectNode> records(String table) {
        return tables.computeIfAbsent(table, any -> new ArrayList<>());
    }

    /** A record by the name that its token stands for. */
    ObjectNode record(String table, String name) {
        return records(table).stream()
                .filter(record -> record.get("token").asText().equals(tokens.apply(name)))
                .findFirst()
                .orElseThrow();
    }

    /** Writes the tables into a folder of the dataset. */
    Path write(String version) throws IOException {
        Path folder = Files.createDirectories(root.resolve(version));
        for (Map.Entry<String, List<ObjectNode>> table : tables.entrySet()) {
            Files.write(folder.resolve(table.getKey() + ".json"), MAPPER.writeValueAsBytes(table.getValue()));
        }
        return root;
    }
}
