package io.foresight.perception.eval.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.perception.RealData;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanopticOracleTest {
    private static final double TOLERANCE = 1e-9;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    @Tag("real-data")
    void everyNumberEqualsSemanticKittisEvaluator() throws IOException {
        for (Path file : RealData.files("oracles/panoptic_pq", "metrics.json")) {
            JsonNode expected = JSON.readTree(file.toFile());
            ObjectNode own = JSON.createObjectNode();
            own.set("classes", JSON.valueToTree(PanopticSettings.official().classes()));
            own.set("ignored", expected.get("ignore"));
            own.set("least_points", expected.get("min_points"));
            Path settings = Files.writeString(folder.resolve("settings.json"), own.toString());
            EvaluationReport report = new PanopticEvaluation()
                    .evaluate(new EvaluationInputs(file.getParent(), file.getParent(), Optional.of(settings)));
            compare(ReportJson.of(report), expected, file);
        }
    }

    private static void compare(JsonNode actual, JsonNode expected, Path file) {
        same(actual.get("pq"), expected.get("PQ"), file + " PQ");
        same(actual.get("sq"), expected.get("SQ"), file + " SQ");
        same(actual.get("rq"), expected.get("RQ"), file + " RQ");
        same(actual.get("miou"), expected.get("mIoU"), file + " mIoU");
        int ignored = expected.get("ignore").size();
        JsonNode rows = actual.get("classes");
        assertThat(rows).hasSize(expected.get("n_classes").asInt() - ignored);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            int of = PanopticSettings.official()
                    .classes()
                    .indexOf(row.get("name").asText());
            same(row.get("pq"), expected.get("per_class_PQ").get(of), file + " PQ " + of);
            same(row.get("sq"), expected.get("per_class_SQ").get(of), file + " SQ " + of);
            same(row.get("rq"), expected.get("per_class_RQ").get(of), file + " RQ " + of);
            same(row.get("iou"), expected.get("per_class_IoU").get(of), file + " IoU " + of);
        }
    }

    /** Where nothing was counted the official code has 0. */
    private static void same(JsonNode actual, JsonNode expected, String where) {
        double value = Double.isNaN(actual.asDouble()) ? 0 : actual.asDouble();
        assertThat(value).as(where).isCloseTo(expected.asDouble(), within(TOLERANCE));
    }
}
