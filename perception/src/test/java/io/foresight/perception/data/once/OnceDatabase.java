package io.foresight.perception.data.once;

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
import java.util.List;
import java.util.SplittableRandom;

/** Two sequences of four frames 0.5 s apart in ONCE's layout, every second one labelled. */
final class OnceDatabase {
    private static final long START = 1_616_343_528_200L;
    private static final FrameId SENSOR = new FrameId("sensor-axes");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS) // as Python does
            .build();
    private static final String[] NAMES = {"Car", "Car", "Pedestrian"};

    /** x left, y backward. */
    private static final Pose MOUNTING = Pose.at(0, 0, 1.9, Math.PI / 2);

    private OnceDatabase() {}

    static void write(Path root) throws IOException {
        Path sets = Files.createDirectories(root.resolve("ImageSets"));
        Files.writeString(sets.resolve("train.txt"), "000027\n");
        Files.writeString(sets.resolve("val.txt"), "000028\n");
        for (String name : List.of("000027", "000028")) {
            ObjectNode sequence = MAPPER.createObjectNode();
            sequence.putObject("meta_info")
                    .put("weather", "sunny")
                    .set("image_size", MAPPER.valueToTree(new int[] {64, 36}));
            ObjectNode camera = sequence.putObject("calib").putObject("cam01");
            // the camera's z is the LiDAR's -y, its x is -x, its y is -z
            camera.set(
                    "cam_to_velo",
                    MAPPER.valueToTree(new double[][] {{-1, 0, 0, 0}, {0, 0, -1, -0.3}, {0, -1, 0, 0}, {0, 0, 0, 1}}));
            camera.set("cam_intrinsic", MAPPER.valueToTree(new double[][] {{40, 0, 32}, {0, 40, 18}, {0, 0, 1}}));
            camera.set("distortion", MAPPER.valueToTree(new double[] {0.1, 0.2, 0, 0, 0, 0, 0, 0}));
            sequence.putArray("frames");
            for (int k = 0; k < 4; k++) {
                frame(root.resolve("data").resolve(name), sequence, k);
            }
            rewrite(root, name, sequence);
        }
    }

    private static void frame(Path folder, ObjectNode sequence, int index) throws IOException {
        double seconds = 0.5 * index;
        String id = Long.toString(START + 500L * index);
        RigidTransform egoFromSensor = RigidTransform.ofPose(SENSOR, FrameId.EGO, MOUNTING);
        RigidTransform worldFromSensor = egoFromSensor.then(DriveWorld.worldFromEgo(seconds));
        ObjectNode frame = MAPPER.createObjectNode()
                .put("sequence_id", folder.getFileName().toString());
        frame.put("frame_id", id);
        Pose p = Pose.of(worldFromSensor);
        frame.set("pose", MAPPER.valueToTree(new double[] {p.qx(), p.qy(), p.qz(), p.qw(), p.x(), p.y(), p.z()}));
        if (index % 2 == 0) {
            label(frame.putObject("annos"), seconds, worldFromSensor.inverse());
        }
        sequence.withArray("frames").add(frame);
        points(folder.resolve("lidar_roof").resolve(id + ".bin"), seconds, egoFromSensor);
        TestJpeg.write(folder.resolve("cam01").resolve(id + ".jpg"), 64, 36);
    }

    private static void label(ObjectNode annos, double seconds, RigidTransform sensorFromWorld) {
        annos.set("names", MAPPER.valueToTree(NAMES));
        List<Box3d> objects = DriveWorld.objects(seconds);
        double[][] boxes = new double[objects.size()][];
        for (int i = 0; i < boxes.length; i++) {
            Box3d b = sensorFromWorld.apply(objects.get(i));
            boxes[i] = new double[] {b.x(), b.y(), b.z(), b.length(), b.width(), b.height(), b.yaw()};
        }
        annos.set("boxes_3d", MAPPER.valueToTree(boxes));
        annos.putObject("boxes_2d").putArray("cam01");
    }

    private static void points(Path file, double seconds, RigidTransform egoFromSensor) throws IOException {
        List<double[]> seen = new DriveWorld(2).seen(seconds, egoFromSensor);
        SplittableRandom random = new SplittableRandom(3);
        ByteBuffer bytes = ByteBuffer.allocate(16 * seen.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] point : seen) {
            bytes.putFloat((float) point[0]).putFloat((float) point[1]).putFloat((float) point[2]);
            bytes.putFloat((float) random.nextDouble(255));
        }
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.array());
    }

    /** The content of a sequence's file. */
    static ObjectNode sequence(Path root, String name) throws IOException {
        return (ObjectNode) MAPPER.readTree(file(root, name).toFile());
    }

    static void rewrite(Path root, String name, ObjectNode sequence) throws IOException {
        Files.write(file(root, name), MAPPER.writeValueAsBytes(sequence));
    }

    private static Path file(Path root, String name) {
        return root.resolve("data").resolve(name).resolve(name + ".json");
    }
}
