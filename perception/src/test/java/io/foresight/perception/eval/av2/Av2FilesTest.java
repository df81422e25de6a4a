package io.foresight.perception.eval.av2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Av2FilesTest {
    private static final String HEADER =
            "log_id,track_uuid,category,timestamp_ns,length_m,width_m,height_m,qw,qx,qy,qz,tx_m,ty_m,tz_m,";
    private static final String ROW = "log,t,BUS,5,10,3,3,1,0,0,0,20,1,2,";

    @TempDir
    Path folder;

    private EvaluationReport evaluate(String labels, String detections) throws IOException {
        Path truth = Files.writeString(folder.resolve("labels.csv"), labels);
        Path predictions = Files.writeString(folder.resolve("detections.csv"), detections);
        return new Av2DetectionEvaluation().evaluate(new EvaluationInputs(truth, predictions, Optional.empty()));
    }

    private static String labels(String row) {
        return HEADER + "num_interior_pts\n" + row + "\n";
    }

    private static String detections(String row) {
        return HEADER + "score\n" + row + "\n";
    }

    @Test
    void aReportShowsTheClassesThatAreThereAndHowManyLabelsTheyHave() throws IOException {
        EvaluationReport report =
                evaluate(labels(ROW + "7"), detections(ROW + "0.5\n" + ROW.replace("BUS", "DOG") + "0.5"));
        assertThat(report.summary()).isEqualTo("1 of 1 labels and 2 of 2 detections count");
        assertThat(String.join("\n", report.tables().get(0).lines()))
                .containsPattern("BUS +1 +1 +1\\.000 +0\\.000")
                .containsPattern("DOG +0 +1 +n/a +n/a")
                .doesNotContain("BICYCLE")
                .contains("25 classes without labels");
    }

    @Test
    void aRowThatIsWrongIsNamed() {
        assertRefused(detections(ROW + "high"), "detections.csv:2", "score must be a number, got \"high\"");
        assertRefused(detections(ROW + "NaN"), "score must be finite");
        assertRefused(detections(ROW), "score");
        assertRefused(detections(ROW + "0.5,1"), "16 cells, the header has 15");
        assertRefused(detections(ROW.replace("BUS", "BUSS") + "0.5"), "category \"BUSS\" is unknown");
        assertRefused(detections(ROW.replace(",1,0,0,0,", ",0,0,0,0,") + "0.5"), "quaternion");
        assertRefused(detections(ROW.replace(",10,3,3,", ",10,-3,3,") + "0.5"), "size");
        assertRefused(detections(ROW.replace(",5,", ",5.5,") + "0.5"), "timestamp_ns must be a whole number");
        assertRefused(HEADER + "confidence\n" + ROW + "0.5\n", "no column score");
        assertRefused(HEADER + "score,score\n", "column score is repeated");
        assertRefused("", "is empty");
    }

    @Test
    void labelsAreNeeded() {
        assertThatThrownBy(() -> evaluate(HEADER + "num_interior_pts\n", detections(ROW + "0.5")))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("labels.csv: holds no labels");
    }

    @Test
    void settingsThatAreWrongAreRefused() throws IOException {
        Path wrong = Files.writeString(folder.resolve("own.json"), """
                {"affinity_thresholds_m": [1.0, 0.5], "categories": ["BUS", "BUS"], "max_num_dts_per_category": 0,
                 "max_range_m": 150, "num_recall_samples": 100, "tp_threshold_m": 2.0}""");
        assertThatThrownBy(() -> Av2Settings.of(Optional.of(wrong)))
                .isInstanceOf(BadDataException.class)
                .hasMessageContainingAll(
                        "own.json", "affinity_thresholds_m", "tp_threshold_m", "categories", "max_num_dts");
    }

    private void assertRefused(String detections, String... words) {
        assertThatThrownBy(() -> evaluate(labels(ROW + "7"), detections))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("detections.csv")
                .hasMessageContainingAll(words);
    }
}
