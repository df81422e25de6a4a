package io.foresight.perception.eval.grid;

import io.foresight.core.measure.Interval;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.ReportTable;
import io.foresight.perception.eval.ReportTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Tables and document of an {@link OccupancyEvaluation}. */
final class OccupancyReport {
    private final OccupancySettings settings;
    private final List<OccupancyCount> samples;
    private final Optional<List<Interval>> intervals;
    private final Confusion voxels;
    private final Optional<RayCount> rays;

    /** @param intervals of mIoU and F-score */
    OccupancyReport(OccupancySettings settings, List<OccupancyCount> samples, Optional<List<Interval>> intervals) {
        this.settings = settings;
        this.samples = samples;
        this.intervals = intervals;
        int classes = settings.classes().size();
        voxels = new Confusion(classes);
        samples.forEach(sample -> voxels.add(sample.voxels()));
        rays = samples.get(0).rays().map(first -> new RayCount(classes));
        rays.ifPresent(sum -> samples.forEach(sample -> sum.add(sample.rays().orElseThrow())));
    }

    EvaluationReport report(String format) {
        List<ReportTable> tables = new ArrayList<>(List.of(voxelTable(), surfaceTable()));
        rays.ifPresent(all -> tables.add(rayTable(all)));
        return new EvaluationReport(summary(), tables, document(format));
    }

    private String summary() {
        long counted =
                IntStream.range(0, voxels.classes()).mapToLong(voxels::labels).sum();
        return String.format(
                Locale.ROOT,
                "%d samples, %,d voxels that count (mask: %s)%s; figures in percent",
                samples.size(),
                counted,
                settings.mask().name().toLowerCase(Locale.ROOT),
                rays.isPresent() ? "" : ", no origins of rays");
    }

    private ReportTable voxelTable() {
        List<List<String>> rows = new ArrayList<>();
        for (int of = 0; of < voxels.classes(); of++) {
            rows.add(List.of(
                    settings.classes().get(of) + (of == settings.free() ? " (not in the mean)" : ""),
                    percent(voxels.iou(of)),
                    "",
                    Long.toString(voxels.labels(of)),
                    Long.toString(voxels.predictions(of))));
        }
        rows.add(List.of("mIoU", percent(OccupancyCount.meanIou(voxels, settings)), interval(0), "", ""));
        return new ReportTable("voxels", columns("IoU", "labels", "predicted"), rows, List.of());
    }

    private ReportTable surfaceTable() {
        long labels =
                samples.stream().mapToLong(sample -> sample.surface().labels()).sum();
        long predictions = samples.stream()
                .mapToLong(sample -> sample.surface().predictions())
                .sum();
        List<List<String>> rows = List.of(
                List.of("accuracy", percent(surface(SurfaceScore::accuracy)), "", "", Long.toString(predictions)),
                List.of("completeness", percent(surface(SurfaceScore::completeness)), "", Long.toString(labels), ""),
                List.of("F-score", percent(surface(SurfaceScore::f1)), interval(1), "", ""));
        return new ReportTable(
                "occupied voxels with another one nearer than " + settings.nearMetres() + " m, mean over samples",
                columns("share", "labels", "predicted"),
                rows,
                List.of());
    }

    private ReportTable rayTable(RayCount all) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("class")));
        RayCount.LIMITS_METRES.forEach(limit -> columns.add(Column.figures("RayIoU@" + limit.intValue())));
        columns.add(Column.figures("rays"));
        List<List<String>> rows = new ArrayList<>();
        for (int of = 0; of < settings.classes().size(); of++) {
            if (settings.isOccupied(of)) {
                List<String> row = new ArrayList<>(List.of(settings.classes().get(of)));
                for (int limit = 0; limit < RayCount.LIMITS_METRES.size(); limit++) {
                    row.add(percent(all.iou(limit, of)));
                }
                row.add(Long.toString(all.labels(of)));
                rows.add(row);
            }
        }
        List<String> mean = new ArrayList<>(List.of("mean"));
        rayMeans(all).forEach(each -> mean.add(percent(each)));
        mean.add("");
        rows.add(mean);
        return new ReportTable(
                "rays, by the largest difference in depth in metres; RayIoU: " + percent(rayMean(all)),
                columns,
                rows,
                List.of());
    }

    private List<Double> rayMeans(RayCount all) {
        return IntStream.range(0, RayCount.LIMITS_METRES.size())
                .mapToObj(limit -> OccupancyCount.meanIou(all, limit, settings))
                .toList();
    }

    private double rayMean(RayCount all) {
        return Means.ofCounted(rayMeans(all).stream().mapToDouble(Double::doubleValue));
    }

    private static List<Column> columns(String figure, String labels, String predictions) {
        return List.of(
                Column.text("class"),
                Column.figures(figure),
                Column.text("95 %"),
                Column.figures(labels),
                Column.figures(predictions));
    }

    private double surface(ToDoubleFunction<SurfaceScore> figure) {
        return Means.ofCounted(samples.stream().mapToDouble(sample -> figure.applyAsDouble(sample.surface())));
    }

    private String interval(int index) {
        return intervals
                .map(all -> all.get(index))
                .map(one -> ReportTable.interval(new Interval(100 * one.low(), 100 * one.high()), 2))
                .orElse("");
    }

    private static String percent(double share) {
        return ReportTable.figure(100 * share, 2);
    }

    private Document document(String format) {
        List<ClassRow> rows = IntStream.range(0, voxels.classes())
                .mapToObj(of -> new ClassRow(
                        settings.classes().get(of),
                        voxels.iou(of),
                        voxels.labels(of),
                        voxels.predictions(of),
                        rays.map(all -> IntStream.range(0, RayCount.LIMITS_METRES.size())
                                .mapToObj(limit -> all.iou(limit, of))
                                .toList()),
                        rays.map(all -> all.labels(of))))
                .toList();
        return new Document(
                format,
                samples.size(),
                settings.mask(),
                OccupancyCount.meanIou(voxels, settings),
                intervals.map(all -> all.get(0)),
                surface(SurfaceScore::f1),
                intervals.map(all -> all.get(1)),
                surface(SurfaceScore::accuracy),
                surface(SurfaceScore::completeness),
                rays.map(this::rayMean),
                rays.map(this::rayMeans),
                rows);
    }

    /** @param rayIou by limit */
    private record ClassRow(
            String name, double iou, long labels, long predicted, Optional<List<Double>> rayIou, Optional<Long> rays) {}

    /** Shares in [0, 1]. */
    private record Document(
            String format,
            int samples,
            OccupancySettings.Mask mask,
            double miou,
            Optional<Interval> miouInterval,
            double fScore,
            Optional<Interval> fScoreInterval,
            double accuracy,
            double completeness,
            Optional<Double> rayIou,
            Optional<List<Double>> rayIouByLimit,
            List<ClassRow> classes) {}
}
