package io.foresight.perception.eval.grid;

import io.foresight.core.measure.Interval;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.ReportTable;
import io.foresight.perception.eval.ReportTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Table and document of a {@link PanopticEvaluation}.
 *
 * @param intervals of mean PQ and mIoU
 */
record PanopticReport(PanopticSettings settings, int sweeps, PanopticCount count, Optional<List<Interval>> intervals) {
    EvaluationReport report(String format) {
        PanopticMeans means = PanopticMeans.of(count, settings);
        List<ClassRow> rows = IntStream.range(0, count.classes())
                .filter(of -> !settings.ignored().contains(of))
                .mapToObj(this::row)
                .toList();
        long points = rows.stream().mapToLong(ClassRow::points).sum();
        long segments = rows.stream().mapToLong(ClassRow::segments).sum();
        String summary = String.format(
                Locale.ROOT,
                "%d sweeps, %,d labelled points, %,d labelled segments; figures in percent",
                sweeps,
                points,
                segments);
        Document document = new Document(
                format,
                sweeps,
                points,
                segments,
                means.quality(),
                intervals.map(all -> all.get(0)),
                means.segmentation(),
                means.recognition(),
                means.iou(),
                intervals.map(all -> all.get(1)),
                rows);
        return new EvaluationReport(summary, List.of(table(rows, means)), document);
    }

    /** Figures of a class that is and was predicted nowhere are NaN. */
    private ClassRow row(int of) {
        boolean segments = count.labels(of) + count.predictions(of) > 0;
        return new ClassRow(
                settings.classes().get(of),
                segments ? count.quality(of) : Double.NaN,
                segments ? count.segmentation(of) : Double.NaN,
                segments ? count.recognition(of) : Double.NaN,
                count.points().iou(of),
                count.labels(of),
                count.predictions(of),
                count.points().labels(of));
    }

    private ReportTable table(List<ClassRow> rows, PanopticMeans means) {
        List<List<String>> lines = new ArrayList<>();
        for (ClassRow row : rows) {
            lines.add(List.of(
                    row.name(),
                    percent(row.pq()),
                    percent(row.sq()),
                    percent(row.rq()),
                    percent(row.iou()),
                    Long.toString(row.segments()),
                    Long.toString(row.predictedSegments()),
                    Long.toString(row.points())));
        }
        lines.add(List.of(
                "mean",
                percent(means.quality()),
                percent(means.segmentation()),
                percent(means.recognition()),
                percent(means.iou()),
                "",
                "",
                ""));
        intervals.ifPresent(
                all -> lines.add(List.of("95 %", interval(all.get(0)), "", "", interval(all.get(1)), "", "", "")));
        boolean absent = rows.stream().anyMatch(row -> Double.isNaN(row.pq()) || Double.isNaN(row.iou()));
        return new ReportTable(
                "",
                List.of(
                        Column.text("class"),
                        Column.figures("PQ"),
                        Column.figures("SQ"),
                        Column.figures("RQ"),
                        Column.figures("IoU"),
                        Column.figures("segments"),
                        Column.figures("predicted"),
                        Column.figures("points")),
                lines,
                absent ? List.of("n/a: neither labelled nor predicted; the official means count it as 0.") : List.of());
    }

    private static String percent(double share) {
        return ReportTable.figure(100 * share, 2);
    }

    private static String interval(Interval shares) {
        return ReportTable.interval(new Interval(100 * shares.low(), 100 * shares.high()), 1);
    }

    private record ClassRow(
            String name,
            double pq,
            double sq,
            double rq,
            double iou,
            long segments,
            long predictedSegments,
            long points) {}

    /** Shares in [0, 1]. */
    private record Document(
            String format,
            int sweeps,
            long points,
            long segments,
            double pq,
            Optional<Interval> pqInterval,
            double sq,
            double rq,
            double miou,
            Optional<Interval> miouInterval,
            List<ClassRow> classes) {}
}
