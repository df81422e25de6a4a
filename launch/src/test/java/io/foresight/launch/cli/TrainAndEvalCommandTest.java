package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.perception.data.kitti.KittiWriter;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.sweep.Sweep;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.topic.MessageRecording;
import io.foresight.sim.bridge.cloud.CloudWriter;
import io.foresight.sim.bridge.scene.SceneMessages;
import io.foresight.sim.drive.DrivingSimulation;
import io.foresight.sim.drive.SceneConfig;
import io.foresight.sim.drive.SensorRig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainAndEvalCommandTest {
    private static final String SMALL = """
            id: small-1
            data: ["DATA"]
            validation: "HELD"
            detector:
              kind: pillar
              grid: {range_metres: 51.2, pillar_metres: 0.8, min_z: -5, max_z: 3}
              taxonomy:
                classes: [{name: car, takes: [car]}, {name: truck, takes: [truck]}]
                ignored: ["*"]
              max_pillars: 4000
              points_per_pillar: 12
              pillar_channels: 16
              stages:
                - {channels: 16, layers: 1}
                - {channels: 16, layers: 1}
              head_stage: 0
              neck_channels: 16
              head_channels: 16
              overlap_weight: 0.3
            augmentation:
              flip: 0.5
              rotation_degrees: 45
              scale: 0.05
              lift_metres: 0.2
              paste: {}
              beam_drop: 0
              point_drop: 0
              jitter_metres: 0
              intensity_blank: 0
              intensity_gamma: 1
              intensity_gain: 1
            loss: {box: 0.5, overlap: 0.5, velocity: 0.2}
            batch: 1
            least_points: 5
            bank_frames: 0
            precision: fp32
            training:
              steps: 4
              accumulation: 1
              peak_learning_rate: 0.003
              warmup_share: 0.2
              start_divisor: 10
              final_divisor: 1000
              beta1: 0.95
              beta1_at_peak: 0.85
              beta2: 0.99
              epsilon: 1.0e-8
              weight_decay: 0.01
              clip_norm: 10
              ema_decay: 0.999
              seed: 1
            """;

    @TempDir
    Path folder;

    @Test
    void everyProblemOfATrainingConfigurationIsListed() throws IOException {
        Path file = Files.writeString(folder.resolve("train.yaml"), "id: x\nbacth: 4\nbatch: many\ndata: sim:a\n");

        CommandRun run = CommandRun.of(
                "train",
                "--config",
                file.toString(),
                "--out",
                folder.resolve("run").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("line 2: bacth is not a key, did you mean batch?")
                .contains("line 3: batch must be a whole number, got many")
                .contains("line 4: data must be a list, got sim:a")
                .contains("detector is missing")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void theKindOfDetectorMustBeKnownAndItsClassesHaveATaxonomy() throws IOException {
        String shipped = Files.readString(Path.of("../models/pillar-sim/train.yaml"));
        Path kind = Files.writeString(folder.resolve("kind.yaml"), shipped.replace("kind: pillar", "kind: voxel"));
        Path classes = Files.writeString(
                folder.resolve("classes.yaml"), shipped.replace("  max_pillars:", "  classes: [car]\n  max_pillars:"));

        assertThat(CommandRun.of("train", "--config", kind.toString(), "--out", "x")
                        .err())
                .contains("detector.kind must be one of pillar, anchor, point_graph, got voxel");
        assertThat(CommandRun.of("train", "--config", classes.toString(), "--out", "x")
                        .err())
                .contains("detector.classes is no longer a key: name the classes in detector.taxonomy");
    }

    @Test
    void aMissingConfigurationOrAWrongOptionIsOneLine() {
        CommandRun missing = CommandRun.of("train", "--config", "/nowhere.yaml", "--out", "x");
        CommandRun minutes = CommandRun.of("train", "--config", "a", "--out", "b", "--seconds", "0");

        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("/nowhere.yaml").hasLineCount(1);
        assertThat(minutes.code()).isEqualTo(2);
        assertThat(minutes.err()).contains("--seconds must be 1 or more, got 0").hasLineCount(1);
    }

    @Test
    void aRecordingOfRosTrainsWhereItsLabelsAreNamed() throws IOException {
        Path file = folder.resolve("drive.mcap");
        DrivingSimulation drive = new DrivingSimulation(3, SceneConfig.any(), SensorRig.onRoof("vlp16"));
        try (MessageRecording recording = MessageRecording.create(file, McapSettings.DEFAULT)) {
            for (int i = 0; i < 6; i++) {
                Sweep sweep = drive.step().sweep();
                long nanos = sweep.cloud().stamp().nanoseconds();
                recording.write("/points", CloudWriter.write(sweep.cloud(), "lidar"), nanos);
                Header header = new Header(Time.ofNanos(nanos), "lidar");
                recording.write("/truth", SceneMessages.detections(header, detections(sweep)), nanos);
            }
        }
        Path held = Files.copy(file, folder.resolve("held.mcap"));
        String labelled = SMALL.replace("DATA", "mcap:" + file + "#/points?labels=/truth")
                .replace("HELD", "mcap:" + held + "?labels=/truth");
        Path config = Files.writeString(folder.resolve("train.yaml"), labelled);
        CommandRun run = train(config, "a");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("a/model/weights.safetensors")).isRegularFile();

        CommandRun unlabelled = train(
                Files.writeString(folder.resolve("no.yaml"), labelled.replace("#/points?labels=/truth", "")), "b");
        assertThat(unlabelled.code()).isEqualTo(1);
        assertThat(unlabelled.err()).contains("frame 000000 is not labelled").hasLineCount(1);
    }

    private CommandRun train(Path config, String name) {
        return CommandRun.of(
                "train",
                "--config",
                config.toString(),
                "--out",
                folder.resolve(name).toString(),
                "--smoke",
                "--threads",
                "1");
    }

    private static List<Detection> detections(Sweep sweep) {
        return sweep.labels().boxes().stream()
                .map(label -> new Detection(label.box(), label.objectClass(), 1, 0, 0))
                .toList();
    }

    @Test
    void anEvaluationMarksFiguresThatRestOnTooFewLabels() throws IOException {
        KittiWriter writer = new KittiWriter(folder.resolve("one"));
        DrivingSimulation drive = new DrivingSimulation(3, SceneConfig.any(), SensorRig.onRoof("vlp16"));
        writer.add(drive.step().sweep());
        Path none = Files.writeString(folder.resolve("none.jsonl"), "");
        String[] words = {
            "eval",
            "detection",
            "--format",
            "kitti",
            "--gt",
            folder.resolve("one").toString(),
            "--pred",
            none.toString()
        };
        assertThat(CommandRun.of(words).out())
                .containsPattern("Car +3d +strict +moderate +0\\.000 +0\\.000 +\\* \\d+ label")
                .containsPattern("Cyclist +3d +strict +moderate +n/a +n/a +\\* no labels")
                .contains("* fewer than 41 labels");
        String[] asJson = Arrays.copyOf(words, words.length + 1);
        asJson[words.length] = "--json";
        JsonNode row = CommandRun.of(asJson).json().at("/average_precision/0");
        assertThat(row.get("ap_r40_possible").asDouble()).isLessThan(100);
        assertThat(row.get("labels").asInt()).isLessThan(41);
    }

    @Test
    void evaluationNamesWhatItCannotRead() throws IOException {
        Path predictions = Files.writeString(folder.resolve("dets.jsonl"), "{\"frame\": 3");
        Files.createDirectories(folder.resolve("velodyne"));
        Files.write(folder.resolve("velodyne/000000.bin"), new byte[16]);

        CommandRun broken = CommandRun.of(
                "eval", "detection", "--format", "kitti", "--gt", folder.toString(), "--pred", predictions.toString());
        CommandRun format = CommandRun.of("eval", "detection", "--format", "kiti", "--gt", "a", "--pred", "b");

        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("dets.jsonl").hasLineCount(1);
        assertThat(format.code()).isEqualTo(2);
        assertThat(format.err()).contains("--format").hasLineCount(1);
    }
}
