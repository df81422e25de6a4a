package io.foresight.launch.cli;

import io.foresight.launch.bench.BenchSweep;
import io.foresight.launch.bench.TransportBenchmark;
import io.foresight.launch.model.ModelChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight bench transport}. */
@Command(
        name = "transport",
        description = "What gRPC to a service in another process adds to the pipeline, for a cloud of 2 MB.",
        footer = {
            "",
            "Examples:",
            "  foresight bench transport --json",
            "  foresight bench transport --points 250000 --iterations 300"
        })
final class BenchTransportCommand implements Callable<Integer> {
    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "125000",
            description = "Size of the cloud, 16 bytes a point (default: ${DEFAULT-VALUE}).")
    private int points;

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
        if (points < 1000 || points > 1_000_000) {
            throw new ParameterException(spec.commandLine(), "--points must be 1000 to 1000000, got " + points);
        }
        int iterations = sweeps.iterations(spec);
        ModelChoice choice = model.choice(spec);
        BenchSweep sweep = sweeps.sweep(spec).ofSize(points);
        List<String> assignments = List.of(
                "service.port=0",
                "service.metrics_port=-1",
                "model.name='" + choice.name().replace("'", "''") + "'",
                "model.device=" + choice.device(),
                "model.threads=" + choice.threads(),
                "model.precision=" + choice.precision());
        print(TransportBenchmark.run(Home.folder(), assignments, sweep, iterations));
        return 0;
    }

    private void print(TransportBenchmark.Report report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, report);
            return;
        }
        out.printf(
                Locale.ROOT,
                "%.1f MB there and boxes back: %.1f ms (median), of which the pipeline takes %.1f ms and the way %.1f ms"
                        + " (median), %.1f ms (95 %%)%nthe same bytes over a plain socket: %.1f ms%nthe service was ready after"
                        + " %.1f s%n",
                report.cloudBytes() * 1e-6,
                report.roundTripMs().p50(),
                report.pipelineMs().p50(),
                report.addedMs().p50(),
                report.addedMs().p95(),
                report.floorMs().p50(),
                report.readySeconds());
        out.flush();
    }
}
