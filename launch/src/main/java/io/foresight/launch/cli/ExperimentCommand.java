package io.foresight.launch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight experiment}, with one experiment per sub-command. */
@Command(
        name = "experiment",
        description = "Runs a whole comparison again and writes its report from the results.",
        subcommands = ExperimentReflectionCommand.class,
        footer = {
            "",
            "Examples:",
            "  foresight experiment reflection --smoke",
            "  foresight experiment reflection --help"
        })
final class ExperimentCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no experiment given; try for example: foresight experiment reflection");
    }
}
