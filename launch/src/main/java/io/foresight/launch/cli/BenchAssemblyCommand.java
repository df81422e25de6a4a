package io.foresight.launch.cli;

import io.foresight.core.measure.Spread;
import io.foresight.launch.bench.AssemblyBenchmark;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight bench assembly}. */
@Command(
        name = "assembly",
        description =
                "Boards, symbolic steps, physical skills, saved states, images and training decisions on one core, the scaling to two"
                        + " threads, and lower bounds of the cost from the same run.",
        footer = {"", "Examples:", "  foresight bench assembly", "  foresight bench assembly --seconds 1 --json"})
final class BenchAssemblyCommand implements Callable<Integer> {
    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "0.3",
            description = "Of each round of a measurement, 0.001 to 60 (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!(seconds >= 0.001 && seconds <= 60)) {
            throw new ParameterException(spec.commandLine(), "--seconds must be 0.001 to 60, got " + seconds);
        }
        try (LongWork work = new LongWork(spec)) {
            AssemblyBenchmark.Report report = AssemblyBenchmark.run((int) Math.round(seconds * 1000), work);
            if (json.asked()) {
                json.print(spec.commandLine().getOut(), report, work.endedEarly());
            } else {
                print(spec.commandLine().getOut(), report);
            }
        }
        return 0;
    }

    private static void print(PrintWriter out, AssemblyBenchmark.Report report) {
        row(out, report, "boards_per_s", "boards a second", 1);
        row(out, report, "symbolic_steps_per_s", "symbolic steps a second, million", 1e6);
        if (report.physicalMissing().isPresent()) {
            out.println(
                    "physical world not available: " + report.physicalMissing().get());
        } else if (report.physicalSkillMs().isPresent()) {
            out.printf(
                    Locale.ROOT,
                    "%-36s %9.2f%n",
                    "mean of a physical skill, ms",
                    report.physicalSkillMs().get());
            report.physicalMsByVerb().forEach((verb, ms) -> out.printf(Locale.ROOT, "  %-34s %9.2f%n", verb, ms));
            row(out, report, "save_restore_us", "physical save and restore, us", 1);
        }
        row(out, report, "symbolic_save_restore_us", "symbolic save and restore, us", 1);
        row(out, report, "images_per_s", "images a second, 128 x 128", 1);
        row(out, report, "decisions_per_s", "training decisions a second", 1);
        row(out, report, "thread_scaling", "two threads to one", 1);
        out.println();
        report.byProcessorTime()
                .forEach((name, value) ->
                        out.printf(Locale.ROOT, "by processor time alone  %-20s %9.2f%n", name, value));
        out.println();
        report.floors()
                .forEach((name, value) -> out.printf(
                        Locale.ROOT,
                        "floor  %-22s %12.1f  %s%n",
                        name,
                        value,
                        report.floorsMean().get(name)));
        out.flush();
    }

    private static void row(PrintWriter out, AssemblyBenchmark.Report report, String field, String name, double unit) {
        Spread spread = report.spread().get(field);
        if (spread == null) {
            return; // ended before
        }
        out.printf(
                Locale.ROOT,
                "%-36s %9.2f  (%.2f to %.2f)%n",
                name,
                spread.p50() / unit,
                spread.p5() / unit,
                spread.p95() / unit);
    }
}
