package io.foresight.perception.eval.waymo;

import io.foresight.perception.eval.Evaluation;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.EvaluationTask;
import io.foresight.perception.eval.ReportTable;
import io.foresight.perception.eval.ReportTable.Column;
import java.io.IOException;
import java.util.List;

/** The Waymo detection benchmark. */
public final class WaymoDetectionEvaluation implements Evaluation {
    @Override
    public EvaluationTask task() {
        return EvaluationTask.DETECTION;
    }

    @Override
    public String format() {
        return "waymo";
    }

    @Override
    public List<String> inputs() {
        return List.of(
                "--gt FILE.bin, --pred FILE.bin: Objects of metrics.proto",
                "--settings FILE.json: overlaps by class, volume or bev, ranges");
    }

    @Override
    public EvaluationReport evaluate(EvaluationInputs inputs) throws IOException {
        WaymoSettings settings = WaymoSettings.of(inputs.settings());
        List<WaymoObject> labels = WaymoObjectFile.read(inputs.truth());
        List<WaymoObject> detections = WaymoObjectFile.read(inputs.predictions());
        WaymoScores scores = WaymoScores.of(labels, detections, settings);
        return new EvaluationReport(
                scores.frames() + " frames, " + labels.size() + " labels, " + detections.size() + " detections",
                List.of(table(scores)),
                new Document(format(), scores.frames(), scores.rows()));
    }

    private static ReportTable table(WaymoScores scores) {
        return new ReportTable(
                "average precision; level 2 holds the labels of level 1",
                List.of(
                        Column.text("class"),
                        Column.text("range, m"),
                        Column.figures("level"),
                        Column.figures("labels"),
                        Column.figures("detections"),
                        Column.figures("AP"),
                        Column.figures("APH")),
                scores.rows().stream()
                        .map(row -> List.of(
                                row.type().word(),
                                row.range(),
                                Integer.toString(row.level()),
                                Integer.toString(row.labels()),
                                Integer.toString(row.detections()),
                                ReportTable.figure(row.ap(), 4),
                                ReportTable.figure(row.aph(), 4)))
                        .toList(),
                List.of());
    }

    private record Document(String format, int frames, List<WaymoScores.Row> averagePrecision) {}
}
