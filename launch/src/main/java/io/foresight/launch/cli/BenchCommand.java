package io.foresight.launch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight bench}, with one measurement per sub-command. */
@Command(
        name = "bench",
        description =
                "Repeatable measurements: medians, spread, machine, model, and a reference value or bound from the same run.",
        subcommands = {
            BenchPerceptionCommand.class,
            BenchTransportCommand.class,
            BenchOverloadCommand.class,
            BenchLidarCommand.class,
            BenchMemoryCommand.class,
            BenchAssemblyCommand.class,
            BenchReflectCommand.class,
            BenchRecordingCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  foresight bench perception --json",
            "  foresight bench --help",
            "",
            "Timings are reliable only on an idle machine; each report shows the load before its start."
        })
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no measurement given; try for example: foresight bench perception");
    }
}
