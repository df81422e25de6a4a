package io.foresight.launch.cli;

import io.foresight.perception.data.kitti.KittiDataset;
import io.foresight.perception.data.kitti.KittiType;
import io.foresight.perception.eval.CameraViewScore;
import io.foresight.perception.eval.DetectionLine;
import io.foresight.perception.eval.DetectionLines;
import io.foresight.perception.eval.KittiEvaluation;
import io.foresight.perception.eval.KittiFrame;
import io.foresight.perception.eval.KittiPrecision;
import io.foresight.perception.eval.KittiResults;
import io.foresight.perception.eval.Tally;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foresight eval detection}. */
@Command(
        name = "detection",
        description = "KITTI's average precision over 11 and 40 recall levels, and cars found frame by frame.",
        footer = {
            "",
            "Examples:",
            "  foresight perceive --data kitti:DIR --out dets.jsonl",
            "  foresight eval detection --format kitti --gt DIR --pred dets.jsonl",
            "",
            "Only labelled frames count; a frame without a line has no detections."
        })
final class EvalDetectionCommand implements Callable<Integer> {
    private static final double FOUND_IOU = 0.5;

    /** Of pedestrians and cyclists, which are small. */
    private static final double SMALL_IOU = 0.3;

    /** Whose evaluation rules are used. */
    enum Format {
        KITTI
    }

    @Option(names = "--format", required = true, paramLabel = "kitti", description = "Evaluation rules: kitti.")
    private Format format;

    @Option(
            names = "--gt",
            required = true,
            paramLabel = "DIR",
            description = "The dataset with its labels: the folder that holds velodyne, label_2 and calib.")
    private Path truth;

    @Option(
            names = "--pred",
            required = true,
            paramLabel = "FILE.jsonl",
            description = "Detections, as perceive --out writes them.")
    private Path predictions;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (KittiDataset dataset = KittiDataset.open(truth)) {
            return evaluate(dataset);
        }
    }

    private int evaluate(KittiDataset dataset) throws IOException {
        List<DetectionLine> lines = DetectionLines.read(predictions);
        List<KittiFrame> frames = KittiResults.frames(dataset, lines);
        List<KittiPrecision> precision = KittiEvaluation.evaluate(frames);
        Map<String, Tally> cars = KittiResults.tallies(dataset, lines, new CameraViewScore(KittiType.CAR, FOUND_IOU));
        Tally pedestrians = found(dataset, lines, KittiType.PEDESTRIAN);
        Tally cyclists = found(dataset, lines, KittiType.CYCLIST);
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(
                    out,
                    new Report(
                            format.name().toLowerCase(Locale.ROOT),
                            frames.size(),
                            rows(precision),
                            cars,
                            sum(cars),
                            pedestrians,
                            cyclists));
            return 0;
        }
        out.printf("%d labelled frames%n%n", frames.size());
        out.printf("%-12s %-5s %-9s %-10s %8s %8s%n", "class", "", "overlaps", "", "AP R11", "AP R40");
        for (KittiPrecision row : precision) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %-5s %-9s %-10s %8.3f %8.3f%s%n",
                    row.type().word(),
                    row.metric().label(),
                    row.overlaps().label(),
                    row.difficulty().label(),
                    row.ap11(),
                    row.ap40(),
                    row.hasFewLabels() ? few(row) : "");
        }
        if (precision.stream().anyMatch(KittiPrecision::hasFewLabels)) {
            out.printf(
                    "%n* fewer than %d labels: by KITTI's rule perfect detections, too, reach no more than said.%n",
                    KittiPrecision.ENOUGH_LABELS);
        }
        Tally all = sum(cars);
        out.printf("%ncars at bird's-eye IoU %s: found / labelled, false positives%n", FOUND_IOU);
        cars.forEach((frame, tally) ->
                out.printf("  %s %3d / %-3d %3d%n", frame, tally.found(), tally.labelled(), tally.falsePositives()));
        out.printf(
                Locale.ROOT,
                "  all    %3d / %-3d %.2f a frame%n",
                all.found(),
                all.labelled(),
                (double) all.falsePositives() / Math.max(1, cars.size()));
        out.printf("at %s:%n", SMALL_IOU);
        small(out, "pedestrians", pedestrians);
        small(out, "cyclists", cyclists);
        out.flush();
        return 0;
    }

    private static Tally found(KittiDataset dataset, List<DetectionLine> lines, KittiType type) throws IOException {
        return sum(KittiResults.tallies(dataset, lines, new CameraViewScore(type, SMALL_IOU)));
    }

    private static void small(PrintWriter out, String name, Tally tally) {
        out.printf("  %-12s %3d / %-3d %3d%n", name, tally.found(), tally.labelled(), tally.falsePositives());
    }

    private static String few(KittiPrecision row) {
        return row.labels() == 0
                ? " * no labels"
                : String.format(
                        Locale.ROOT,
                        " * %d label%s: at most %.1f, %.1f",
                        row.labels(),
                        row.labels() == 1 ? "" : "s",
                        row.highestAp11(),
                        row.highestAp40());
    }

    private static Tally sum(Map<String, Tally> tallies) {
        return tallies.values().stream().reduce(Tally.ZERO, Tally::plus);
    }

    private static List<Row> rows(List<KittiPrecision> precision) {
        return precision.stream()
                .map(entry -> new Row(
                        entry.type().word(),
                        entry.metric().label(),
                        entry.overlaps().label(),
                        entry.difficulty().label(),
                        entry.ap11(),
                        entry.ap40(),
                        entry.labels(),
                        entry.highestAp11(),
                        entry.highestAp40()))
                .toList();
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
            double apR40Possible) {}

    private record Report(
            String format,
            int frames,
            List<Row> averagePrecision,
            Map<String, Tally> carsByFrame,
            Tally cars,
            Tally pedestrians,
            Tally cyclists) {}
}
