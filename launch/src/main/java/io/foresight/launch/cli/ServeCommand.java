package io.foresight.launch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight serve}, with one service per sub-command. */
@Command(
        name = "serve",
        description = "Runs one gRPC service.",
        subcommands = {ServePerceptionCommand.class, ServePlannerCommand.class, ServeReflectCommand.class},
        footer = {"", "Examples:", "  foresight serve perception", "  foresight serve planner --help"})
final class ServeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no service given; try for example: foresight serve perception");
    }
}
