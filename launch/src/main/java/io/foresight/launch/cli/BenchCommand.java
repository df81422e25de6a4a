package io.foresight.launch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight bench}: one measurement a sub-command. */
@Command(
        name = "bench",
        description = "Repeatable measurements: medians, spread, machine, model, and a peer or roof in the same run.",
        subcommands = {
            BenchPerceptionCommand.class,
            BenchTransportCommand.class,
            BenchLidarCommand.class,
            BenchMemoryCommand.class,
            BenchAssemblyCommand.class,
            BenchRecordingCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  foresight bench perception --json",
            "  foresight bench --help",
            "",
            "Timings mean something on a quiet machine only; each report shows the load before it began."
        })
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no measurement given, such as: foresight bench perception");
    }
}
