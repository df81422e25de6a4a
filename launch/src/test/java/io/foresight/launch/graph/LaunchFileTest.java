package io.foresight.launch.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.foresight.launch.config.BadConfigException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsReadWithDefaultsForWhatItDoesNotSay() throws IOException {
        LaunchFile file = read("""
                processes:
                  late:
                    foresight: [serve, planner]
                    after: [early]
                  early:
                    program: [sh, -c, "true"]
                    environment: {LEVEL: 3}
                    ready: {line: "up.*", within: 5s}
                    restart: {policy: always}
                    grace: 1s
                """);

        assertThat(file.order()).containsExactly("early", "late");
        ProcessPlan early = file.processes().get("early");
        assertThat(early.program()).containsExactly("sh", "-c", "true");
        assertThat(early.environment()).containsEntry("LEVEL", "3");
        assertThat(early.ready().within()).isEqualTo(Duration.ofSeconds(5));
        assertThat(early.restart().policy()).isEqualTo(RestartRule.Policy.ALWAYS);
        assertThat(early.restart().attempts()).isEqualTo(RestartRule.DEFAULT.attempts());
        assertThat(file.processes().get("late").grace()).isEqualTo(ProcessPlan.DEFAULT.grace());
        assertThat(file.longestStop()).isEqualTo(Duration.ofSeconds(26));
    }

    @Test
    void everythingThatIsWrongIsListedAtOnceWithItsLine() throws IOException {
        assertThat(problems("""
                        processes:
                          planner:
                            foresight: [serve, planer]
                            rady: {grpc: 1}
                            grace: 5
                          robot:
                            program: [no-such-program-anywhere]
                            after: [planer, robot]
                            restart: {policy: sometimes}
                            folder: not/there
                          both:
                            foresight: [demo]
                            program: [sh]
                          neither: {after: [both]}
                        """))
                .containsExactlyInAnyOrder(
                        "line 3: processes.planner.foresight: unknown planer",
                        "line 4: processes.planner.rady is not a key, did you mean processes.planner.ready?",
                        "line 5: processes.planner.grace must be a duration with its unit, such as 200ms, 1.5s, 10min or"
                                + " 2h, got 5",
                        "line 10: processes.robot.folder: no such folder: " + folder.resolve("not/there"),
                        "line 8: processes.robot.after: there is no process planer, did you mean planner?",
                        "line 8: processes: none of these can start: robot waits for robot",
                        "line 9: processes.robot.restart.policy must be one of never, on_failure, always, got sometimes",
                        "line 13: processes.both: give foresight (arguments of foresight) or program (program and"
                                + " arguments), not both of them",
                        "line 14: processes.neither: give foresight (arguments of foresight) or program (program and"
                                + " arguments)");
    }

    @Test
    void programsMustBeThere() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain.txt"), "no program");

        assertThat(problems("processes: {a: {program: [no-such-program-anywhere]}, b: {program: [" + plain + "]}}"))
                .containsExactly(
                        "line 1: processes.a.program: no-such-program-anywhere is not on the path",
                        "line 1: processes.b.program: " + plain + " is not an executable program");
    }

    @Test
    void portsInUseAndPortsNamedTwiceAreFoundBeforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThat(problems("""
                            processes:
                              a: {program: [sh], ready: {grpc: %d}}
                              b:
                                program: [sh]
                                ready: {tcp: %d}
                              c: {program: [sh], ready: {tcp: 70000}}
                            """.formatted(port, port)))
                    .containsExactlyInAnyOrder(
                            "line 2: processes.a.ready.grpc: port " + port + " is in use by another process",
                            "line 5: processes.b.ready.tcp: port " + port + " is already used by a",
                            "line 6: processes.c.ready: tcp must be a port, 1 to 65535, got 70000");
        }
    }

    @Test
    void aCircleIsNamed() throws IOException {
        assertThat(problems("""
                        processes:
                          a: {program: [sh], after: [b]}
                          b: {program: [sh], after: [c]}
                          c: {program: [sh], after: [a]}
                        """))
                .containsExactly("line 2: processes: none of these can start: a waits for b waits for c waits for a");
    }

    @Test
    void contradictionsAreRefused() throws IOException {
        assertThat(problems("processes: {a: {program: [sh], ready: {tcp: 1025, exits: true}}}"))
                .singleElement()
                .asString()
                .contains("only one of grpc, tcp, line and exits");
        assertThat(problems("processes: {a: {program: [sh], ready: {exits: true}, restart: {policy: always}}}"))
                .singleElement()
                .asString()
                .contains("contradict");
        assertThat(problems("processes: {a: {program: [sh], ready: {line: \"(\"}}}"))
                .singleElement()
                .asString()
                .contains("regular expression");
    }

    @Test
    void hostileFilesAreRefusedWithoutHarm() throws IOException {
        assertThat(problems("processes: {}")).containsExactly("line 1: processes must name at least one process");
        assertThat(problems("")).containsExactly("line 1: processes is missing");
        assertThat(problems("processes: 7")).containsExactly("line 1: processes must be a group of keys, got 7");
        assertThat(problems("processes: {a: {program: [sh]}, a: {program: [sh]}}"))
                .containsExactly("line 1: processes.a is given twice");
        assertThat(problems("processes: {a: {foresight: [launch, x.yaml]}}"))
                .containsExactly("line 1: processes.a.foresight: launch may not start launch");
        assertThat(problems("processes: {a: {program: [sh, \"a\\0b\"]}}"))
                .containsExactly("line 1: processes.a: an argument has a zero character");
        assertThat(problems("processes: {a: {program: [sh], environment: {\"A=B\": c}}}"))
                .hasSize(1);
        assertThat(problems("processes: {\"\\e[2Jx\": {program: [sh]}}"))
                .singleElement()
                .asString()
                .contains("a name is")
                .doesNotContain("\u001b");
        assertThat(problems("processes: &x {a: *x}")).isNotEmpty();
        StringBuilder many = new StringBuilder("processes:\n");
        for (int i = 0; i <= 100; i++) {
            many.append("  p").append(i).append(": {program: [sh]}\n");
        }
        assertThat(problems(many.toString())).containsExactly("line 2: processes must be at most 100, got 101");
    }

    @Test
    void argumentsAndTheFilesFolderAreFilledIn() throws IOException {
        String text = """
                arguments:
                  bag: {description: what is played}
                  port: {default_value: 50052}
                  beside: {default_value: $(dirname)/beside-$(var port).yaml}
                processes:
                  player:
                    program: [sh, -c, "echo $(var bag) '$(var  beside )' $(date) ${HOME} $1"]
                    environment: {FOLDER: $(dirname)}
                    ready: {tcp: $(var port), within: 5s}
                """;
        LaunchFile file = read(text, "bag:=my \"drive\": {1}.mcap", "port:=50077");

        ProcessPlan player = file.processes().get("player");
        assertThat(player.program().get(2))
                .isEqualTo("echo my \"drive\": {1}.mcap '" + folder + "/beside-50077.yaml' $(date) ${HOME} $1");
        assertThat(player.environment()).containsEntry("FOLDER", folder.toString());
        assertThat(player.ready().tcp()).contains(50077);
        assertThat(read(text, "bag:=").processes().get("player").ready().tcp()).contains(50052);
        assertThat(LaunchFile.declaredArguments(folder.resolve("graph.yaml")))
                .containsOnlyKeys("bag", "port", "beside")
                .containsEntry("bag", new LaunchArgument(Optional.of("what is played"), Optional.empty()))
                .containsEntry("port", new LaunchArgument(Optional.empty(), Optional.of("50052")));
    }

    @Test
    void whatIsWrongWithArgumentsIsListedAtOnce() {
        String text = """
                arguments:
                  bag: {description: what is played}
                  rate: {default_value: 1}
                  2nd: {default_value: 1}
                processes:
                  player: {program: [sh, $(var bak), $(var rate)]}
                """;
        assertThat(problems(text, "rat:=2", "rate:=2", "rate:=3", "loose"))
                .containsExactlyInAnyOrder(
                        "line 2: bag must be given: add bag:=VALUE (what is played)",
                        "line 4: arguments.2nd: a name is 1 to 64 letters, digits or _, the first no digit",
                        "line 6: $(var bak) is not declared before its use; declared are bag, rate, 2nd",
                        "rat:=2: rat is not an argument of this file, did you mean rate?",
                        "rate:=3: rate is given twice",
                        "loose: must have the form name:=value");
        assertThat(problems("""
                        arguments:
                          a: {default_value: $(var b)}
                          b: {default_value: 1}
                        processes: {a: {program: [sh]}}
                        """)).containsExactly("line 2: $(var b) is not declared before its use; none is declared");
        assertThat(problems("processes: {a: {program: [sh]}}", "x:=1"))
                .containsExactly("x:=1: x is not an argument of this file; this file takes none");
        assertThat(problems("{arguments: {a: {defaut_value: 1}}, processes: {a: {program: [sh]}}}", "a:=1"))
                .singleElement()
                .asString()
                .contains("arguments.a.defaut_value is not a key, did you mean arguments.a.default_value?");
        assertThat(problems("{arguments: [a], processes: {a: {program: [sh]}}}"))
                .containsExactly("line 1: arguments must be a group of keys, got a list of 1");
    }

    private LaunchFile read(String text, String... given) throws IOException {
        Path file = Files.writeString(folder.resolve("graph.yaml"), text);
        return LaunchFile.read(
                file,
                List.of(given),
                List.of(),
                arguments -> arguments.contains("planer") ? Optional.of("unknown planer") : Optional.empty());
    }

    private List<String> problems(String text, String... given) {
        return catchThrowableOfType(BadConfigException.class, () -> read(text, given))
                .problems();
    }
}
