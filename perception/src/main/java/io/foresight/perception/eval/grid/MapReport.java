package io.foresight.perception.eval.grid;

import io.foresight.core.measure.Interval;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.ReportPlot;
import io.foresight.perception.eval.ReportPlot.Axis;
import io.foresight.perception.eval.ReportPlot.Line;
import io.foresight.perception.eval.ReportTable;
import io.foresight.perception.eval.ReportTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Table, plot and document of a {@link MapEvaluation}. */
record MapReport(MapSettings settings, int samples, MapCount count, Optional<Interval> interval) {
    EvaluationReport report(String format) {
        List<ClassRow> rows =
                IntStream.range(0, count.classes()).mapToObj(this::row).toList();
        String summary =
                String.format(Locale.ROOT, "%d maps, %,d cells a layer; figures in percent", samples, count.cells());
        return new EvaluationReport(
                summary,
                List.of(table(rows)),
                new Document(format, samples, count.cells(), MapEvaluation.meanIou(count), interval, rows),
                plots(rows));
    }

    private ClassRow row(int of) {
        List<Double> ious = IntStream.range(0, MapCount.thresholds())
                .mapToObj(t -> count.iou(of, t))
                .toList();
        int best = count.best(of);
        return new ClassRow(
                settings.classes().get(of), count.labels(of), ious.get(best), shown(best), thresholds(), ious);
    }

    private ReportTable table(List<ClassRow> rows) {
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("class"), Column.figures("max"), Column.text("95 %")));
        thresholds().forEach(threshold -> columns.add(Column.figures(String.format(Locale.ROOT, "@%.2f", threshold))));
        columns.add(Column.figures("labels"));
        List<List<String>> lines = new ArrayList<>();
        for (ClassRow row : rows) {
            List<String> line = new ArrayList<>(List.of(row.name(), percent(row.iouMax()), ""));
            row.iou().forEach(iou -> line.add(percent(iou)));
            line.add(Long.toString(row.labels()));
            lines.add(line);
        }
        List<String> mean = new ArrayList<>(List.of(
                "mIoU",
                percent(MapEvaluation.meanIou(count)),
                interval.map(one -> ReportTable.interval(new Interval(100 * one.low(), 100 * one.high()), 2))
                        .orElse("")));
        thresholds().forEach(threshold -> mean.add(""));
        mean.add("");
        lines.add(mean);
        return new ReportTable(
                "IoU of cells, by the least probability at which a layer is taken", columns, lines, List.of());
    }

    private List<ReportPlot> plots(List<ClassRow> rows) {
        List<Line> lines = rows.stream()
                .filter(row -> row.labels() > 0)
                .map(row -> new Line(
                        String.format(Locale.ROOT, "%s (%,d)", row.name(), row.labels()), row.thresholds(), row.iou()))
                .toList();
        return lines.isEmpty()
                ? List.of()
                : List.of(new ReportPlot(
                        "map-iou",
                        String.format(Locale.ROOT, "IoU of %d maps (labelled cells)", samples),
                        new Axis("least probability at which a layer is taken", 0.35, 0.65),
                        Axis.share("IoU"),
                        lines));
    }

    private static List<Double> thresholds() {
        return IntStream.range(0, MapCount.thresholds())
                .mapToObj(MapReport::shown)
                .toList();
    }

    /** Without the digits that a float has too many. */
    private static double shown(int threshold) {
        return Math.round(100 * MapCount.threshold(threshold)) / 100.0;
    }

    private static String percent(double share) {
        return ReportTable.figure(100 * share, 2);
    }

    private record ClassRow(
            String name, long labels, double iouMax, double bestThreshold, List<Double> thresholds, List<Double> iou) {}

    /** Shares in [0, 1]. */
    private record Document(
            String format,
            int samples,
            long cells,
            double miou,
            Optional<Interval> miouInterval,
            List<ClassRow> classes) {}
}
