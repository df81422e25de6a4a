package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.geometry.FrameId;
import io.foresight.launch.model.TinyModel;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.data.kitti.KittiWriter;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.eval.DetectionLine;
import io.foresight.perception.eval.DetectionLines;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.ros2.bag.BagMessages;
import io.foresight.ros2.bag.RosBag;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.mcap.McapQuery;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.topic.MessageRecording;
import io.foresight.sim.bridge.cloud.CloudWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerceiveCommandTest {
    @TempDir
    static Path folder;

    private static String model;
    private static String data;

    @BeforeAll
    static void writeAModelAndARecording() throws IOException {
        model = TinyModel.write(folder.resolve("tiny")).toString();
        KittiWriter writer = new KittiWriter(folder.resolve("kitti"));
        SplittableRandom random = new SplittableRandom(7);
        for (int points : new int[] {3000, 50, 3000}) {
            writer.add(Sweep.of("x", cloud(points, random)).withLabels(Labels.of(List.of())));
        }
        data = "kitti:" + folder.resolve("kitti");
    }

    @Test
    void writesALineForEveryFrameAndOneJsonDocument() throws IOException {
        Path out = folder.resolve("new/dets.jsonl");
        CommandRun run = CommandRun.of(
                "perceive", "--data", data, "--model", model, "--threads", "1", "--out", out.toString(), "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode summary = run.json();
        assertThat(summary.get("frames").asInt()).isEqualTo(3);
        assertThat(summary.get("invalid").asInt()).isEqualTo(1);
        assertThat(summary.get("model").asText()).isEqualTo(TinyModel.ID);
        List<DetectionLine> lines = DetectionLines.read(out);
        assertThat(lines).extracting(DetectionLine::frame).containsExactly("000000", "000001", "000002");
        assertThat(lines.get(0).model())
                .isEqualTo(summary.get("model").asText() + " "
                        + summary.get("precision").asText());
        assertThat(lines.get(1).validity()).isEqualTo(Validity.INVALID);
        assertThat(lines.get(1).boxes()).isEmpty();
        assertThat(lines.get(0).latencyMs()).containsKeys("validate", "voxelise", "network", "decode", "total");
    }

    @Test
    void nothingIsOverwrittenUnlessThatIsSaidAndTheInputNever() throws IOException {
        Path out = Files.writeString(folder.resolve("there.jsonl"), "mine");
        String[] command = {
            "--data", data, "--model", model, "--threads", "1", "--frames", "0..0", "--out", out.toString()
        };
        assertWrongUsage("--out " + out + " is there already", command);
        assertThat(out).hasContent("mine");
        String[] said = Arrays.copyOf(command, command.length + 1);
        said[command.length] = "--overwrite";
        assertThat(run(said).code()).isZero();
        assertThat(DetectionLines.read(out)).hasSize(1);
        Path pictures = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(pictures.resolve("a.png"), "mine");
        assertWrongUsage("--png " + pictures + " is there already", "--data", data, "--png", pictures.toString());
        Path recording = folder.resolve("read.mcap");
        try (MessageRecording written = MessageRecording.create(recording, McapSettings.DEFAULT)) {
            written.write("/points", CloudWriter.write(cloud(3000, new SplittableRandom(1)), "lidar"), 1);
        }
        byte[] before = Files.readAllBytes(recording);
        for (String place : new String[] {"", "#/points", "#/points?full_scale=255", "?full_scale=255"}) {
            assertWrongUsage(
                    "is what is read",
                    "--data",
                    "mcap:" + recording + place,
                    "--mcap",
                    folder + "/./read.mcap",
                    "--overwrite");
        }
        assertThat(recording).hasBinaryContent(before);
    }

    @Test
    void aFrameThatCannotBeReadCostsItselfAlone() throws IOException {
        Path damaged = folder.resolve("damaged");
        KittiWriter writer = new KittiWriter(damaged);
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 3; i++) {
            writer.add(Sweep.of("x", cloud(3000, random)).withLabels(Labels.of(List.of())));
        }
        Files.write(damaged.resolve("velodyne/000001.bin"), new byte[1003]);
        Files.writeString(damaged.resolve("label_2/000002.txt"), "Car 1 2 3\n");
        Path out = folder.resolve("damaged.jsonl");
        String[] command = {"--data", "kitti:" + damaged, "--model", model, "--threads", "1", "--out", out.toString()};

        CommandRun run = run(command);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("3 frames, ").contains("1 invalid (1 of them cannot be read)");
        assertThat(run.err()).contains("frame 000001: ").contains("1003 bytes");
        List<DetectionLine> lines = DetectionLines.read(out);
        assertThat(lines)
                .extracting(DetectionLine::validity)
                .containsExactly(Validity.VALID, Validity.INVALID, Validity.VALID);
        assertThat(lines.get(1).reasons()).containsExactly(Reason.BAD_FRAME);
        assertThat(lines.get(1).message()).contains("1003 bytes");
        Files.delete(out);
        String[] strict = Arrays.copyOf(command, command.length + 1);
        strict[command.length] = "--strict";
        assertThat(run(strict).code()).isEqualTo(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void framesAreChosenByPositionAndPicturesAreDrawn() throws IOException {
        Path pictures = folder.resolve("pictures");
        CommandRun run = CommandRun.of(
                "perceive",
                "--data",
                data,
                "--model",
                model,
                "--threads",
                "1",
                "--frames",
                "2..",
                "--png",
                pictures.toString());

        assertThat(run.code()).as(run.err()).isZero();
        try (java.util.stream.Stream<Path> files = Files.list(pictures)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("000002.png");
        }
    }

    @Test
    void aWrongKindOrRangeOrScoreIsWrongUsage() {
        assertWrongUsage("unknown dataset kind \"kiti\", did you mean \"kitti\"?", "--data", "kiti:" + folder);
        assertWrongUsage("got \"9..2\"", "--data", data, "--frames", "9..2");
        assertWrongUsage("--frames begins at 5", "--data", data, "--frames", "5..");
        assertWrongUsage("--score must be above 0 and at most 1, got 1.5", "--data", data, "--score", "1.5");
        assertWrongUsage("device must be cpu, gpu or gpuN, got tpu", "--data", data, "--device", "tpu");
        assertWrongUsage("Missing required option: '--data");
    }

    @Test
    void aRecordingOfRosIsADataset() throws IOException {
        Path file = folder.resolve("ros.mcap");
        SplittableRandom random = new SplittableRandom(3);
        try (MessageRecording recording = MessageRecording.create(file, McapSettings.DEFAULT)) {
            for (int i = 0; i < 3; i++) {
                recording.write("/points", CloudWriter.write(cloud(3000, random), "velodyne"), 1 + i);
            }
        }
        CommandRun run = run("--data", "mcap:" + file, "--model", model, "--threads", "1", "--frames", "1..");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(2).allMatch(line -> line.contains("\"validity\""));
        CommandRun info = CommandRun.of("dataset", "info", "--data", "mcap:" + file + "#/points", "--json");
        assertThat(info.json().get("frames").asInt()).as(info.err()).isEqualTo(3);
        assertWrongUsage("kinds: " + String.join(", ", Datasets.kinds()), "--data", "rosbag:" + file);
        assertWrongUsage("--data: after ? there may be full_scale", "--data", "mcap:" + file + "?scale=2");
        assertFails("/odom is not a topic of sensor_msgs/msg/PointCloud2", "--data", "mcap:" + file + "#/odom");
    }

    @Test
    void aRecordingForViewersHasTheSweepsAndWhatWasFound() throws IOException {
        Path out = folder.resolve("found.mcap");
        CommandRun run = run("--data", data, "--model", model, "--threads", "1", "--mcap", out.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("3 frames, ");
        RosBag bag = RosBag.open(out);
        assertThat(bag.info().topics())
                .extracting(topic -> topic.name() + " " + topic.type() + " " + topic.messages())
                .containsExactly(
                        "/points sensor_msgs/msg/PointCloud2 3",
                        "/detections vision_msgs/msg/Detection3DArray 2", // one sweep has too few points
                        "/markers visualization_msgs/msg/MarkerArray 3");
        List<Long> times = new ArrayList<>();
        try (BagMessages messages = bag.messages(McapQuery.ALL.onTopics("/points"))) {
            while (messages.next()) {
                PointCloud2 points = MessageType.of(PointCloud2.class).decode(messages.data());
                assertThat(points.header().stamp().toNanos()).isEqualTo(messages.logTime());
                times.add(messages.logTime());
            }
        }
        assertThat(times).containsExactly(0L, 100_000_000L, 200_000_000L); // these sweeps have no stamps
        CommandRun again = run("--data", "mcap:" + out, "--model", model, "--threads", "1", "--frames", "0..0");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void theOwnVehicleIsFourDistances() {
        assertWrongUsage("must be four numbers", "perceive", "--data", data, "--own-vehicle", "2,2,1");
        assertWrongUsage("must be four numbers", "perceive", "--data", data, "--own-vehicle", "2,2,1,wide");
        assertWrongUsage("0 to 30.0 m from the sensor", "perceive", "--data", data, "--own-vehicle", "2,2,1,-1");
        CommandRun run = CommandRun.of(
                "perceive", "--data", data, "--model", model, "--own-vehicle", "2.5,1.8,0.9,0.9", "--threads", "1");
        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void aMissingRecordingOrModelFailsInOneLine() {
        assertFails("no such file or folder", "--data", "kitti:/nowhere");
        assertFails("unknown model \"pillar-sum\"", "--data", data, "--model", "pillar-sum");
    }

    @Test
    void weightsOfAnotherHashAreNotLoaded() throws IOException {
        Path changed = TinyModel.write(folder.resolve("changed"));
        Path weights = changed.resolve("weights.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);

        assertFails("SHA-256", "--data", data, "--model", changed.toString(), "--threads", "1");
    }

    @Test
    void aModelOfANewerFormatIsRefusedByNumber() throws IOException {
        Path newer = TinyModel.write(folder.resolve("newer"));
        Path sheet = newer.resolve("model.json");
        Files.writeString(
                sheet, Files.readString(sheet).replace("\"format\" : " + ModelSheet.FORMAT, "\"format\" : 99"));

        assertFails(
                "format 99 is newer than " + ModelSheet.FORMAT,
                "--data",
                data,
                "--model",
                newer.toString(),
                "--threads",
                "1");
    }

    private static void assertWrongUsage(String message, String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    private static void assertFails(String message, String... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    private static CommandRun run(String... arguments) {
        String[] all = Arrays.copyOf(new String[] {"perceive"}, arguments.length + 1);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.of(all);
    }

    private static PointCloud cloud(int points, SplittableRandom random) {
        float[] xyzi = new float[points * PointCloud.STRIDE];
        for (int i = 0; i < points; i++) {
            xyzi[4 * i] = (float) random.nextDouble(-40, 40);
            xyzi[4 * i + 1] = (float) random.nextDouble(-40, 40);
            xyzi[4 * i + 2] = (float) random.nextDouble(-1.7, 0.5);
            xyzi[4 * i + 3] = (float) random.nextDouble();
        }
        return new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, points);
    }
}
