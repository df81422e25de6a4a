package io.foresight.launch.cli;

import io.foresight.launch.bench.LidarBenchmark;
import io.foresight.launch.bench.Machine;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight bench lidar}. */
@Command(
        name = "lidar",
        description =
                "Rays per second that one core casts in a scene of 500 objects, compared with two slower methods in the"
                        + " same run: a tree for rays from any origin, and a loop over all triangles that verifies the results.",
        footer = {"", "Examples:", "  foresight bench lidar --json", "  foresight bench lidar --iterations 100 --seed 3"
        })
final class BenchLidarCommand implements Callable<Integer> {
    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "30",
            description = "Timed sweeps (default: ${DEFAULT-VALUE}).")
    private int iterations;

    @Option(
            names = "--reference-rays",
            paramLabel = "N",
            defaultValue = "300",
            description = "Rays checked against the loop over all triangles (default: ${DEFAULT-VALUE}).")
    private int referenceRays;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the scene (default: 1).")
    private long seed;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Machine machine = Machine.here();
        LidarBenchmark.Report report;
        try (LongWork work = new LongWork(spec)) {
            report = LidarBenchmark.measure(seed, iterations, referenceRays, work);
            print(report, machine, work.endedEarly());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return report.referenceDisagreements() == 0 ? 0 : ErrorLines.FAILED;
    }

    private void print(LidarBenchmark.Report report, Machine machine, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, new Document(report, machine), endedEarly);
        } else {
            out.printf(
                    Locale.ROOT,
                    "%.2f million rays/s on one core (quartiles %.2f and %.2f), %d objects, %d triangles%n"
                            + "  a tree for rays from anywhere: %.2f million/s; a loop over all triangles: %.0f rays/s,"
                            + " %d of %d results differ%n"
                            + "  a whole sweep with noise, intensity and drop-out: %.1f ms, %d points%n",
                    report.raysPerSecond() * 1e-6,
                    report.raysPerSecondLow() * 1e-6,
                    report.raysPerSecondHigh() * 1e-6,
                    report.objects(),
                    report.triangles(),
                    report.treeRaysPerSecond() * 1e-6,
                    report.referenceRaysPerSecond(),
                    report.referenceDisagreements(),
                    report.referenceRays(),
                    report.sweepMs(),
                    report.sweepPoints());
            out.flush();
        }
    }

    private record Document(
            @com.fasterxml.jackson.annotation.JsonUnwrapped LidarBenchmark.Report report, Machine machine) {}
}
