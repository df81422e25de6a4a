package io.foresight.launch.cli;

import io.foresight.launch.bench.BenchSweep;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The sweep used for measuring, and the number of iterations. */
final class SweepOptions {
    @Mixin
    private SweepChoice choice;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "100",
            description = "Number of timed runs after a warm-up (default: ${DEFAULT-VALUE}).")
    private int iterations;

    BenchSweep sweep(CommandSpec spec) throws IOException {
        return choice.sweep(spec);
    }

    int iterations(CommandSpec spec) {
        if (iterations < 1 || iterations > 1_000_000) {
            throw new ParameterException(spec.commandLine(), "--iterations must be 1 to 1000000, got " + iterations);
        }
        return iterations;
    }
}
