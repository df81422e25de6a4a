package io.foresight.launch.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What {@code foresight} can do: one class a command. */
@Command(
        name = "foresight",
        description =
                "Perceives a scene in 3D from LiDAR sweeps, and plans what a gripper does: simulate, train, detect, solve,"
                        + " serve, measure.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        subcommands = {
            DemoCommand.class,
            PerceiveCommand.class,
            AssemblyCommand.class,
            ServeCommand.class,
            LaunchCommand.class,
            DatasetCommand.class,
            TrainCommand.class,
            EvalCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  foresight demo                                  the whole stack on a simulated drive, in the browser",
            "  foresight perceive --data kitti:DIR --view      boxes on recorded sweeps",
            "  foresight assembly solve --world physical       a board put together, step by step",
            "  foresight COMMAND --help                        a command's options, with examples",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Runs one command inside this JVM.
     *
     * @param out results
     * @param err messages
     * @return 0 done, 1 failed, 2 wrong usage
     */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(ErrorLines::usage);
        line.setExecutionExceptionHandler(ErrorLines::failure);
        return line.execute(arguments);
    }

    @Option(
            names = ErrorLines.VERBOSE,
            scope = ScopeType.INHERIT,
            description = "Say more, and show stack traces of failures.")
    void verbose(boolean asked) {
        if (asked) { // read by the log when its first logger is made, which is after this
            System.setProperty("org.slf4j.simpleLogger.log.io.foresight", "debug");
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given; foresight --help lists them");
    }
}
