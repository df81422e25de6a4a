package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.text.ShownText;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.discovery.DiscoveredEndpoint;
import io.foresight.ros2.discovery.DiscoveredParticipant;
import io.foresight.ros2.discovery.EndpointTerms;
import io.foresight.ros2.discovery.GraphTopic;
import io.foresight.ros2.mcap.McapMetadata;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.message.StdMsgs.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other programs name is never more than a short text in one line, whichever command shows it. */
class ForeignNamesTest {
    private static final String EVIL = "\u001b[31mred\u001b[0m\n2026-01-01T00:00:00Z INFO forged\r\u202egnp\u009b2J";
    private static final String LONG = "x".repeat(100_000);

    @TempDir
    private Path folder;

    @BeforeEach
    void recordNamesThatNobodyShouldUse() throws IOException {
        write(folder.resolve("whole.mcap"), "/" + EVIL);
        write(folder.resolve("second.mcap"), "/" + EVIL + LONG);
        byte[] bytes = Files.readAllBytes(folder.resolve("whole.mcap"));
        Files.write(folder.resolve("cut.mcap"), Arrays.copyOf(bytes, bytes.length - 60));
        Files.writeString(
                folder.resolve("launch.yaml"), "processes:\n  \"a" + escaped() + "\":\n    cmd: [\"true\"]\n");
        Files.writeString(folder.resolve("parameters.yaml"), "\"/" + escaped() + "\":\n  ros__parameters:\n    a: 1\n");
        Files.writeString(folder.resolve("model.json"), "{\"" + escaped() + "\": 1}");
        Files.writeString(folder.resolve("tasks.jsonl"), "{\"" + escaped() + "\": 1}\n");
    }

    private static String escaped() {
        StringBuilder text = new StringBuilder();
        EVIL.chars().forEach(c -> text.append(c < ' ' || c > '~' ? String.format("\\u%04x", c) : (char) c));
        return text.toString();
    }

    private static void write(Path file, String topic) throws IOException {
        try (McapWriter writer = McapWriter.create(file, McapSettings.DEFAULT.withProfile("ros2"))) {
            int schema = writer.addSchema("p/msg/" + EVIL, EVIL, new byte[] {1});
            byte[] text = MessageType.of(Text.class).encode(new Text("word"));
            int foreign = writer.addChannel(schema, topic, EVIL, Map.of("offered_qos_profiles", EVIL, EVIL, EVIL));
            int cdr = writer.addChannel(schema, topic + "2", "cdr", Map.of());
            for (int channel : new int[] {foreign, cdr}) {
                writer.write(channel, 0, 1_000, 1_000, ByteBuffer.wrap(text));
            }
            writer.addMetadata(new McapMetadata(EVIL, Map.of(EVIL, EVIL)));
        }
    }

    static Stream<List<String>> commands() {
        return Stream.of(
                List.of("replay", "DIR/whole.mcap", "--list"),
                List.of("replay", "DIR/second.mcap", "--list"),
                List.of("replay", "DIR/cut.mcap", "--list"),
                List.of("replay", "DIR/whole.mcap", "--list", "--json"),
                List.of("replay", "DIR/whole.mcap", "--topics", "/none"),
                List.of("replay", "DIR/second.mcap", "--topics", "/none"),
                List.of("replay", "DIR/whole.mcap", "--wait", "0"),
                List.of("replay", "DIR/whole.mcap", "--wait", "0", "--json"),
                List.of("record", "/" + EVIL),
                List.of("recover", "DIR/cut.mcap"),
                List.of("recover", "DIR/cut.mcap", "--json"),
                List.of("dataset", "info", "--data", "mcap:DIR/whole.mcap"),
                List.of("dataset", "info", "--data", "mcap:DIR/second.mcap#/" + EVIL),
                List.of("dataset", "check", "--data", "mcap:DIR/cut.mcap?labels=/" + EVIL),
                List.of("launch", "DIR/launch.yaml", "--check"),
                List.of("node", "perception", "--ros-args", "--params-file", "DIR/parameters.yaml", "-r", EVIL),
                List.of("node", "perception", "--ros-args", "-r", "a:=" + EVIL + LONG),
                List.of("serve", "perception", "--model", "DIR"),
                List.of("assembly", "stats", "--tasks-file", "DIR/tasks.jsonl"),
                List.of("perceive", "--data", "bin:DIR/" + EVIL),
                List.of("foxglove", EVIL),
                List.of(EVIL));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theyAreShownAsShortHarmlessText(List<String> command) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new LogStream(log));
        CommandRun run;
        try {
            run = CommandRun.of(command.stream()
                    .map(word -> word.replace("DIR", folder.toString()))
                    .toArray(String[]::new));
        } finally {
            System.setErr(before);
        }
        for (String output : List.of(run.out(), run.err(), log.toString(StandardCharsets.UTF_8))) {
            assertThat(output.codePoints()
                            .filter(c -> c != '\n')
                            .filter(ShownText::hidden)
                            .count())
                    .as(output)
                    .isZero();
            assertThat(output.lines())
                    .as(output)
                    .noneMatch(line -> line.startsWith("2026-01-01T00:00:00Z INFO forged"));
            if (!command.contains("--json")) {
                assertThat(output.lines()).allMatch(line -> line.length() < 2500);
            }
        }
        assertThat(run.out() + run.err()).isNotEmpty();
    }

    @Test
    void aGraphOfForeignNamesIsListedInItsLines() {
        DdsSettings settings = DdsSettings.local(3);
        Guid writer = new Guid(7, 0x103);
        DiscoveredEndpoint one = endpoint(writer, true, EVIL);
        DiscoveredEndpoint other = endpoint(new Guid(7, 0x204), false, "T" + LONG);
        StringWriter out = new StringWriter();
        new TopicsCommand(Map.of())
                .print(
                        new PrintWriter(out),
                        settings,
                        GraphTopic.of(List.of(one, other)),
                        Map.of(
                                one.participant(),
                                new DiscoveredParticipant(one.participant(), EVIL, Optional.of(EVIL), "vendor")));
        assertThat(out.toString().codePoints().filter(c -> c != '\n').noneMatch(ShownText::hidden))
                .as(out.toString())
                .isTrue();
        assertThat(out.toString().lines()).hasSize(6).allMatch(line -> line.length() < 2500);
        assertThat(out.toString()).contains("the reader's type is T", "publisher   ?[31mred?[0m?2026");
    }

    private static DiscoveredEndpoint endpoint(Guid guid, boolean writer, String type) {
        return new DiscoveredEndpoint(
                guid, writer, "rt/" + EVIL, type, Qos.DEFAULT, Optional.empty(), EndpointTerms.NONE);
    }
}
