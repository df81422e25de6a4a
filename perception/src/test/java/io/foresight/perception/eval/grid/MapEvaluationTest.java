package io.foresight.perception.eval.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two layers of two by two cells. */
class MapEvaluationTest {
    private static final String SHAPE = "(2, 2, 2)";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeLabels() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"classes\": [\"road\", \"walk\"]}");
        NumpyFiles.bytes(folder.resolve("a_gt.npy"), SHAPE, 1, 1, 0, 0, 0, 0, 0, 0);
    }

    /** At 0.35 to 0.4 three cells are taken of which two are road; above, one of them is missed. */
    @Test
    void aClassHasTheIouOfItsBestThreshold() throws IOException {
        NumpyFiles.floats(folder.resolve("a_pred.npy"), SHAPE, 0.9, 0.4, 0.6, 0.1, 0, 0, 0, 0);
        EvaluationReport report = report();
        JsonNode road = ReportJson.of(report).get("classes").get(0);
        assertThat(road.get("iou_max").asDouble()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(road.get("best_threshold").asDouble()).isEqualTo(0.35);
        assertThat(road.get("iou").get(1).asDouble()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(road.get("iou").get(2).asDouble()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(road.get("iou").get(6).asDouble()).isEqualTo(0.5);
        assertThat(road.get("labels").asInt()).isEqualTo(2);
        assertThat(report.plots()).hasSize(1);
        assertThat(report.plots().get(0).lines()).hasSize(1);
    }

    @Test
    void aLayerThatIsNowhereHasNoIouAndIsNotInTheMean() throws IOException {
        NumpyFiles.floats(folder.resolve("a_pred.npy"), SHAPE, 1, 1, 0, 0, 0, 0, 0, 0);
        JsonNode document = ReportJson.of(report());
        assertThat(document.get("miou").asDouble()).isEqualTo(1);
        assertThat(document.get("classes").get(1).get("iou_max").asDouble()).isNaN();
        NumpyFiles.floats(folder.resolve("a_pred.npy"), SHAPE, 1, 1, 0, 0, 1, 0, 0, 0);
        assertThat(ReportJson.of(report()).get("miou").asDouble()).isEqualTo(0.5);
    }

    @Test
    void mapsAreCountedTogetherAndDrawnForIntervals() throws IOException {
        NumpyFiles.floats(folder.resolve("a_pred.npy"), SHAPE, 1, 1, 0, 0, 0, 0, 0, 0);
        Files.copy(folder.resolve("a_gt.npy"), folder.resolve("b_gt.npy"));
        NumpyFiles.floats(folder.resolve("b_pred.npy"), SHAPE, 1, 0, 0, 0, 0, 0, 0, 0);
        JsonNode document = ReportJson.of(new MapEvaluation()
                .evaluate(new EvaluationInputs(folder, folder, Optional.of(folder.resolve("settings.json")), 200)));
        assertThat(document.get("miou").asDouble()).isEqualTo(0.75);
        assertThat(document.get("miou_interval").get("low").asDouble()).isEqualTo(0.5);
        assertThat(document.get("miou_interval").get("high").asDouble()).isEqualTo(1);
    }

    @Test
    void wrongFilesAreNamed() throws IOException {
        NumpyFiles.floats(folder.resolve("a_pred.npy"), SHAPE, 1.5, 1, 0, 0, 0, 0, 0, 0);
        assertRefused("a_pred.npy: number 0 is 1.5, a probability is 0 to 1");
        NumpyFiles.floats(folder.resolve("a_pred.npy"), SHAPE, 1, Double.NaN, 0, 0, 0, 0, 0, 0);
        assertRefused("a_pred.npy: number 1 is NaN, a probability is 0 to 1");
        NumpyFiles.bytes(folder.resolve("a_gt.npy"), SHAPE, 1, 2, 0, 0, 0, 0, 0, 0);
        assertRefused("a_gt.npy: number 1 is 2, must be 0 to 1");
        NumpyFiles.bytes(folder.resolve("a_gt.npy"), "(1, 2, 2)", 1, 1, 0, 0);
        assertRefused("a_gt.npy: has shape [1, 2, 2], must be (2, rows, columns) for the layers [road, walk]");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::report).isInstanceOf(IOException.class).hasMessageContaining(message);
    }

    private EvaluationReport report() throws IOException {
        return new MapEvaluation()
                .evaluate(new EvaluationInputs(folder, folder, Optional.of(folder.resolve("settings.json"))));
    }
}
