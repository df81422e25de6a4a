package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.launch.graph.OwnCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class LaunchCommandTest {
    private static final String TWO = """
            processes:
              second: {program: [sh, -c, "echo pid $$; exec sleep 300"], after: [first]}
              first: {program: [sh, -c, "echo pid $$; exec sleep 300"], ready: {line: pid}}
            """;

    @TempDir
    Path folder;

    @Test
    void everyProblemIsListedAndNothingIsStarted() throws IOException {
        Path trace = folder.resolve("trace");
        Path file = write("""
                processes:
                  good: {program: [touch, %s]}
                  bad:
                    foresight: [serve, planer]
                    after: [goood]
                  worse: {foresight: [serve, planner, --prot, 3]}
                """.formatted(trace));

        CommandRun run = CommandRun.of("launch", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("has 3 problems")
                .contains("line 4: processes.bad.foresight: unknown argument planer, did you mean planner?")
                .contains("line 5: processes.bad.after: there is no process goood, did you mean good?")
                .contains("line 6: processes.worse.foresight: unknown option --prot");
        assertThat(trace).doesNotExist();
        assertThat(CommandRun.of("launch", folder.resolve("absent.yaml").toString())
                        .err())
                .contains("no such file");
        assertThat(CommandRun.of("launch").code()).isEqualTo(2);
    }

    @Test
    void argumentsOfTheFileAreListedAndFilledIn() throws IOException {
        Path file = write("""
                arguments:
                  word: {description: what is said}
                  end: {default_value: "!"}
                processes: {job: {program: [echo, $(var word)$(var end)], ready: {exits: true}}}
                """);

        assertThat(CommandRun.of("launch", file.toString(), "--show-args").out())
                .isEqualTo("word (must be given): what is said\nend (default: !)\n");
        assertThat(CommandRun.of("launch", file.toString(), "word:=hello").out())
                .contains("job    │ hello!");
        CommandRun missing = CommandRun.of("launch", file.toString());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("line 2: word must be given: add word:=VALUE (what is said)");
    }

    @Test
    void whatNodesAreToldIsCheckedBeforeAnythingStarts() throws IOException {
        Path file = write("""
                processes:
                  a: {foresight: [serve, planner, --ros-args, -r, a:=b]}
                """);

        assertThat(CommandRun.of("launch", file.toString(), "--check").err())
                .contains("line 2: processes.a.foresight: --ros-args is for nodes");
    }

    @Test
    void theSummaryIsOneDocumentAndTheLogGoesToStandardError() throws IOException {
        Path file = write("processes: {job: {program: [sh, -c, \"echo done\"], ready: {exits: true}}}");

        CommandRun run = CommandRun.of("launch", file.toString(), "--json");

        assertThat(run.code()).isZero();
        assertThat(run.json().get("outcome").asText()).isEqualTo("finished");
        assertThat(run.json().at("/processes/0/end").asText()).isEqualTo("finished");
        assertThat(run.json().at("/processes/0/exit_code").asInt()).isZero();
        assertThat(run.err()).contains("job    │ done");
    }

    @Test
    void oneThatIsGivenUpEndsTheLaunchWithOne() throws IOException {
        Path file = write("processes: {job: {program: [sh, -c, \"exit 4\"]}}");

        CommandRun run = CommandRun.of("launch", file.toString(), "--set", "processes.job.restart.policy=never");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("job    │ ▸ ended with code 4: given up")
                .contains("job  gave up      started once");
    }

    @Test
    void ctrlCEndsEverythingInOrderAndWithZero() throws Exception {
        Process launch = start("--json");
        List<Long> children = children(launch.errorReader(StandardCharsets.UTF_8));
        new ProcessBuilder("kill", "-INT", Long.toString(launch.pid())).start().waitFor();

        assertThat(launch.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(launch.exitValue()).isZero();
        JsonNode report = new ObjectMapper().readTree(launch.inputReader(StandardCharsets.UTF_8));
        assertThat(report.get("outcome").asText()).isEqualTo("stopped");
        assertThat(report.findValuesAsText("end")).containsExactly("stopped", "stopped");
        assertGone(children);
    }

    @Test
    void anotherCtrlCEndsAtOnceAndLeavesNothing() throws Exception {
        Path file = write("""
                processes:
                  first: {program: [sh, -c, "echo pid $$; exec sleep 600"]}
                  second: {grace: 10min, program: [sh, -c, "trap '' TERM; echo pid $$; while :; do sleep 1; done"]}
                """);
        Process launch = run(file);
        BufferedReader log = launch.inputReader(StandardCharsets.UTF_8);
        List<Long> children = children(log);
        String pid = Long.toString(launch.pid());
        new ProcessBuilder("kill", "-INT", pid).start().waitFor();
        for (String line = log.readLine(); !line.contains("stopping all"); line = log.readLine()) {
            assertThat(line).as("the log ended early").isNotNull();
        }
        new ProcessBuilder("kill", "-INT", pid).start().waitFor();

        assertThat(launch.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(launch.exitValue()).isEqualTo(130);
        assertGone(children);
    }

    @Test
    void aPoliteKillIsTheSameAndTheLastStartedStopsFirst() throws Exception {
        Process launch = start();
        BufferedReader log = launch.inputReader(StandardCharsets.UTF_8);
        List<Long> children = children(log);
        launch.toHandle().destroy(); // unlike Process.destroy, this leaves its output readable

        List<String> rest = log.lines().filter(line -> line.contains("▸ stop")).toList();
        assertThat(launch.waitFor()).isZero();
        assertThat(rest).hasSize(3);
        assertThat(rest.get(0)).startsWith("launch").contains("stopping all");
        assertThat(rest.get(1)).startsWith("second");
        assertThat(rest.get(2)).startsWith("first");
        assertGone(children);
    }

    @Test
    void childrenDoNotOutliveALaunchThatWasKilled() throws Exception {
        Process launch = start();
        List<Long> children = children(launch.inputReader(StandardCharsets.UTF_8));
        launch.destroyForcibly().waitFor();

        assertGone(children);
    }

    private Process start(String... more) throws IOException {
        return run(write(TWO), more);
    }

    private Process run(Path file, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("launch", file.toString()));
        arguments.addAll(List.of(more));
        // A shell that starts this build in the background lets it ignore SIGINT, and its children would inherit that.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(OwnCommand.of(folder, arguments));
        return new ProcessBuilder(command).start();
    }

    private static List<Long> children(BufferedReader log) throws IOException {
        List<Long> pids = new ArrayList<>();
        while (pids.size() < 2) {
            String line = log.readLine();
            assertThat(line).as("the log ended early, after %s", pids).isNotNull();
            if (line.contains("│ pid ")) {
                pids.add(Long.parseLong(line.replaceAll(".* ", "")));
            }
        }
        return pids;
    }

    private static void assertGone(List<Long> pids) throws InterruptedException {
        for (int i = 0; i < 3000 && pids.stream().anyMatch(LaunchCommandTest::runs); i++) {
            Thread.sleep(20);
        }
        assertThat(pids).noneMatch(LaunchCommandTest::runs);
    }

    /** Does it still run? One that ended and waits for being fetched does not. */
    private static boolean runs(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat"))
                    .replaceFirst(".*\\) ", "")
                    .startsWith("Z");
        } catch (IOException e) {
            return false;
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("graph.yaml"), text);
    }
}
