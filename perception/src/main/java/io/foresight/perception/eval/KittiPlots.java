package io.foresight.perception.eval;

import io.foresight.perception.data.kitti.KittiType;
import io.foresight.perception.eval.ReportPlot.Axis;
import io.foresight.perception.eval.ReportPlot.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Precision over recall, a plot for each class that is labelled, and the error of centres over range. */
final class KittiPlots {
    private static final List<KittiMetric> SHOWN = List.of(KittiMetric.VOLUME, KittiMetric.BEV);

    private KittiPlots() {}

    static List<ReportPlot> of(List<KittiPrecision> precision, List<RangeErrors> errors, int frames) {
        List<ReportPlot> plots = new ArrayList<>();
        for (KittiType type : KittiEvaluation.TYPES) {
            List<Line> lines = precision.stream()
                    .filter(each -> each.type() == type && each.overlaps() == KittiOverlaps.STRICT)
                    .filter(each ->
                            SHOWN.contains(each.metric()) && !each.curve().isEmpty())
                    .map(KittiPlots::line)
                    .toList();
            if (!lines.isEmpty()) {
                plots.add(new ReportPlot(
                        "precision-" + name(type),
                        type.word() + ": precision over recall, KITTI's strict overlaps, " + frames + " frames",
                        Axis.share("recall"),
                        Axis.share("precision"),
                        lines));
            }
        }
        List<Line> lines = errors.stream()
                .filter(each -> each.rows().stream().anyMatch(row -> row.found() > 0))
                .map(KittiPlots::line)
                .toList();
        if (!lines.isEmpty()) {
            plots.add(new ReportPlot(
                    "error-over-range",
                    "Centres of found objects, " + frames + " frames",
                    Axis.from0("distance from the camera, m"),
                    Axis.from0("mean error in the ground plane, m"),
                    lines));
        }
        return plots;
    }

    private static Line line(KittiPrecision each) {
        return new Line(
                String.format(
                        Locale.ROOT,
                        "%s %s, AP R40 %.1f (%,d labels)",
                        each.metric().label(),
                        each.difficulty().label(),
                        each.ap40(),
                        each.labels()),
                IntStream.range(0, each.curve().size())
                        .mapToObj(level -> level / (KittiEvaluation.LEVELS - 1.0))
                        .toList(),
                each.curve());
    }

    private static Line line(RangeErrors errors) {
        List<RangeErrors.Row> rows =
                errors.rows().stream().filter(row -> row.found() > 0).toList();
        int found = rows.stream().mapToInt(RangeErrors.Row::found).sum();
        return new Line(
                String.format(Locale.ROOT, "%s (%,d found)", errors.type().word(), found),
                rows.stream()
                        .map(row -> row.fromMetres() + RangeErrors.STEP_METRES / 2.0)
                        .toList(),
                rows.stream().map(RangeErrors.Row::meanErrorMetres).toList());
    }

    private static String name(KittiType type) {
        return type.word().toLowerCase(Locale.ROOT);
    }
}
