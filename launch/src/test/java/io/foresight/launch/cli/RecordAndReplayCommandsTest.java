package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.ros2.bag.RosBag;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.mcap.McapMessages;
import io.foresight.ros2.mcap.McapQuery;
import io.foresight.ros2.mcap.McapReader;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.message.StdMsgs.Text;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.Publisher;
import io.foresight.ros2.node.RosNode;
import io.foresight.ros2.node.Subscription;
import io.foresight.ros2.topic.MessageRecording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes of their own, beside a node of this process. */
class RecordAndReplayCommandsTest {
    private static final int DOMAIN = 94;
    private static final int MESSAGES = 20;

    /** Who comes late gets all of it, so nothing here depends on when whom is met. */
    private static final Qos LATCHED = Qos.TRANSIENT_LOCAL.withDepth(MESSAGES);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void whatIsRecordedUntilInterruptedIsReplayed() throws Exception {
        Path file = folder.resolve("new/drive.mcap");
        List<String> heard = new CopyOnWriteArrayList<>();
        try (RosNode robot = RosNode.open(
                new FastDds(), DdsSettings.local(DOMAIN), NodeArguments.none(), NodeDefaults.named("robot"))) {
            record(robot, file);

            Subscription words = robot.subscribe(
                    "/told",
                    Text.class,
                    LATCHED,
                    text -> heard.add(text.message().data()));
            Running replay = start(
                    "replay",
                    file.toString(),
                    "--topics",
                    "/words",
                    "--remap",
                    "/words:=/told",
                    "--wait",
                    "30",
                    "--json");
            assertThat(happens(() -> heard.size() == MESSAGES))
                    .as(replay.errors())
                    .isTrue();
            JsonNode summary = replay.end().get("replay");
            assertThat(summary.get("messages").asInt()).isEqualTo(MESSAGES);
            assertThat(summary.get("topics").get(0).get("topic").asText()).isEqualTo("/told");
            assertThat(heard).startsWith("word 0", "word 1").endsWith("word " + (MESSAGES - 1));
            words.close();
        }
    }

    private void record(RosNode robot, Path file) throws Exception {
        Publisher<Text> words = robot.publisher("/words", Text.class, LATCHED);
        words.publish(new Text("word 0")); // before anybody records
        Running record = start("record", "/words", "/nobody", "--out", file.toString(), "--json");
        assertThat(happens(() -> words.subscribers() == 1)).as(record.errors()).isTrue();
        for (int i = 1; i < MESSAGES; i++) {
            words.publish(new Text("word " + i));
        }
        assertThat(happens(() -> messages(file) == MESSAGES))
                .as(record.errors()) // the file can be read while it grows
                .isTrue();
        assertThat(record.process.toHandle().destroy()).isTrue();
        JsonNode summary = record.end();
        assertThat(summary.get("missing")).hasSize(1).allMatch(topic -> topic.asText()
                .equals("/nobody"));
        assertThat(summary.get("lost").asInt()).isZero();
        assertThat(record.errors()).contains("no publisher on /nobody");
        assertThat(RosBag.open(file).info().topics())
                .extracting(topic -> topic.name() + " " + topic.type())
                .containsExactly("/words std_msgs/msg/String");
    }

    private static int messages(Path file) {
        int count = 0;
        try (McapReader reader = McapReader.open(file);
                McapMessages messages = reader.messagesInFileOrder(McapQuery.ALL)) {
            while (messages.next()) {
                count++;
            }
        } catch (IOException e) {
            // it ends there so far
        }
        return count;
    }

