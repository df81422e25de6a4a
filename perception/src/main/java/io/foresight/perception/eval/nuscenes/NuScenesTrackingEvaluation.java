package io.foresight.perception.eval.nuscenes;

import io.foresight.perception.eval.Evaluation;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.EvaluationTask;
import io.foresight.perception.eval.ReportTable;
import io.foresight.perception.eval.ReportTable.Column;
import io.foresight.perception.eval.nuscenes.TrackingScores.ClassScore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The nuScenes tracking benchmark. */
public final class NuScenesTrackingEvaluation implements Evaluation {
    private static final List<TrackingMetric> RATES = List.of(
            TrackingMetric.AMOTA,
            TrackingMetric.AMOTP,
            TrackingMetric.RECALL,
            TrackingMetric.MOTAR,
            TrackingMetric.MOTA,
            TrackingMetric.MOTP);
    private static final List<TrackingMetric> COUNTS = List.of(
            TrackingMetric.MT,
            TrackingMetric.ML,
            TrackingMetric.FAF,
            TrackingMetric.TP,
            TrackingMetric.FP,
            TrackingMetric.FN,
            TrackingMetric.IDS,
            TrackingMetric.FRAG,
            TrackingMetric.TID,
            TrackingMetric.LGD);

    @Override
    public EvaluationTask task() {
        return EvaluationTask.TRACKING;
    }

    @Override
    public String format() {
        return "nuscenes";
    }

    @Override
    public List<String> inputs() {
        return List.of(
                "--gt DIR: trk_gt_boxes_raw.json, ego_poses.json,",
                "bicycle_racks.json (each may end in .gz)",
                "--pred FILE.json: the official format of results",
                "--settings FILE.json: as tracking_nips_2019.json of the kit");
    }

    @Override
    public EvaluationReport evaluate(EvaluationInputs inputs) throws IOException {
        TrackingSettings settings = TrackingSettings.of(inputs.settings());
        BoxFormat format = BoxFormat.of(settings);
        GroundTruth truth = TruthFolder.read(inputs.truth(), TruthFolder.TRACKING, format);
        Map<String, List<EvalBox>> boxes =
                Results.read(inputs.predictions(), format, settings.filter(), settings.maxBoxesPerSample(), truth);
        TrackingScores scores = TrackingScores.of(truth, boxes, settings);
        return new EvaluationReport(
                truth.samples().size() + " samples in " + truth.scenes().size() + " scenes, "
                        + sum(scores, ClassScore::labels) + " labels of " + sum(scores, ClassScore::objects)
                        + " objects and " + sum(scores, ClassScore::boxes) + " boxes of "
                        + sum(scores, ClassScore::tracks) + " tracks that count",
                List.of(
                        table("averages over recalls, and at the recall with the best MOTA", RATES, scores),
                        table("at the recall with the best MOTA; times in seconds", COUNTS, scores)),
                document(truth, scores));
    }

    private static ReportTable table(String title, List<TrackingMetric> metrics, TrackingScores scores) {
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("class"), Column.figures("labels"), Column.figures("objects")));
        metrics.forEach(metric -> columns.add(Column.figures(metric.name())));
        List<List<String>> rows = new ArrayList<>();
        scores.classes()
                .forEach((name, score) ->
                        rows.add(row(name, score.labels(), score.objects(), metrics, score.metrics())));
        rows.add(row("all", sum(scores, ClassScore::labels), sum(scores, ClassScore::objects), metrics, scores.all()));
        return new ReportTable(title, columns, rows, List.of());
    }

    private static List<String> row(
            String name, int labels, int objects, List<TrackingMetric> metrics, Map<TrackingMetric, Double> values) {
        List<String> row = new ArrayList<>(List.of(name, Integer.toString(labels), Integer.toString(objects)));
        metrics.forEach(metric -> row.add(ReportTable.figure(values.get(metric), metric.decimals())));
        return row;
    }

    /** With the keys of the kit's {@code metrics_summary.json}. */
    private Map<String, Object> document(GroundTruth truth, TrackingScores scores) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", format());
        document.put("samples", truth.samples().size());
        document.put("scenes", truth.scenes().size());
        document.put("labels", byClass(scores, ClassScore::labels));
        document.put("objects", byClass(scores, ClassScore::objects));
        document.put("boxes", byClass(scores, ClassScore::boxes));
        document.put("tracks", byClass(scores, ClassScore::tracks));
        Map<String, Object> metrics = new LinkedHashMap<>();
        for (TrackingMetric metric : TrackingMetric.values()) {
            Map<String, Double> byClass = new LinkedHashMap<>();
            scores.classes()
                    .forEach((name, score) -> byClass.put(name, score.metrics().get(metric)));
            metrics.put(metric.key(), byClass);
        }
        document.put("label_metrics", metrics);
        scores.all().forEach((metric, value) -> document.put(metric.key(), value));
        return document;
    }

    private static Map<String, Integer> byClass(TrackingScores scores, ToIntFunction<ClassScore> value) {
        Map<String, Integer> byClass = new LinkedHashMap<>();
        scores.classes().forEach((name, score) -> byClass.put(name, value.applyAsInt(score)));
        return byClass;
    }

    private static int sum(TrackingScores scores, ToIntFunction<ClassScore> value) {
        return scores.classes().values().stream().mapToInt(value).sum();
    }
}
