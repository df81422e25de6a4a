package io.foresight.launch.cli;

import io.foresight.core.file.Home;
import io.foresight.launch.bench.OverloadBenchmark;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight bench overload}. */
@Command(
        name = "overload",
        description =
                "Calls a service in another process alone, then at random times more often than it can answer: latency of"
                        + " the answered calls, answers a second, and how soon the others are refused.",
        footer = {
            "",
            "Examples:",
            "  foresight bench overload --json",
            "  foresight bench overload --planner --seconds 30 --times 2,4"
        })
final class BenchOverloadCommand implements Callable<Integer> {
    @Option(names = "--planner", description = "Decisions of the planner instead of frames for the detector.")
    private boolean planner;

    @Option(
            names = "--times",
            paramLabel = "X",
            split = ",",
            defaultValue = "2,4",
            description = "How many times as many calls as can be answered (default: ${DEFAULT-VALUE}).")
    private List<Double> times;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "30",
            description = "Duration of each measurement (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Mixin
    private SweepChoice sweeps;

    @Mixin
    private ModelOptions model;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!(seconds >= 0.1 && seconds <= 3600)) {
            throw new ParameterException(spec.commandLine(), "--seconds must be 0.1 to 3600, got " + seconds);
        }
        for (double more : times) {
            if (!(more >= 0.1 && more <= 100)) {
                throw new ParameterException(spec.commandLine(), "--times must be 0.1 to 100, got " + more);
            }
        }
        Duration each = Duration.ofMillis(Math.round(seconds * 1e3));
        try (LongWork work = new LongWork(spec)) {
            OverloadBenchmark.Report report = planner
                    ? OverloadBenchmark.planner(Home.folder(), times, each, work)
                    : OverloadBenchmark.perception(
                            Home.folder(), model.serviceAssignments(spec), sweeps.sweep(spec), times, each, work);
            print(report, work.endedEarly());
        }
        return 0;
    }

    private void print(OverloadBenchmark.Report report, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, report, endedEarly);
            return;
        }
        out.printf(
                Locale.ROOT,
                "alone: %.1f ms (median), %.1f ms (99 %%); %.1f answers a second; the same bytes over a plain socket: %.1f ms%n",
                report.aloneMs().p50(),
                report.aloneMs().p99(),
                report.perSecond(),
                report.floorMs().p50());
        for (OverloadBenchmark.Load load : report.loads()) {
            out.printf(
                    Locale.ROOT,
                    "%.1fx, %d calls: %d answered in %.1f ms (median), %.1f ms (99 %%): %.2f times alone; %.0f %% of the answers"
                            + " a second; %d refused in %.1f ms (median), %.1f ms (99 %%)%s%n",
                    load.times(),
                    load.sent(),
                    load.answeredMs().count(),
                    load.answeredMs().p50(),
                    load.answeredMs().p99(),
                    load.p99OfAlone(),
                    100 * load.shareAnswered(),
                    load.refusedMs().count(),
                    load.refusedMs().p50(),
                    load.refusedMs().p99(),
                    load.failed().isEmpty() ? "" : "; failed " + load.failed());
        }
        out.printf("%s; load before: %.1f%n", report.service(), report.machine().loadBefore());
        out.flush();
    }
}
