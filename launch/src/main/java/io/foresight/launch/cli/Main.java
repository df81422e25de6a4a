package io.foresight.launch.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The commands of {@code foresight}, with one class per command. */
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
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        subcommands = {
            DemoCommand.class,
            PerceiveCommand.class,
            AssemblyCommand.class,
            ServeCommand.class,
            NodeCommand.class,
            RecordCommand.class,
            ReplayCommand.class,
            RecoverCommand.class,
            LaunchCommand.class,
            TopicsCommand.class,
            FoxgloveCommand.class,
            DatasetCommand.class,
            TrainCommand.class,
            EvalCommand.class,
            ModelCommand.class,
            ExperimentCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  foresight demo                              # a drive, in the browser",
            "  foresight perceive --data kitti:DIR --view  # boxes on recorded sweeps",
            "  foresight assembly solve --world physical   # a board put together",
            "  foresight perceive --help                   # options, with examples",
            "",
            "All times are in seconds, and where --json is given standard output is one JSON document. Ctrl-C ends any command in"
                    + " order: what was done is kept and reported.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 ended by Ctrl-C before it was done."
        })
public final class Main implements Runnable {
    /** Error for {@code --ros-args} of a command that is not a node. */
    static final String NO_NODE = "--ros-args is for nodes: foresight node NAME --ros-args ..., or foresight foxglove";

    private final List<String> rosArguments;

    @Spec
    private CommandSpec spec;

    Main() {
        this(List.of());
    }

    private Main(List<String> rosArguments) {
        this.rosArguments = rosArguments;
    }

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        OutputStream screen = new ShownOutput(new FileOutputStream(FileDescriptor.err), ProgressLine.isTerminal());
        System.setErr(new LogStream(screen)); // before the first logger prints to it
        LibraryLog.begin();
        StandardOutput results =
                new StandardOutput(new ShownOutput(new FileOutputStream(FileDescriptor.out), TerminalColours.wanted()));
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(results, err, arguments);
        err.flush();
        System.exit(code);
    }

    /** As below; results that could not be written are a failure. */
    static int run(StandardOutput results, PrintWriter err, String... arguments) {
        PrintWriter out = new PrintWriter(results, true, StandardCharsets.UTF_8);
        int code = run(out, err, arguments);
        out.flush();
        if (results.lost().isPresent()) {
            err.println("foresight: the results could not be written to the standard output: "
                    + results.lost().get());
            return Math.max(code, ErrorLines.FAILED);
        }
        return code;
    }

    /**
     * Runs one command inside this JVM.
     *
     * @param out results
     * @param err messages
     * @return 0 done, 1 failed, 2 wrong usage
     */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        SplitArguments split = SplitArguments.of(List.of(arguments));
        CommandLine line = line(split.ros());
        line.setOut(out);
        line.setErr(err);
        return line.execute(split.own().toArray(String[]::new));
    }

    /** All commands, given the arguments between {@code --ros-args} and {@code --}. */
    static CommandLine line(List<String> rosArguments) {
        CommandLine line = new CommandLine(new Main(rosArguments));
        PolicyFlags.addTo(line);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(ErrorLines::usage);
        line.setExecutionExceptionHandler(ErrorLines::failure);
        line.setExecutionStrategy(Main::execute);
        return line;
    }

    private static int execute(ParseResult parsed) {
        Main main = (Main) parsed.commandSpec().userObject();
        boolean help = parsed.asCommandLineList().stream()
                .anyMatch(command -> command.isUsageHelpRequested() || command.isVersionHelpRequested());
        if (!main.rosArguments.isEmpty() && !joinsGraph(parsed) && !help) {
            throw new ParameterException(parsed.commandSpec().commandLine(), NO_NODE);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Whether the command accepts ROS arguments. */
    static boolean joinsGraph(ParseResult parsed) {
        return parsed.hasSubcommand() && parsed.subcommand().commandSpec().userObject() instanceof RosCommand;
    }

    /** The arguments between {@code --ros-args} and {@code --}. */
    List<String> rosArguments() {
        return rosArguments;
    }

    @Option(
            names = ErrorLines.VERBOSE,
            scope = ScopeType.INHERIT,
            description = "More log output, and stack traces of failures.")
    void verbose(boolean asked) {
        if (asked) { // read by the log when its first logger is created, which is later
            System.setProperty("org.slf4j.simpleLogger.log.io.foresight", "debug");
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given; foresight --help lists them");
    }
}
