package io.foresight.perception.eval.nuscenes;

import io.foresight.perception.eval.Evaluation;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.EvaluationTask;
import io.foresight.perception.eval.ReportTable;
import io.foresight.perception.eval.ReportTable.Column;
import io.foresight.perception.eval.nuscenes.DetectionScores.ClassScore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The nuScenes detection benchmark. */
public final class NuScenesDetectionEvaluation implements Evaluation {
    @Override
    public EvaluationTask task() {
        return EvaluationTask.DETECTION;
    }

    @Override
    public String format() {
        return "nuscenes";
    }

    @Override
    public List<String> inputs() {
        return List.of(
                "--gt DIR: gt_boxes_raw.json, ego_poses.json, bicycle_racks.json",
                "(each may end in .gz)",
                "--pred FILE.json: the official format of results",
                "--settings FILE.json: as detection_cvpr_2019.json of the kit");
    }

    @Override
    public EvaluationReport evaluate(EvaluationInputs inputs) throws IOException {
        DetectionSettings settings = DetectionSettings.of(inputs.settings());
        BoxFormat boxes = BoxFormat.of(settings);
        GroundTruth truth = TruthFolder.read(inputs.truth(), TruthFolder.DETECTION, boxes);
        Map<String, List<EvalBox>> detections =
                Results.read(inputs.predictions(), boxes, settings.filter(), settings.maxBoxesPerSample(), truth);
        DetectionScores scores = DetectionScores.of(truth, detections, settings);
        int labels =
                scores.classes().values().stream().mapToInt(ClassScore::labels).sum();
        int found = scores.classes().values().stream()
                .mapToInt(ClassScore::detections)
                .sum();
        return new EvaluationReport(
                truth.samples().size() + " samples, " + labels + " labels and " + found + " detections that count",
                List.of(precisionTable(scores, settings), errorTable(scores)),
                document(truth, scores));
    }

    private static ReportTable precisionTable(DetectionScores scores, DetectionSettings settings) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("class"), Column.figures("labels"), Column.figures("detections"), Column.figures("AP")));
        settings.distThs().forEach(metres -> columns.add(Column.figures("< " + metres + " m")));
        List<List<String>> rows = new ArrayList<>();
        scores.classes().forEach((name, score) -> {
            List<String> row = new ArrayList<>(
                    List.of(name, Integer.toString(score.labels()), Integer.toString(score.detections())));
            row.add(figure(score, score.meanAp()));
            score.ap().values().forEach(ap -> row.add(figure(score, ap)));
            rows.add(row);
        });
        long empty = scores.classes().values().stream()
                .filter(score -> score.labels() == 0)
                .count();
        List<String> notes = new ArrayList<>(List.of(
                "",
                "mAP " + ReportTable.figure(scores.meanAp(), 4) + "  NDS " + ReportTable.figure(scores.score(), 4)));
        if (empty > 0) {
            notes.add("As in the kit, in these two " + empty + (empty == 1 ? " class" : " classes")
                    + " without labels count with an AP of 0 and errors of 1.");
        }
        return new ReportTable("average precision by distance of a match", columns, rows, notes);
    }

    private static ReportTable errorTable(DetectionScores scores) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("class")));
        List<String> means = new ArrayList<>(List.of("mean"));
        for (TpError error : TpError.values()) {
            columns.add(Column.figures(error.abbreviation()));
            means.add(ReportTable.figure(scores.errors().get(error), 3));
        }
        List<List<String>> rows = new ArrayList<>();
        scores.classes().forEach((name, score) -> {
            List<String> row = new ArrayList<>(List.of(name));
            score.errors().values().forEach(error -> row.add(figure(score, error)));
            rows.add(row);
        });
        rows.add(means);
        return new ReportTable("mean errors of matches: m, 1 - IoU, rad, m/s, 1 - accuracy", columns, rows, List.of());
    }

    private static String figure(ClassScore score, double value) {
        return ReportTable.figure(counted(score, value), 3);
    }

    private static double counted(ClassScore score, double value) {
        return score.labels() == 0 ? Double.NaN : value;
    }

    /** With the keys of the kit's {@code metrics_summary.json}; what a class without labels has is null, where the kit has 0 or 1. */
    private Map<String, Object> document(GroundTruth truth, DetectionScores scores) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", format());
        document.put("samples", truth.samples().size());
        document.put("labels", byClass(scores, ClassScore::labels));
        document.put("detections", byClass(scores, ClassScore::detections));
        document.put("label_aps", byClass(scores, score -> {
            Map<String, Double> byDistance = new LinkedHashMap<>();
            score.ap().forEach((metres, ap) -> byDistance.put(metres.toString(), counted(score, ap)));
            return byDistance;
        }));
        document.put("mean_dist_aps", byClass(scores, score -> counted(score, score.meanAp())));
        document.put("mean_ap", scores.meanAp());
        document.put("label_tp_errors", byClass(scores, score -> {
            Map<String, Double> byKind = new LinkedHashMap<>();
            score.errors().forEach((error, value) -> byKind.put(error.key(), counted(score, value)));
            return byKind;
        }));
        Map<String, Double> errors = new LinkedHashMap<>();
        Map<String, Double> worth = new LinkedHashMap<>();
        scores.errors().forEach((error, value) -> {
            errors.put(error.key(), value);
            worth.put(error.key(), DetectionScores.rightness(value));
        });
        document.put("tp_errors", errors);
        document.put("tp_scores", worth);
        document.put("nd_score", scores.score());
        return document;
    }

    private static Map<String, Object> byClass(DetectionScores scores, Function<ClassScore, Object> value) {
        Map<String, Object> byClass = new LinkedHashMap<>();
        scores.classes().forEach((name, score) -> byClass.put(name, value.apply(score)));
        return byClass;
    }
}