    @Test
    void aRecordingIsListed() throws IOException {
        Path file = folder.resolve("two.mcap");
        try (MessageRecording recording = MessageRecording.create(file, McapSettings.DEFAULT)) {
            recording.write("/a", new Text("x"), 1_000_000_000L);
            recording.write("/a", new Text("y"), 3_500_000_000L);
        }
        CommandRun run = CommandRun.of("replay", file.toString(), "--list");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(": mcap, 2 messages, 2.500 s from 1000000000 ns")
                .contains("/a  std_msgs/msg/String  2 messages");

        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.mcap"), Arrays.copyOf(bytes, bytes.length - 60));
        CommandRun recovered = CommandRun.of("replay", cut.toString(), "--list", "--json");
        assertThat(recovered.err()).contains("cut.mcap was not closed or is damaged: 2 messages of 2 whole chunks");
        assertThat(recovered.json().get("messages").asInt()).isEqualTo(2);
        assertThat(recovered.json().get("recovery").asText()).contains("2 messages");
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsDone() throws IOException {
        Path file = folder.resolve("none.mcap");
        String out = file.toString();
        wrong("name topics, or give --all", "record");
        wrong("type name 'Image' is not of the form package/msg/Name", "record", "/a:=Image", "--out", out);
        wrong("name '/a//b' has an empty part", "record", "a//b", "--out", out);
        wrong("--exclude is not a valid regular expression", "record", "--all", "--exclude", "(", "--out", out);
        wrong("--seconds must be more than 0, got -1.0", "record", "--all", "--seconds", "-1", "--out", out);
        wrong("limitBytes must be 1 KiB to", "record", "--all", "--limit-mib", "4000", "--out", out);
        wrong("rate must be 0.001 to 1000, got 0.0", "replay", out, "--rate", "0");
        wrong("--start must be 0 or more seconds, got -2.0", "replay", out, "--start", "-2");
        wrong("--remap: ", "replay", out, "--remap", "nonsense");
        assertThat(file).doesNotExist();
        CommandRun missing = CommandRun.of("replay", out);
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("is neither a folder nor a file");
        try (MessageRecording recording = MessageRecording.create(file, McapSettings.DEFAULT)) {
            recording.write("/a", new Text("x"), 1);
        }
        CommandRun unknown = CommandRun.of("replay", out, "--topics", "/b");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("has no topic /b; it has /a");
    }

    @Test
    void aReplayOfNothingFailsAndSaysWhy() throws IOException {
        Path file = folder.resolve("ros1.mcap");
        try (McapWriter writer = McapWriter.create(file, McapSettings.DEFAULT.withProfile("ros1"))) {
            int schema = writer.addSchema("std_msgs/String", "ros1msg", new byte[0]);
            int channel = writer.addChannel(schema, "/words", "ros1", Map.of());
            writer.write(channel, 0, 1, 1, ByteBuffer.allocate(8));
        }
        CommandRun run = CommandRun.of("replay", file.toString(), "--wait", "0");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("0 messages").doesNotContain("NaN");
        assertThat(run.err())
                .contains("/words was not replayed: its messages are ros1, not cdr")
                .contains("nothing of " + file + " was replayed");
    }

    @Test
    void aRecordingOfNothingFailsAndSaysWhy() throws Exception {
        Path file = folder.resolve("nothing.mcap");
        Running asked = start("record", "/nobody", "--out", file.toString(), "--seconds", "0.5");
        assertThat(asked.code()).isEqualTo(1);
        assertThat(asked.errors())
                .contains("nothing was recorded: nobody publishes what was asked for in domain " + DOMAIN)
                .contains(file + " holds no message");
        assertThat(RosBag.open(file).info().messages()).isZero();
        Running typed = start(
                "record",
                "/silent:=std_msgs/msg/String",
                "--out",
                folder.resolve("silent.mcap").toString(),
                "--json");
        assertThat(happens(() -> Files.exists(folder.resolve("silent.mcap")))).isTrue();
        assertThat(happens(() -> said(typed).contains("Ctrl-C ends it"))).isTrue();
        assertThat(typed.process.toHandle().destroy()).isTrue();
        assertThat(typed.code()).as("also when it is ended by a signal").isEqualTo(1);
        assertThat(typed.errors()).contains("nothing was recorded: no message came on 1 topic");
        assertThat(JSON.readTree(typed.out.toFile()).get("messages").asInt()).isZero();
    }

    private static String said(Running running) {
        try {
            return running.errors();
        } catch (IOException e) {
            return "";
        }
    }

    private static void wrong(String message, String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message).hasLineCount(1);
    }

    private Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve(arguments[0] + "-out.txt");
        Path err = folder.resolve(arguments[0] + "-err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("ROS_DOMAIN_ID", Integer.toString(DOMAIN));
        builder.environment().put("ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST");
        builder.environment().remove("ROS_STATIC_PEERS");
        return new Running(builder.start(), out, err);
    }

    /** A command at work. */
    private record Running(Process process, Path out, Path err) {
        /** What it says at its end, which must be a good one. */
        JsonNode end() throws IOException, InterruptedException {
            assertThat(code()).as(errors()).isZero();
            return JSON.readTree(out.toFile());
        }

        int code() throws IOException, InterruptedException {
            try {
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(errors()).isTrue();
            } finally {
                process.destroyForcibly();
            }
            return process.exitValue();
        }

        String errors() throws IOException {
            return Files.readString(err);
        }
    }

    private static boolean happens(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }
}
