package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalBenchmarksTest {
    private static final String BOX = """
            {"sample_token": "s", "translation": [10, 0, 1], "size": [2, 4, 1.5], "rotation": [1, 0, 0, 0],
             "velocity": [0, 0], "num_pts": 5, "detection_name": "car", "attribute_name": "",
             "tracking_name": "car", "tracking_id": "a", "detection_score": 0.5, "tracking_score": 0.5}""";

    @TempDir
    Path folder;

    private CommandRun run(String task, String results, String... more) throws IOException {
        write("ego_poses.json", "{\"s\": {\"timestamp\": 0, \"translation\": [0, 0, 0]}}");
        write("bicycle_racks.json", "{}");
        write("gt_boxes_raw.json", "{\"s\": [" + BOX + "]}");
        write("trk_gt_boxes_raw.json", "{\"s\": [" + BOX + "]}");
        String[] words = {
            "eval", task, "--format", "nuscenes", "--gt", folder.toString(), "--pred", write("r.json", results)
        };
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return CommandRun.of(all);
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void figuresArePrintedWithTheLabelsBehindThem() throws IOException {
        String results = "{\"results\": {\"s\": [" + BOX + "]}}";
        assertThat(run("detection", results).out())
                .contains("1 samples, 1 labels and 1 detections")
                .containsPattern("car +1 +1 +1\\.000")
                .containsPattern("truck +0 +0 +n/a")
                .contains("NDS");
        assertThat(run("tracking", results).out())
                .contains("1 labels of 1 objects")
                .containsPattern("car +1 +1 +1\\.000")
                .contains("AMOTA");
    }

    @Test
    void jsonHasTheKitsKeysAllDigitsAndNullWhereNothingWasCounted() throws IOException {
        JsonNode detection = run(
                        "detection",
                        "{\"results\": {\"s\": [" + BOX.replace("[10,", "[10.123456789,") + "]}}",
                        "--json")
                .json();
        assertThat(detection.at("/label_tp_errors/car/trans_err").asDouble()).isCloseTo(0.123456789, within(1e-12));
        assertThat(detection.at("/label_aps/truck/0.5").isNull()).isTrue();
        assertThat(detection.at("/labels/car").asInt()).isEqualTo(1);
        JsonNode tracking = run("tracking", "{\"results\": {\"s\": [" + BOX + "]}}", "--json")
                .json();
        assertThat(tracking.at("/label_metrics/amota/car").asDouble()).isEqualTo(1);
        assertThat(tracking.at("/label_metrics/amota/bus").isNull()).isTrue();
    }

    @Test
    void whatIsWrongIsSaidInOneLine() throws IOException {
        CommandRun missing = run("detection", "{\"results\": {}}");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("r.json", "sample s is missing").hasLineCount(1);

        CommandRun format = CommandRun.of("eval", "tracking", "--format", "nuscene", "--gt", "a", "--pred", "b");
        assertThat(format.code()).isEqualTo(2);
        assertThat(format.err()).contains("did you mean \"nuscenes\"?").hasLineCount(1);
    }

    @Test
    void helpNamesEveryFormatAndWhatItReads() {
        String help = CommandRun.of("eval", "detection", "--help").out();
        assertThat(help).contains("Formats:", "kitti", "nuscenes", "waymo", "av2", "gt_boxes_raw.json");
    }
}
