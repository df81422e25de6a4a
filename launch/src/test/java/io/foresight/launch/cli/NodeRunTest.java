package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.node.NodeDefaults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class NodeRunTest {
    private static final String DOMAIN = "72";

    @TempDir
    Path folder;

    private static CommandRun run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = line(new PrintWriter(out), new PrintWriter(err), arguments);
        int code = line.execute(SplitArguments.of(List.of(arguments)).own().toArray(String[]::new));
        return new CommandRun(code, out.toString(), err.toString());
    }

    private static CommandLine line(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = Main.line(SplitArguments.of(List.of(arguments)).ros());
        line.getSubcommands().get("node").addSubcommand(new Probe());
        line.setOut(out);
        line.setErr(err);
        return line;
    }

    @Test
    void settingsComeFromTheFileThenFromSetThenFromParameters() throws Exception {
        Path file = Files.writeString(
                folder.resolve("probe.yaml"), "words: of file\nperiod: 1s\nlimits: {depth: 1, scale: 0.5}\n");
        Path parameters = Files.writeString(folder.resolve("parameters.yaml"), """
                /**:
                  ros__parameters:
                    use_sim_time: true
                    limits: {depth: 3, width: 2}
                    vehicle_width: 2.0
                /robot/probe:
                  ros__parameters:
                    words: of parameters
                    qos_overrides: {/tf: {publisher: {depth: 3}}}
                /other:
                  ros__parameters: {words: of another, nonsense: 3}
                """);
        Process process = start(
                "node",
                "probe",
                "--config",
                file.toString(),
                "--set",
                "period=2s",
                "--set",
                "words=of set",
                "--ros-args",
                "-r",
                "__ns:=/robot",
                "--params-file",
                parameters.toString(),
                "-p",
                "limits.scale:=2",
                "--");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine())
                    .isEqualTo(
                            "/robot/probe Settings[words=of parameters, period=PT2S, limits=Limits[depth=3, scale=2.0]] true");
            assertThat(process.toHandle().destroy()).isTrue();
            assertThat(out.readLine()).isEqualTo("closed");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as("asked to end, it ended in order").isZero();
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                NodeRunTest.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("ROS_DOMAIN_ID", DOMAIN);
        builder.environment().put("ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST");
        builder.environment().remove("ROS_STATIC_PEERS");
        return builder.start();
    }

    /** The other process. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(line(out, err, arguments)
                .execute(SplitArguments.of(List.of(arguments)).own().toArray(String[]::new)));
    }

    @Test
    void unknownAndWrongParametersAreListedWithTheLikelyName() {
        CommandRun run = run(
                "node",
                "probe",
                "--ros-args",
                "-p",
                "wrods:=x",
                "-p",
                "limits.depth:=deep",
                "-p",
                "limits.scale:=.nan");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("has 3 problems")
                .contains("parameter wrods: wrods is not a key, did you mean words?")
                .contains("parameter limits.depth: limits.depth must be a whole number, got the text \"deep\"")
                .contains("parameter limits.scale: limits.scale must be a number, got .nan")
                .doesNotContain("\tat ");
    }

    @Test
    void wrongRosArgumentsAreListedTogether() {
        CommandRun run = run("node", "probe", "--ros-args", "-r", "x", "--frobnicate", "--log-level", "loud");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("3 problems", "'x' must have the form from:=to", "--frobnicate", "'loud'");
    }

    @Test
    void onlyNodesTakeRosArguments() {
        CommandRun run = run("doctor", "--ros-args", "-r", "a:=b");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--ros-args is for nodes").hasLineCount(1);
    }

    @Test
    void rosPartsAreTakenOutWhereverTheyStand() {
        SplitArguments split = SplitArguments.of(List.of(
                "node", "--ros-args", "-r", "a:=b", "--", "probe", "--", "x", "--ros-args", "--log-level", "info"));

        assertThat(split.own()).containsExactly("node", "probe", "--", "x");
        assertThat(split.ros()).containsExactly("-r", "a:=b", "--log-level", "info");
    }

    /** What the probe takes. */
    public record Settings(String words, Duration period, Limits limits) {
        public static final Settings DEFAULT = new Settings("none", Duration.ofSeconds(1), new Limits(10, 1));
    }

    /** A group of it. */
    public record Limits(int depth, double scale) {}

    /** A node that says what it was told. */
    @Command(name = "probe")
    private static final class Probe implements Callable<Integer> {
        @Mixin
        private NodeRun run;

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            PrintWriter out = spec.commandLine().getOut();
            return run.run(NodeDefaults.named("probe"), Settings.class, (node, settings) -> {
                out.println(
                        node.fullName() + " " + settings + " " + node.clock().simulated());
                return () -> out.println("closed");
            });
        }
    }
}
