package io.foresight.perception.eval.nuscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.eval.Evaluation;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.EvaluationTask;
import io.foresight.perception.eval.Evaluations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files may hold, and what is said of those that hold something else. */
class NuScenesFilesTest {
    private static final String LABEL = """
            {"sample_token": "s0", "translation": [10, 0, 1], "size": [2, 4, 1.5], "rotation": [1, 0, 0, 0],
             "velocity": [NaN, NaN], "num_pts": 5, "detection_name": "car", "attribute_name": "",
             "tracking_name": "car", "tracking_id": "a"}""";
    private static final String BOX = """
            {"sample_token": "s0", "translation": [10, 0, 1], "size": [2, 4, 1.5], "rotation": [1, 0, 0, 0],
             "velocity": [0, 0], "detection_name": "car", "detection_score": 0.5, "attribute_name": "",
             "tracking_name": "car", "tracking_score": 0.5, "tracking_id": "1"}""";

    @TempDir
    Path folder;

    @BeforeEach
    void writeTruth() throws IOException {
        write("ego_poses.json", "{\"s0\": " + moment(0, "") + ", \"s1\": " + moment(500_000, "") + "}");
        write("bicycle_racks.json", "{}");
        write("gt_boxes_raw.json", "{\"s0\": [" + LABEL + "], \"s1\": []}");
        write("trk_gt_boxes_raw.json", "{\"s0\": [" + LABEL + "], \"s1\": []}");
    }

