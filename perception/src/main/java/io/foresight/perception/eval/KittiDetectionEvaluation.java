package io.foresight.perception.eval;

import io.foresight.perception.data.kitti.KittiDataset;
import io.foresight.perception.data.kitti.KittiType;
import io.foresight.perception.eval.ReportTable.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** KITTI's average precision over 11 and 40 recall levels, and what was found frame by frame inside the camera's view. */
public final class KittiDetectionEvaluation implements Evaluation {
    private static final double FOUND_IOU = 0.5;

    /** Of pedestrians and cyclists, which are small. */
    private static final double SMALL_IOU = 0.3;

    @Override
    public EvaluationTask task() {
        return EvaluationTask.DETECTION;
    }

    @Override
    public String format() {
        return "kitti";
    }

    @Override
    public List<String> inputs() {
        return List.of(
                "--gt DIR: velodyne, label_2 and calib",
                "--pred FILE.jsonl: as perceive --out writes it; a labelled frame",
                "without a line has no detections");
    }

    @Override
    public EvaluationReport evaluate(EvaluationInputs inputs) throws IOException {
        inputs.refuseSettings(format());
        try (KittiDataset dataset = KittiDataset.open(inputs.truth())) {
            return evaluate(dataset, DetectionLines.read(inputs.predictions()));
        }
    }

    private EvaluationReport evaluate(KittiDataset dataset, List<DetectionLine> lines) throws IOException {
        List<KittiFrame> frames = KittiResults.frames(dataset, lines);
        List<KittiPrecision> precision = KittiEvaluation.evaluate(frames);
        Map<String, Tally> cars = KittiResults.tallies(dataset, lines, new CameraViewScore(KittiType.CAR, FOUND_IOU));
        Tally pedestrians = found(dataset, lines, KittiType.PEDESTRIAN);
        Tally cyclists = found(dataset, lines, KittiType.CYCLIST);
        return new EvaluationReport(
                frames.size() + " labelled frames",
                List.of(precisionTable(precision), carTable(cars), smallTable(pedestrians, cyclists)),
                new Document(
                        format(),
                        frames.size(),
                        precision.stream().map(Row::of).toList(),
                        cars,
                        sum(cars),
                        pedestrians,
                        cyclists));
    }

    private static ReportTable precisionTable(List<KittiPrecision> precision) {
        List<List<String>> rows = new ArrayList<>();
        for (KittiPrecision row : precision) {
            rows.add(List.of(
                    row.type().word(),
                    row.metric().label(),
                    row.overlaps().label(),
                    row.difficulty().label(),
                    ReportTable.figure(counted(row, row.ap11()), 3),
                    ReportTable.figure(counted(row, row.ap40()), 3),
                    row.hasFewLabels() ? few(row) : ""));
        }
        List<String> notes = precision.stream().anyMatch(KittiPrecision::hasFewLabels)
                ? List.of(
                        "",
                        "* fewer than " + KittiPrecision.ENOUGH_LABELS
                                + " labels: by KITTI's rule perfect detections, too, reach no more than said.")
                : List.of();
        return new ReportTable(
                "",
                List.of(
                        Column.text("class"),
                        Column.text(""),
                        Column.text("overlaps"),
                        Column.text(""),
                        Column.figures("AP R11"),
                        Column.figures("AP R40"),
                        Column.text("")),
                rows,
                notes);
    }

    private static ReportTable carTable(Map<String, Tally> cars) {
        List<List<String>> rows = new ArrayList<>();
        cars.forEach((frame, tally) -> rows.add(row(frame, tally, Integer.toString(tally.falsePositives()))));
        Tally all = sum(cars);
        String mean = ReportTable.figure((double) all.falsePositives() / Math.max(1, cars.size()), 2);
        rows.add(row("all", all, mean + " a frame"));
        return found("cars at bird's-eye IoU " + FOUND_IOU, "frame", rows);
    }

    private static ReportTable smallTable(Tally pedestrians, Tally cyclists) {
        return found(
                "at bird's-eye IoU " + SMALL_IOU,
                "class",
                List.of(
                        row("pedestrians", pedestrians, Integer.toString(pedestrians.falsePositives())),
                        row("cyclists", cyclists, Integer.toString(cyclists.falsePositives()))));
    }

    private static ReportTable found(String title, String of, List<List<String>> rows) {
        return new ReportTable(
                title,
                List.of(
                        Column.text(of),
                        Column.figures("found"),
                        Column.figures("labelled"),
                        Column.text("false positives")),
                rows,
                List.of());
    }

    private static List<String> row(String name, Tally tally, String falsePositives) {
        return List.of(name, Integer.toString(tally.found()), Integer.toString(tally.labelled()), falsePositives);
    }

    private static Tally found(KittiDataset dataset, List<DetectionLine> lines, KittiType type) throws IOException {
        return sum(KittiResults.tallies(dataset, lines, new CameraViewScore(type, SMALL_IOU)));
    }

    private static double counted(KittiPrecision row, double precision) {
        return row.labels() == 0 ? Double.NaN : precision;
    }

    private static String few(KittiPrecision row) {
        return row.labels() == 0
                ? "* no labels"
                : String.format(
                        Locale.ROOT,
                        "* %d label%s: at most %.1f, %.1f",
                        row.labels(),
                        row.labels() == 1 ? "" : "s",
                        row.highestAp11(),
                        row.highestAp40());
    }

    private static Tally sum(Map<String, Tally> tallies) {
        return tallies.values().stream().reduce(Tally.ZERO, Tally::plus);
    }

    /** Average precision of one class and metric, percent, and what perfect detections reach with so few labels. */
    private record Row(
            String type,
            String metric,
            String overlaps,
            String difficulty,
            double apR11,
            double apR40,
            int labels,
            double apR11Possible,
            double apR40Possible) {
        static Row of(KittiPrecision entry) {
            return new Row(
                    entry.type().word(),
                    entry.metric().label(),
                    entry.overlaps().label(),
                    entry.difficulty().label(),
                    counted(entry, entry.ap11()),
                    counted(entry, entry.ap40()),
                    entry.labels(),
                    entry.highestAp11(),
                    entry.highestAp40());
        }
    }

    private record Document(
            String format,
            int frames,
            List<Row> averagePrecision,
            Map<String, Tally> carsByFrame,
            Tally cars,
            Tally pedestrians,
            Tally cyclists) {}
}
