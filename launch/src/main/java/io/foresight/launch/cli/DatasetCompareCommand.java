package io.foresight.launch.cli;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.survey.SweepComparison;
import io.foresight.perception.data.survey.SweepStatistics;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight dataset compare}. */
@Command(
        name = "compare",
        description = "Compares the sweeps of two datasets: density by elevation, range, height, intensity, ground"
                + " share, points on cars.",
        footer = {
            "",
            "Examples:",
            "  foresight dataset compare --a sim:runs/sim --b kitti:DIR",
            "  foresight dataset compare --a sim:runs/sim --b kitti:DIR --json # more",
            "",
            "A distance of 0 means alike, 1 means nothing in common: the share of points to move to make them equal."
        })
final class DatasetCompareCommand implements Callable<Integer> {
    @Option(names = "--a", required = true, paramLabel = "KIND:PATH", description = "One dataset.")
    private String first;

    @Option(names = "--b", required = true, paramLabel = "KIND:PATH", description = "The other.")
    private String second;

    @Option(
            names = "--sweeps",
            paramLabel = "N",
            defaultValue = "100",
            description = "Look at so many of each, spread evenly (default: ${DEFAULT-VALUE}).")
    private int sweeps;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (sweeps < 1) {
            throw new ParameterException(spec.commandLine(), "--sweeps must be at least 1, got " + sweeps);
        }
        try (LongWork work = new LongWork(spec)) {
            SweepComparison comparison =
                    SweepComparison.of(statistics(first, "--a", work), statistics(second, "--b", work));
            if (json.asked()) {
                json.print(spec.commandLine().getOut(), comparison, work.endedEarly());
            } else {
                print(spec.commandLine().getOut(), comparison);
            }
        }
        return 0;
    }

    private static void print(PrintWriter out, SweepComparison comparison) {
        out.printf(
                "a: %s, %d frames%n", comparison.a().dataset(), comparison.a().frames());
        out.printf(
                "b: %s, %d frames%n%n", comparison.b().dataset(), comparison.b().frames());
        out.printf("%-24s %10s %10s %10s%n", "", "a (mean)", "b (mean)", "distance");
        for (SweepComparison.Gap gap : comparison.gaps()) {
            out.printf(Locale.ROOT, "%-24s %10.3f %10.3f %10.3f%n", gap.quantity(), gap.a(), gap.b(), gap.distance());
        }
        out.flush();
    }

    private SweepStatistics statistics(String name, String option, LongWork work) throws IOException {
        try (Dataset dataset = DatasetName.open(name, option, spec)) {
            int all = Math.min(sweeps, dataset.frameIds().size());
            work.show(name + ": sweep", 0, all);
            return SweepStatistics.collect(
                    dataset, sweeps, done -> work.show(name + ": sweep", done, all), work::asked);
        }
    }
}
