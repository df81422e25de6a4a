package io.foresight.perception.eval.mot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.ReportJson;
import io.foresight.perception.eval.ReportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KittiTrackingEvaluationTest {
    private static final String CAR = "%d 1 Car 0 0 0 100 100 200 180 1.5 1.6 4 1 1.6 20 1.6\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTwoSequences() throws IOException {
        Path labels = Files.createDirectories(folder.resolve("gt").resolve("label_02"));
        Path results = Files.createDirectories(folder.resolve("results").resolve("data"));
        String cars = CAR.formatted(0) + CAR.formatted(1);
        Files.writeString(labels.resolve("0000.txt"), cars);
        Files.writeString(labels.resolve("0001.txt"), cars);
        Files.writeString(results.resolve("0000.txt"), cars);
        Files.writeString(results.resolve("0001.txt"), CAR.formatted(1));
    }

    @Test
    void everySequenceAndAllTogetherAreInTheDocument() throws IOException {
        JsonNode cars = ReportJson.of(report(0)).get("classes").get("car");
        assertThat(cars.get("sequences").get("0000").get("MOTA").asDouble()).isEqualTo(1);
        assertThat(cars.get("sequences").get("0001").get("MOTA").asDouble()).isEqualTo(0.5);
        assertThat(cars.get("combined").get("MOTA").asDouble()).isEqualTo(0.75);
        assertThat(cars.get("combined").get("GT_Dets").asInt()).isEqualTo(4);
        assertThat(cars.get("combined").get("by_alpha")).hasSize(HotaScore.LEVELS);
        assertThat(cars.get("intervals95").isNull()).isTrue();
    }

    @Test
    void whatIsNotLabelledIsNotAvailable() throws IOException {
        EvaluationReport report = report(0);
        JsonNode pedestrians =
                ReportJson.of(report).get("classes").get("pedestrian").get("combined");
        assertThat(pedestrians.get("HOTA").asDouble()).isNaN();
        assertThat(pedestrians.get("MOTA").asDouble()).isNaN();
        assertThat(pedestrians.get("GT_Dets").asInt()).isZero();
        assertThat(text(report)).contains(ReportTable.NOTHING_COUNTED);
        assertThat(report.plots()).extracting(plot -> plot.name()).containsExactly("hota-car");
    }

    @Test
    void intervalsAreDrawnFromSequences() throws IOException {
        EvaluationReport report = report(200);
        JsonNode mota = ReportJson.of(report)
                .get("classes")
                .get("car")
                .get("intervals95")
                .get("MOTA");
        assertThat(mota.get("low").asDouble()).isEqualTo(0.5);
        assertThat(mota.get("high").asDouble()).isEqualTo(1);
        assertThat(text(report)).contains("95 % intervals", "50.00 to 100.00");
    }

    @Test
    void boxesInSpaceHaveRulesOfTheirOwn() throws IOException {
        Path results = folder.resolve("results").resolve("data");
        Files.writeString(results.resolve("0001.txt"), CAR.formatted(0).replace("1.6 20", "1.6 90"));
        EvaluationInputs inputs =
                new EvaluationInputs(folder.resolve("gt"), folder.resolve("results"), Optional.empty());
        JsonNode document = ReportJson.of(new Kitti3dTrackingEvaluation().evaluate(inputs));
        assertThat(document.get("similarity").asText()).isEqualTo("3d");
        assertThat(document.get("classes")
                        .get("car")
                        .get("combined")
                        .get("CLR_TP")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void tablesFitOnAPage() throws IOException {
        for (ReportTable table : report(50).tables()) {
            assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        }
    }

    private EvaluationReport report(int resamples) throws IOException {
        return new KittiTrackingEvaluation()
                .evaluate(new EvaluationInputs(
                        folder.resolve("gt"), folder.resolve("results"), Optional.empty(), resamples));
    }

    private static String text(EvaluationReport report) {
        List<ReportTable> tables = report.tables();
        return tables.stream().flatMap(table -> table.lines().stream()).collect(Collectors.joining("\n"));
    }
}
