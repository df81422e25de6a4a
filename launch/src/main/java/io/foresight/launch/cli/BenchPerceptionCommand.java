package io.foresight.launch.cli;

import io.foresight.core.file.Home;
import io.foresight.launch.bench.BenchSweep;
import io.foresight.launch.bench.PerceptionBenchmark;
import io.foresight.launch.model.FoundModel;
import io.foresight.launch.model.ModelChoice;
import io.foresight.launch.model.OpenModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foresight bench perception}. */
@Command(
        name = "perception",
        description =
                "The whole pipeline on one sweep: validate, voxelise, network, decode; and the speed of large matrix"
                        + " products on the same threads as an upper bound.",
        footer = {
            "",
            "Examples:",
            "  foresight bench perception --threads 2 --json",
            "  foresight bench perception --data kitti:DIR --precision fp32",
            "  foresight bench perception --model pointpillar.pth --json"
        })
final class BenchPerceptionCommand implements Callable<Integer> {
    @Mixin
    private SweepOptions sweeps;

    @Mixin
    private ModelOptions model;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        int iterations = sweeps.iterations(spec);
        ModelChoice choice = model.choice(spec);
        FoundModel found = choice.find(Home.models());
        BenchSweep sweep = sweeps.sweep(spec);
        try (LongWork work = new LongWork(spec);
                OpenModel opened = choice.open(found)) {
            PerceptionBenchmark.Report report =
                    PerceptionBenchmark.run(opened, found.sheet().detector(), sweep, iterations, work);
            print(report, work.endedEarly());
        }
        return 0;
    }

    private void print(PerceptionBenchmark.Report report, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, report, endedEarly);
            return;
        }
        out.printf(
                Locale.ROOT,
                "pipeline %.1f ms (median), %.1f ms (95 %%) on %d points, %d threads, %s%n",
                report.pipelineMs().p50(),
                report.pipelineMs().p95(),
                report.points(),
                report.threads(),
                report.precision());
        report.stagesMs().forEach((stage, ms) -> out.printf(Locale.ROOT, "  %-10s %6.2f ms%n", stage, ms));
        if (Double.isFinite(report.networkGflop())) {
            printRate(out, report);
        }
        out.flush();
    }

    private static void printRate(PrintWriter out, PerceptionBenchmark.Report report) {
        out.printf(
                Locale.ROOT,
                "network %.1f GFLOP at %.0f GFLOP/s: %.0f %% of matrix products' %.0f%n",
                report.networkGflop(),
                report.networkGflops(),
                100 * report.shareOfPeak(),
                report.gemmPeakGflops().get(report.precision()));
    }
}
