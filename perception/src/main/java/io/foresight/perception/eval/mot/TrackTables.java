package io.foresight.perception.eval.mot;

import io.foresight.core.measure.Interval;
import io.foresight.perception.eval.ReportTable;
import io.foresight.perception.eval.ReportTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of a {@link KittiTrackingEvaluation}: a row for each class and sequence, percent. */
final class TrackTables {
    private static final List<TrackFigure> HOTA = List.of(
            TrackFigure.HOTA,
            TrackFigure.DET_A,
            TrackFigure.ASS_A,
            TrackFigure.DET_RE,
            TrackFigure.DET_PR,
            TrackFigure.ASS_RE,
            TrackFigure.ASS_PR,
            TrackFigure.LOC_A);
    private static final List<TrackFigure> CLEAR = List.of(TrackFigure.MOTA, TrackFigure.MOTP);
    private static final List<TrackFigure> IDENTITY =
            List.of(TrackFigure.ID_F1, TrackFigure.ID_PRECISION, TrackFigure.ID_RECALL);
    private static final List<TrackFigure> WITH_INTERVAL =
            List.of(TrackFigure.HOTA, TrackFigure.MOTA, TrackFigure.ID_F1);

    private TrackTables() {}

    static List<ReportTable> of(List<TrackClassReport> classes) {
        List<ReportTable> tables = new ArrayList<>();
        tables.add(table(
                "what was counted",
                classes,
                List.of(),
                List.of("frames", "labels", "objects", "boxes", "tracks"),
                score -> List.of(score.frames(), score.labels(), score.objects(), score.boxes(), score.tracks())));
        tables.add(table(
                "HOTA, mean over similarity limits from 0.05 to 0.95", classes, HOTA, List.of(), score -> List.of()));
        tables.add(table("CLEAR", classes, CLEAR, List.of("FN", "FP", "IDSW", "Frag", "MT", "PT", "ML"), score -> {
            ClearScore clear = score.clear();
            return List.of(
                    clear.misses(),
                    clear.falseAlarms(),
                    clear.switches(),
                    clear.fragments(),
                    clear.mostlyTracked(),
                    clear.partlyTracked(),
                    clear.mostlyLost());
        }));
        tables.add(table(
                "Identity",
                classes,
                IDENTITY,
                List.of("IDTP", "IDFP", "IDFN"),
                score -> List.of(
                        score.identity().hits(),
                        score.identity().falseAlarms(),
                        score.identity().misses())));
        if (classes.stream().anyMatch(each -> each.intervals().isPresent())) {
            tables.add(intervals(classes));
        }
        return tables;
    }

    private static ReportTable table(
            String title,
            List<TrackClassReport> classes,
            List<TrackFigure> figures,
            List<String> countNames,
            Function<TrackScore, List<Number>> counts) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("class"), Column.text("sequence")));
        figures.forEach(figure -> columns.add(Column.figures(figure.label())));
        countNames.forEach(name -> columns.add(Column.figures(name)));
        List<List<String>> rows = new ArrayList<>();
        for (TrackClassReport each : classes) {
            Stream.concat(each.sequences().stream(), Stream.of(each.combined())).forEach(score -> {
                List<String> row = new ArrayList<>(List.of(each.name(), score.name()));
                figures.forEach(figure -> row.add(percent(figure.of(score))));
                counts.apply(score).forEach(count -> row.add(count.toString()));
                rows.add(row);
            });
        }
        return new ReportTable(title, columns, rows, List.of());
    }

    private static ReportTable intervals(List<TrackClassReport> classes) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("class")));
        WITH_INTERVAL.forEach(figure -> columns.add(Column.figures(figure.label())));
        List<List<String>> rows = new ArrayList<>();
        for (TrackClassReport each : classes) {
            Map<String, Interval> intervals = each.intervals().orElseThrow();
            List<String> row = new ArrayList<>(List.of(each.name()));
            WITH_INTERVAL.forEach(figure -> row.add(percent(intervals.get(figure.label()))));
            rows.add(row);
        }
        String title = "95 % intervals of all sequences, by drawing "
                + classes.get(0).sequences().size() + " of them anew";
        return new ReportTable(title, columns, rows, List.of());
    }

    private static String percent(double share) {
        return ReportTable.figure(100 * share, 2);
    }

    private static String percent(Interval shares) {
        return ReportTable.interval(new Interval(100 * shares.low(), 100 * shares.high()), 2);
    }
}
