package io.foresight.launch.cli;

import io.foresight.core.file.Home;
import io.foresight.core.text.ShownText;
import io.foresight.launch.graph.Graph;
import io.foresight.launch.graph.LaunchArgument;
import io.foresight.launch.graph.LaunchFile;
import io.foresight.launch.graph.LaunchReport;
import io.foresight.launch.graph.LogView;
import io.foresight.ros2.node.BadArgumentsException;
import io.foresight.ros2.node.NodeArguments;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code foresight launch}. */
@Command(
        name = "launch",
        description = {
            "Starts several processes from one file and stops them in order.",
            "Each starts when those it waits for are healthy; their output is merged into one log; failed ones are restarted.",
            "Ctrl-C, or giving up on one, stops all."
        },
        footer = {
            "",
            "Examples:",
            "  foresight launch launch/services.yaml",
            "  foresight launch launch/replay.yaml bag:=drive.mcap rate:=2",
            "  foresight launch graph.yaml --check",
            "  foresight launch graph.yaml --set processes.planner.grace=1s --json",
            "",
            "A file (only foresight or program is required; $(var NAME) and $(dirname) stand for an argument and its folder):",
            "  arguments:",
            "    port: {default_value: 50052, description: of the planner}",
            "  processes:",
            "    planner:",
            "      foresight: [serve, planner]        # or program: [sh, -c, ...]",
            "      ready: {grpc: 50052, within: 60s, lost: 30s}",
            "                             # or tcp: PORT, line: REGEX, exits: true",
            "      restart: {policy: on_failure, delay: 1s, max_delay: 30s,",
            "                attempts: 5, window: 10min}",
            "      grace: 15s                         # from SIGTERM to SIGKILL",
            "    robot:",
            "      program: [./robot.sh, --port, 50052]",
            "      folder: robot                      # beside the file",
            "      environment: {LOG: debug}",
            "      after: [planner]",
            "",
            "Exit codes: 0 all ended well or on Ctrl-C, 1 one was given up or the file is wrong."
        })
final class LaunchCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "What to start (YAML).")
    private Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "NAME:=VALUE",
            description = "Arguments that the file declares; --show-args lists them.")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--set", paramLabel = "a.b=c", description = "Replace one value of the file; repeatable.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--check", description = "Only check the file and print the start order.")
    private boolean checkOnly;

    @Option(names = "--show-args", description = "Only list the arguments that the file declares.")
    private boolean showArguments;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (showArguments) {
            sayArguments(out, LaunchFile.declaredArguments(file));
            return 0;
        }
        LaunchFile plan = LaunchFile.read(file, arguments, assignments, LaunchCommand::problem);
        if (checkOnly) {
            sayOrder(out, plan);
            return 0;
        }
        PrintWriter log = json.asked() ? spec.commandLine().getErr() : out;
        LogView view = new LogView(log, coloured(), plan.processes().keySet());
        try (Interrupt interrupt = new Interrupt(plan.longestStop())) {
            LaunchReport report = Graph.run(plan, Home.folder(), file, view, interrupt::asked);
            if (json.asked()) {
                json.print(out, report);
            } else {
                sayEnd(out, report);
            }
            interrupt.endWith(report.exitCode());
            return report.exitCode();
        }
    }

    /** The problem with the arguments of a {@code foresight} command. */
    private static Optional<String> problem(List<String> arguments) {
        SplitArguments split = SplitArguments.of(arguments);
        try {
            ParseResult parsed = Main.line(split.ros()).parseArgs(split.own().toArray(String[]::new));
            if (!split.ros().isEmpty() && !Main.joinsGraph(parsed)) {
                return Optional.of(Main.NO_NODE);
            }
            NodeArguments.parse(split.ros());
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(ErrorLines.sentence(e));
        } catch (BadArgumentsException e) {
            return Optional.of("--ros-args: " + String.join("; ", e.problems()));
        }
    }

    private boolean coloured() {
        String refused = System.getenv("NO_COLOR");
        return json.asked()
                ? ProgressLine.isTerminal() && (refused == null || refused.isEmpty())
                : Boolean.getBoolean("foresight.colours");
    }

    private void sayArguments(PrintWriter out, Map<String, LaunchArgument> declared) {
        if (json.asked()) {
            json.print(out, new Declared(declared));
        } else if (declared.isEmpty()) {
            out.println(file + " takes no arguments");
        }
        if (!json.asked()) {
            declared.forEach((name, argument) -> out.println(ShownText.sentence(name
                    + argument.defaultValue()
                            .map(value -> " (default: " + value + ")")
                            .orElse(" (must be given)")
                    + argument.description().map(text -> ": " + text).orElse(""))));
        }
        out.flush();
    }

    private void sayOrder(PrintWriter out, LaunchFile plan) {
        if (json.asked()) {
            json.print(out, new Checked(plan.order()));
        } else {
            out.println("no problems in " + file + "; start order: " + String.join(", ", plan.order()));
        }
        out.flush();
    }

    private void sayEnd(PrintWriter out, LaunchReport report) {
        TerminalColours colours = TerminalColours.ofOutput();
        out.println();
        int width = report.processes().stream()
                .mapToInt(process -> process.name().length())
                .max()
                .orElse(0);
        for (LaunchReport.OfProcess process : report.processes()) {
            String end = process.end().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            String padded = String.format(Locale.ROOT, "%-11s", end);
            String shown =
                    switch (process.end()) {
                        case FINISHED, STOPPED -> colours.good(padded);
                        case NOT_STARTED -> colours.quiet(padded);
                        case KILLED -> colours.careful(padded);
                        case GAVE_UP -> colours.bad(padded);
                    };
            String times = process.starts() == 1 ? "started once" : "started " + process.starts() + " times";
            out.printf(
                    Locale.ROOT,
                    "%-" + Math.max(1, width) + "s  %s  %s%s%n",
                    process.name(),
                    shown,
                    process.starts() == 0 ? "" : times,
                    process.readySeconds()
                            .filter(seconds -> seconds >= 0.05)
                            .map(seconds -> String.format(Locale.ROOT, ", healthy after %.1f s", seconds))
                            .orElse(""));
        }
        String outcome = report.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        out.printf(Locale.ROOT, "%s after %.1f s%n", outcome, report.seconds());
        out.flush();
    }

    private record Checked(List<String> order) {}

    private record Declared(Map<String, LaunchArgument> arguments) {}
}
