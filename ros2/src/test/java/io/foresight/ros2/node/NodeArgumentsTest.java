package io.foresight.ros2.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foresight.ros2.dds.DdsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeArgumentsTest {
    private static final NodeDefaults TALKER = NodeDefaults.named("talker");

    @TempDir
    private Path folder;

    private static NodeArguments arguments(String... arguments) {
        return NodeArguments.parse(List.of(arguments));
    }

    private static String resolved(NodeArguments arguments, String topic) {
        return arguments.resolve(topic, arguments.namespace(TALKER), arguments.name(TALKER));
    }

    private static List<String> problems(String... arguments) {
        try {
            arguments(arguments);
        } catch (BadArgumentsException e) {
            return e.problems();
        }
        return List.of();
    }

    @Test
    void whatAFileForManyNodesHoldsIsToldFromWhatIsForThisOne() throws IOException {
        Path file = Files.writeString(folder.resolve("shared.yaml"), """
                /**:
                  ros__parameters: {rate: 1, vehicle_width: 2.0, both: 3}
                /*/talker:
                  ros__parameters: {wheels: 4}
                /robot/talker:
                  ros__parameters: {both: 5, own: 6}
                """);
        NodeArguments shared = arguments("--params-file", file.toString(), "-p", "rate:=7");
        assertThat(shared.sharedParameters("/robot/talker")).containsExactly("vehicle_width", "wheels");
        assertThat(shared.sectionsForOthers("/robot/talker")).isEmpty();
        assertThat(NodeArguments.none().sectionsForOthers("/robot/talker")).isEmpty();
        Path rooted = Files.writeString(folder.resolve("rooted.yaml"), """
                talker:
                  ros__parameters: {rate: 1}
                """);
        NodeArguments elsewhere = arguments("--params-file", rooted.toString());
        assertThat(elsewhere.sectionsForOthers("/robot/talker")).containsExactly("/talker");
        assertThat(elsewhere.sectionsForOthers("/talker")).isEmpty();
    }

    @Test
    void withoutArgumentsNamesAreTheDefaults() {
        assertThat(NodeArguments.none().fullName(TALKER)).isEqualTo("/talker");
        assertThat(NodeArguments.none().fullName(new NodeDefaults("a", "/b/c"))).isEqualTo("/b/c/a");
        assertThat(resolved(NodeArguments.none(), "points")).isEqualTo("/points");
        assertThat(NodeArguments.none().parameters("/talker")).isEmpty();
    }

    @Test
    void namesAreRelativeToTheNamespaceOrTheNodeOrAbsolute() {
        NodeArguments arguments = arguments("-r", "__ns:=/robot/one", "--remap", "__name:=eye");
        assertThat(arguments.fullName(TALKER)).isEqualTo("/robot/one/eye");
        assertThat(resolved(arguments, "points")).isEqualTo("/robot/one/points");
        assertThat(resolved(arguments, "~/points")).isEqualTo("/robot/one/eye/points");
        assertThat(resolved(arguments, "~")).isEqualTo("/robot/one/eye");
        assertThat(resolved(arguments, "/points")).isEqualTo("/points");
        assertThat(resolved(arguments, "/x/{node}/y{ns}")).isEqualTo("/x/eye/y/robot/one");
    }

    @Test
    void theFirstRuleThatFitsCountsAndItsSidesAreResolvedToo() {
        NodeArguments arguments = arguments(
                "-r", "other:points:=wrong", "-r", "talker:points:=~/mine", "-r", "points:=late", "-r", "/a:=b/c");
        assertThat(resolved(arguments, "points")).isEqualTo("/talker/mine");
        assertThat(resolved(arguments, "/points")).as("the same topic").isEqualTo("/talker/mine");
        assertThat(resolved(arguments, "a")).isEqualTo("/b/c");
        assertThat(resolved(arguments, "b/c")).as("a rule is applied once").isEqualTo("/b/c");
        assertThat(resolved(arguments("-r", "rostopic://x:=y", "-r", "rosservice://z:=w"), "x"))
                .isEqualTo("/y");
        assertThat(resolved(arguments("-r", "rosservice://z:=w"), "z")).isEqualTo("/z");
    }

    @Test
    void rulesOfAnotherNodeLeaveThisOneAlone() {
        NodeArguments arguments = arguments("-r", "other:__node:=x", "-r", "talker:__node:=y", "-r", "y:__ns:=/z");
        assertThat(arguments.fullName(TALKER)).isEqualTo("/z/y");
    }

    @Test
    void severalPartsAreOne() {
        NodeArguments arguments = arguments("-r", "a:=b", "--", "--ros-args", "-p", "x:=1", "--ros-args");
        assertThat(resolved(arguments, "a")).isEqualTo("/b");
        assertThat(arguments.parameters("/talker")).containsExactly(Map.entry("x", 1L));
    }

    @Test
    void valuesAreReadAsRosReadsYaml() {
        Map<String, Object> values = arguments(
                        "-p",
                        "t:=yes",
                        "-p",
                        "f:=Off",
                        "-p",
                        "i:=-012",
                        "-p",
                        "h:=0x1F",
                        "-p",
                        "d:=1.",
                        "-p",
                        "e:=2e3",
                        "-p",
                        "s:=hello world",
                        "-p",
                        "q:='5'",
                        "-p",
                        "l:=[1, 2.5]",
                        "-p",
                        "b:=[true, no]",
                        "-p",
                        "w:=[a, \"1\"]",
                        "-p",
                        "n:=-.inf",
                        "-p",
                        "none:=[]",
                        "-p",
                        "big:=9223372036854775807")
                .parameters("/talker");
        assertThat(values)
                .containsEntry("t", true)
                .containsEntry("f", false)
                .containsEntry("i", -12L)
                .containsEntry("h", 31L)
                .containsEntry("d", 1.0)
                .containsEntry("e", 2000.0)
                .containsEntry("s", "hello world")
                .containsEntry("q", "5")
                .containsEntry("l", List.of(1.0, 2.5))
                .containsEntry("b", List.of(true, false))
                .containsEntry("w", List.of("a", "1"))
                .containsEntry("n", Double.NEGATIVE_INFINITY)
                .containsEntry("none", List.of())
                .containsEntry("big", Long.MAX_VALUE);
    }

    @Test
    void filesSayWhichNodesTheyMeanAndLaterOnesCountMore() throws IOException {
        Path file = Files.writeString(folder.resolve("parameters.yaml"), """
                /**:
                  ros__parameters:
                    everywhere: 1
                    group: {a: 1, b: {c: x}}
                /robot/*:
                  ros__parameters: {below: 2}
                robot:
                  talker:
                    ros__parameters: {everywhere: 3}
                /robot/**/talker:
                  ros__parameters: {deep: 4}
                talker:
                  ros__parameters: {rootless: 5}
                """);
        Path later = Files.writeString(folder.resolve("later.yaml"), "/**: {ros__parameters: {below: 6, mine: 7}}\n");
        NodeArguments arguments = arguments(
                "-p",
                "mine:=8",
                "--params-file",
                file.toString(),
                "--params-file",
                later.toString(),
                "-p",
                "talker:named:=9",
                "-p",
                "other:named:=10");

        assertThat(arguments.parameters("/robot/talker"))
                .containsOnly(
                        Map.entry("everywhere", 3L),
                        Map.entry("group.a", 1L),
                        Map.entry("group.b.c", "x"),
                        Map.entry("below", 6L),
                        Map.entry("deep", 4L),
                        Map.entry("mine", 8L),
                        Map.entry("named", 9L));
        assertThat(arguments.parameters("/robot/left/talker"))
                .containsEntry("deep", 4L)
                .containsEntry("everywhere", 1L);
        assertThat(arguments.parameters("/talker"))
                .containsEntry("rootless", 5L)
                .doesNotContainKey("deep");
    }

    @Test
    void everythingWrongIsListedAtOnce() throws IOException {
        Path file = badFile();
        assertThat(problems(
                        "-r",
                        "a",
                        "-r",
                        "a:=b:=c",
                        "-r",
                        "a:=1b",
                        "-r",
                        "__ns:=robot",
                        "-r",
                        "__node:=a/b",
                        "-p",
                        "x",
                        "-p",
                        "x:=",
                        "-p",
                        "y:=[1",
                        "--params-file",
                        folder.resolve("none.yaml").toString(),
                        "--params-file",
                        file.toString(),
                        "--log-level",
                        "loud",
                        "__node:=x",
                        "--what",
                        "-r"))
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("-r 'a' must have the form from:=to"),
                        problem -> assertThat(problem).contains("more than one ':='"),
                        problem -> assertThat(problem).contains("'a:=1b'", "not beginning with a digit"),
                        problem -> assertThat(problem).contains("'robot' must begin with '/'"),
                        problem -> assertThat(problem).contains("'a/b' of a node must not have a '/'"),
                        problem -> assertThat(problem).contains("-p 'x' must have the form name:=value"),
                        problem -> assertThat(problem).contains("-p x has no value"),
                        problem -> assertThat(problem).contains("-p y is not YAML"),
                        problem -> assertThat(problem).contains("none.yaml cannot be read: there is no such file"),
                        problem -> assertThat(problem).contains("bad.yaml line 1: ros__parameters must be below"),
                        problem -> assertThat(problem).contains("line 4: empty has no value"),
                        problem ->
                                assertThat(problem).contains("line 5: mixed must be a list with elements of one type"),
                        problem -> assertThat(problem).contains("line 6: nested must be a list of single values"),
                        problem -> assertThat(problem).contains("line 7: huge 9223372036854775808 is outside of 64"),
                        problem -> assertThat(problem).contains("line 8: '/b' must have ros__parameters below it"),
                        problem -> assertThat(problem).contains("line 9: 'c d' is not a node name"),
                        problem -> assertThat(problem).contains("--log-level 'loud' is not a log level", "debug, info"),
                        problem -> assertThat(problem).contains("'__node:=x' must follow a flag: -r"),
                        problem -> assertThat(problem).contains("unknown argument '--what'"),
                        problem -> assertThat(problem).contains("-r needs a value"));
    }

    private Path badFile() throws IOException {
        return Files.writeString(folder.resolve("bad.yaml"), """
                ros__parameters: {x: 1}
                /a:
                  ros__parameters:
                    empty:
                    mixed: [1, a]
                    nested: [[1]]
                    huge: 9223372036854775808
                /b: 3
                c d:
                  ros__parameters: {x: 1}
                """);
    }

    @Test
    void filesThatAreNoYamlOrNoNodesAreRefused() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "/**: [1\n");
        Path list = Files.writeString(folder.resolve("list.yaml"), "- 1\n");
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "");
        Path bomb = Files.writeString(folder.resolve("bomb.yaml"), "/a: &a {ros__parameters: {x: [1, 2]}}\n/b: *a\n");
        Path recursive =
                Files.writeString(folder.resolve("recursive.yaml"), "/a: &a {b: *a, ros__parameters: {x: 1}}\n");
        assertThat(problems("--params-file", broken.toString()).get(0)).contains("broken.yaml is not YAML");
        assertThat(problems("--params-file", list.toString()).get(0)).contains("must be node names");
        assertThat(problems("--params-file", empty.toString()).get(0)).contains("must be node names");
        assertThat(problems("--params-file", bomb.toString())).hasSize(1);
        assertThat(problems("--params-file", recursive.toString())).hasSize(1);
    }

    @Test
    void logLevelsAreForEverybodyOrOneLogger() {
        NodeArguments arguments = arguments("--log-level", "WARN", "--log-level", "robot.talker:=debug");
        assertThat(arguments.level("robot.talker")).isEqualTo(LogLevel.DEBUG);
        assertThat(arguments.level("other")).isEqualTo(LogLevel.WARN);
        assertThat(NodeArguments.none().level("other")).isEqualTo(LogLevel.INFO);
    }

    @Test
    void flagsWithoutMeaningHereAreAccepted() {
        NodeArguments arguments = arguments(
                "-e",
                "/enclave",
                "--log-config-file",
                "x",
                "--disable-external-lib-logs",
                "--disable-rosout-logs",
                "--enable-stdout-logs");
        assertThat(arguments.rosout()).isFalse();
        assertThat(arguments.stdout()).isTrue();
    }

    @Test
    void defaultsThatAreNoNamesAreRefused() {
        for (String name : List.of("", "a/b", "1a", "a__b")) {
            assertThatExceptionOfType(DdsException.class).isThrownBy(() -> NodeDefaults.named(name));
        }
        assertThatExceptionOfType(DdsException.class).isThrownBy(() -> new NodeDefaults("a", "b"));
    }
}
