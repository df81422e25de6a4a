package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainAndEvalCommandTest {
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
                .contains("detector.kind must be one of pillar, got voxel");
        assertThat(CommandRun.of("train", "--config", classes.toString(), "--out", "x")
                        .err())
                .contains("detector.classes is no longer a key: name the classes in detector.taxonomy");
    }

    @Test
    void aMissingConfigurationOrAWrongOptionIsOneLine() {
        CommandRun missing = CommandRun.of("train", "--config", "/nowhere.yaml", "--out", "x");
        CommandRun minutes = CommandRun.of("train", "--config", "a", "--out", "b", "--stop-after", "0");

        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("/nowhere.yaml").hasLineCount(1);
        assertThat(minutes.code()).isEqualTo(2);
        assertThat(minutes.err())
                .contains("--stop-after must be at least 1, got 0")
                .hasLineCount(1);
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