    private static String moment(long microseconds, String scene) {
        return "{\"timestamp\": " + microseconds + ", \"translation\": [0, 0, 0]"
                + (scene.isEmpty() ? "" : ", \"scene\": \"" + scene + "\"") + "}";
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String results(String ofFirst) {
        return "{\"meta\": {\"use_lidar\": true}, \"results\": {\"s0\": [" + ofFirst + "], \"s1\": []}}";
    }

    private EvaluationReport evaluate(EvaluationTask task, String results, Optional<Path> settings) throws IOException {
        Evaluation rules = Evaluations.named(task, "nuscenes");
        return rules.evaluate(new EvaluationInputs(folder, write("results.json", results), settings));
    }

    private void refused(String results, String... words) {
        for (EvaluationTask task : new EvaluationTask[] {EvaluationTask.DETECTION, EvaluationTask.TRACKING}) {
            assertThatThrownBy(() -> evaluate(task, results, Optional.empty()))
                    .as(task.word())
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("results.json")
                    .hasMessageContainingAll(words);
        }
    }

    @Test
    void reportsSayHowManyLabelsTheyRestOn() throws IOException {
        EvaluationReport boxes = evaluate(EvaluationTask.DETECTION, results(BOX), Optional.empty());
        EvaluationReport tracks = evaluate(EvaluationTask.TRACKING, results(BOX), Optional.empty());
        assertThat(boxes.summary()).isEqualTo("2 samples, 1 labels and 1 detections that count");
        assertThat(tracks.summary())
                .isEqualTo("2 samples in 1 scenes, 1 labels of 1 objects and 1 boxes of 1 tracks that count");
        String text = String.join("\n", boxes.tables().get(0).lines());
        assertThat(text)
                .containsPattern("car +1 +1 +1\\.000")
                .containsPattern("bus +0 +0 +n/a")
                .contains("9 classes without labels count with an AP of 0");
        assertThat(String.join("\n", tracks.tables().get(0).lines())).containsPattern("bus +0 +0 +n/a");
    }

    @Test
    void filesMayBeCompressed() throws IOException {
        Path plain = folder.resolve("gt_boxes_raw.json");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("gt_boxes_raw.json.gz")))) {
            out.write(Files.readAllBytes(plain));
        }
        Files.delete(plain);
        assertThat(evaluate(EvaluationTask.DETECTION, results(BOX), Optional.empty())
                        .summary())
                .contains("1 labels");
    }

    @Test
    void aBoxThatIsWrongIsNamed() {
        refused(results(BOX.replace("[10, 0, 1]", "[NaN, 0, 1]")), "sample s0, entry 0", "translation", "NaN");
        refused(results(BOX.replace("[2, 4, 1.5]", "[2, 0, 1.5]")), "size", "positive");
        refused(results(BOX.replace("[1, 0, 0, 0]", "[0, 0, 0, 0]")), "quaternion");
        refused(results(BOX.replace("[1, 0, 0, 0]", "[1, 0, 0]")), "rotation must be 4 numbers");
        refused(results(BOX.replace("[0, 0]", "[Infinity, 0]")), "velocity");
        refused(results(BOX.replace("\"car\"", "\"carr\"")), "did you mean \"car\"?", "known: ");
        refused(results(BOX.replace("score\": 0.5", "score\": NaN")), "score must be a finite number");
        refused(results(BOX.replace("\"s0\"", "\"s1\"")), "listed under s0");
        refused(results(BOX.replace("\"translation\"", "\"position\"")), "translation is missing");
        refused(results("3"), "sample s0, entry 0", "sample_token");
    }

    @Test
    void samplesThatAreMissingUnknownOrRepeatedAreNamed() {
        refused("{\"results\": {\"s0\": []}}", "sample s1 is missing");
        refused("{\"results\": {\"s0\": [], \"s1\": [], \"s2\": []}}", "sample s2 is not among the 2");
        refused("{\"results\": {\"s0\": [], \"s1\": [], \"s0\": []}}", "sample s0", "repeated");
    }

    @Test
    void aFileThatIsNoResultsIsRefused() {
        refused("{\"meta\": {}}", "has no \"results\"");
        refused("[]", "must be a JSON object");
        refused("{\"results\": []}", "must be an object, by sample");
        refused("{\"results\": {\"s0\": [" + BOX, "results.json:");
        refused(results(BOX) + "{}", "goes on after the end");
        refused("", "must be a JSON object");
    }

    @Test
    void moreBoxesThanTheLimitAreRefused() throws IOException {
        StringBuilder many = new StringBuilder(BOX);
        for (int i = 2; i <= 501; i++) {
            many.append(',').append(BOX.replace("\"1\"", "\"" + i + "\""));
        }
        refused(results(many.toString()), "sample s0, entry 500", "at most 500 boxes");
    }

    @Test
    void aTrackTwiceInASampleIsRefused() {
        assertThatThrownBy(() -> evaluate(EvaluationTask.TRACKING, results(BOX + "," + BOX), Optional.empty()))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("tracking_id \"1\" is repeated");
    }

    @Test
    void aGroundTruthThatIsIncompleteIsRefused() throws IOException {
        write("gt_boxes_raw.json", "{\"s0\": []}");
        assertThatThrownBy(() -> evaluate(EvaluationTask.DETECTION, results(BOX), Optional.empty()))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("gt_boxes_raw.json: sample s1 is missing");
        Files.delete(folder.resolve("bicycle_racks.json"));
        assertThatThrownBy(() -> evaluate(EvaluationTask.DETECTION, results(BOX), Optional.empty()))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("bicycle_racks.json: no such file");
    }

    @Test
    void scenesAreNamedOrToldApartByPauses() throws IOException {
        assertThat(evaluate(EvaluationTask.TRACKING, results(BOX), Optional.empty())
                        .summary())
                .contains("in 1 scenes");
        write("ego_poses.json", "{\"s0\": " + moment(0, "") + ", \"s1\": " + moment(2_500_000, "") + "}");
        assertThat(evaluate(EvaluationTask.TRACKING, results(BOX), Optional.empty())
                        .summary())
                .contains("in 2 scenes");
        write("ego_poses.json", "{\"s0\": " + moment(0, "x") + ", \"s1\": " + moment(500_000, "y") + "}");
        assertThat(evaluate(EvaluationTask.TRACKING, results(BOX), Optional.empty())
                        .summary())
                .contains("in 2 scenes");
        write("ego_poses.json", "{\"s0\": " + moment(0, "x") + ", \"s1\": " + moment(500_000, "") + "}");
        assertThatThrownBy(() -> evaluate(EvaluationTask.TRACKING, results(BOX), Optional.empty()))
                .hasMessageContaining("1 of 2 samples name no scene");
    }

    @Test
    void settingsOfOnesOwnCount() throws IOException {
        Path near = write("near.json", settings().replace("\"car\": 50", "\"car\": 9"));
        assertThat(evaluate(EvaluationTask.DETECTION, results(BOX), Optional.of(near))
                        .summary())
                .contains("0 labels and 0 detections");
    }

    @Test
    void settingsThatAreWrongAreRefused() throws IOException {
        String sound = settings();
        assertSettingsRefused(sound.replace("\"car\": 50", "\"car\": -1"), "class_range of car", "-1");
        assertSettingsRefused(sound.replace("center_distance", "iou"), "dist_fcn must be center_distance, got iou");
        assertSettingsRefused(sound.replace("\"dist_th_tp\": 2.0", "\"dist_th_tp\": 3.0"), "dist_th_tp", "one of");
        assertSettingsRefused(
                sound.replace("\"min_recall\": 0.1,", ""), "has no \"min_recall\"", "officially it is 0.1");
        assertSettingsRefused(sound.replace("\"min_recall\"", "\"min_recal\""), "min_recal");
        assertSettingsRefused("[]", "must be a JSON object");
        assertSettingsRefused("{", "settings.json");
    }

    private void assertSettingsRefused(String content, String... words) throws IOException {
        Path file = write("settings.json", content);
        assertThatThrownBy(() -> evaluate(EvaluationTask.DETECTION, results(BOX), Optional.of(file)))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("settings.json")
                .hasMessageContainingAll(words);
    }

    private static String settings() throws IOException {
        try (InputStream official = DetectionSettings.class.getResourceAsStream("detection_cvpr_2019.json")) {
            return new String(official.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
