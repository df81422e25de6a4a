package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.launch.model.TinyModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command that is ended by a signal says of what it had done. */
class EarlyEndTest {
    private static final int SIGTERM_EXIT = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void workThatIsEndedEarlyReportsWhatWasDoneAsText() throws Exception {
        Process process = eval();
        String out = endAfterTheFirstTask(process);
        assertThat(out).contains("tasks solved", "a decision");
        assertThat(error()).contains("stopped early: ").contains(" of 5000");
        assertThat(process.exitValue()).isEqualTo(SIGTERM_EXIT);
    }

    @Test
    void workThatIsEndedEarlyReportsWhatWasDoneAsJson() throws Exception {
        JsonNode report = new ObjectMapper().readTree(endAfterTheFirstTask(eval("--json")));
        assertThat(report.get("ended_early").asBoolean()).isTrue();
        assertThat(report.get("tasks_asked").asInt()).isEqualTo(5000);
        assertThat(report.get("tasks").asInt()).isBetween(1, 4999);
    }

    @Test
    void aViewPrintsItsAddressLastAndNoLinesOfFrames() throws Exception {
        String model = TinyModel.write(folder.resolve("tiny")).toString();
        Path recording = Files.createDirectory(folder.resolve("sweeps"));
        for (int i = 0; i < 3; i++) {
            ByteBuffer points = ByteBuffer.allocate(16 * 500).order(ByteOrder.LITTLE_ENDIAN);
            for (int k = 0; k < 500; k++) {
                points.putFloat(k % 40 - 20).putFloat(k / 25 - 10).putFloat(-1).putFloat(0.5f);
            }
            Files.write(recording.resolve(i + ".bin"), points.array());
        }
        Process process = ForesightProcess.start(
                0,
                "perceive",
                "--data",
                "bin:" + recording,
                "--model",
                model,
                "--threads",
                "1",
                "--view",
                "--port",
                "0");
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            while (lines.isEmpty() || !lines.get(lines.size() - 1).contains("Ctrl-C ends")) {
                String line = reader.readLine();
                assertThat(line).as("after %s", lines).isNotNull();
                lines.add(line);
            }
            process.toHandle().destroy();
            assertThat(process.waitFor()).isZero();
            assertThat(reader.lines()).as("after the address").isEmpty();
        }
        assertThat(lines.get(lines.size() - 1))
                .startsWith("open http://127.0.0.1:")
                .contains("3 frames");
        assertThat(lines).noneMatch(line -> line.startsWith("{")).anyMatch(line -> line.startsWith("3 frames, "));
    }

    @Test
    void workThatIsDoneSaysSo() throws Exception {
        JsonNode report =
                CommandRun.of("assembly", "eval", "--tasks", "2", "--json").json();
        assertThat(report.get("ended_early").asBoolean()).isFalse();
    }

    private Process eval(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "assembly",
                "eval",
                "--policy",
                "mcts",
                "--tasks",
                "5000",
                "--log",
                log().toString()));
        words.addAll(List.of(more));
        return new ProcessBuilder(words)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private String endAfterTheFirstTask(Process process) throws Exception {
        while (process.isAlive() && (!Files.exists(log()) || Files.size(log()) == 0)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        process.toHandle().destroy();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return out;
    }

    private Path log() {
        return folder.resolve("log.jsonl");
    }

    private String error() throws IOException {
        return Files.readString(folder.resolve("err"));
    }
}
