package io.foresight.perception.eval.av2;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.eval.Evaluation;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.EvaluationTask;
import io.foresight.perception.eval.ReportTable;
import io.foresight.perception.eval.ReportTable.Column;
import io.foresight.perception.eval.av2.Av2Scores.ClassScore;
import io.foresight.perception.eval.av2.Av2Scores.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Argoverse 2 detection benchmark, without its maps: boxes outside the region of interest count. */
public final class Av2DetectionEvaluation implements Evaluation {
    private static final Figures NOTHING_COUNTED =
            new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    @Override
    public EvaluationTask task() {
        return EvaluationTask.DETECTION;
    }

    @Override
    public String format() {
        return "av2";
    }

    @Override
    public List<String> inputs() {
        return List.of(
                "--gt FILE.csv, --pred FILE.csv: the kit's tables of labels and",
                "of detections; regions of interest are not looked at",
                "--settings FILE.json: distances, categories, range");
    }

    @Override
    public EvaluationReport evaluate(EvaluationInputs inputs) throws IOException {
        Av2Settings settings = Av2Settings.of(inputs.settings());
        Set<String> known = new LinkedHashSet<>(Av2Settings.official().categories());
        known.addAll(settings.categories());
        List<Av2Box> labels = Av2Table.labels(inputs.truth(), known);
        List<Av2Box> detections = Av2Table.detections(inputs.predictions(), known);
        requireLabels(inputs.truth(), labels);
        Av2Scores scores = Av2Scores.of(labels, detections, settings);
        int counted =
                scores.classes().values().stream().mapToInt(ClassScore::labels).sum();
        int found = scores.classes().values().stream()
                .mapToInt(ClassScore::detections)
                .sum();
        return new EvaluationReport(
                counted + " of " + labels.size() + " labels and " + found + " of " + detections.size()
                        + " detections count",
                List.of(table(scores)),
                document(scores));
    }

    private static void requireLabels(Path file, List<Av2Box> labels) throws IOException {
        if (labels.isEmpty()) {
            throw new BadDataException(file + ": holds no labels");
        }
    }

    private static ReportTable table(Av2Scores scores) {
        List<List<String>> rows = new ArrayList<>();
        int empty = 0;
        for (Map.Entry<String, ClassScore> entry : scores.classes().entrySet()) {
            ClassScore score = entry.getValue();
            boolean none = score.labels() == 0;
            empty += none ? 1 : 0;
            if (!none || score.detections() > 0) {
                rows.add(row(entry.getKey(), score.labels(), score.detections(), counted(score)));
            }
        }
        int labels =
                scores.classes().values().stream().mapToInt(ClassScore::labels).sum();
        int found = scores.classes().values().stream()
                .mapToInt(ClassScore::detections)
                .sum();
        rows.add(row("mean", labels, found, scores.mean()));
        return new ReportTable(
                "errors of matches: m, 1 - IoU, rad",
                List.of(
                        Column.text("class"),
                        Column.figures("labels"),
                        Column.figures("detections"),
                        Column.figures("AP"),
                        Column.figures("ATE"),
                        Column.figures("ASE"),
                        Column.figures("AOE"),
                        Column.figures("CDS")),
                rows,
                empty == 0
                        ? List.of()
                        : List.of(
                                "",
                                "As in the kit, in the mean " + empty + (empty == 1 ? " class" : " classes")
                                        + " without labels count with an AP of 0 and the worst errors."));
    }

    private static List<String> row(String name, int labels, int detections, Figures figures) {
        List<String> row = new ArrayList<>(List.of(name, Integer.toString(labels), Integer.toString(detections)));
        for (double figure : new double[] {figures.ap(), figures.ate(), figures.ase(), figures.aoe(), figures.cds()}) {
            row.add(ReportTable.figure(figure, 3));
        }
        return row;
    }

    private static Figures counted(ClassScore score) {
        return score.labels() == 0 ? NOTHING_COUNTED : score.figures();
    }

    private Map<String, Object> document(Av2Scores scores) {
        Map<String, Object> document = new LinkedHashMap<>();
        Map<String, Object> classes = new LinkedHashMap<>();
        scores.classes()
                .forEach((name, score) -> classes.put(
                        name,
                        new ClassScore(score.labels(), score.detections(), score.apByDistance(), counted(score))));
        document.put("format", format());
        document.put("classes", classes);
        document.put("mean", scores.mean());
        return document;
    }
}
