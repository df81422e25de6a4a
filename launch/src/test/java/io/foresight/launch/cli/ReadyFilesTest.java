package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.launch.foxglove.FoxglovePeer;
import io.foresight.launch.graph.OwnCommand;
import io.foresight.launch.model.TinyModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The launch files that lie in this module's folder. */
@Timeout(300)
class ReadyFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("files")
    void nothingIsWrongWithAReadyFile(Path file) throws IOException {
        List<String> words = new ArrayList<>(List.of("launch", file.toString(), "--check"));
        String declared =
                CommandRun.of("launch", file.toString(), "--show-args").out();
        if (declared.contains("foxglove_port")) {
            words.add("foxglove_port:=" + freePort());
        }
        if (declared.contains("bag (must be given)")) {
            words.add("bag:=some.mcap");
        }
        CommandRun run = CommandRun.of(words.toArray(String[]::new));

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("nothing wrong with " + file);
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(""))) {
            List<Path> ready = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(ready).hasSizeGreaterThanOrEqualTo(5).contains(Path.of("demo.yaml"));
            return ready;
        }
    }

    @Test
    void theDemoRunsAsNodesAndFoxgloveSeesItsBoxes() throws Exception {
        int port = freePort();
        Path model = TinyModel.write(folder.resolve("tiny"));
        ProcessBuilder builder = new ProcessBuilder(OwnCommand.of(
                        Path.of("..").toAbsolutePath().normalize(),
                        List.of("launch", "demo.yaml", "sensor:=vlp16", "model:=" + model, "foxglove_port:=" + port)))
                .redirectErrorStream(true);
        builder.environment().put("ROS_DOMAIN_ID", "196");
        builder.environment().put("ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST");
        Process launch = builder.start();
        try (BufferedReader lines = launch.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder said = new StringBuilder();
            String line = lines.readLine();
            while (line != null && !line.contains("all are up")) {
                said.append(line).append('\n');
                line = lines.readLine();
            }
            assertThat(line).as(said.toString()).isNotNull();
            List<List<String>> seen;
            try (FoxglovePeer peer = FoxglovePeer.start(
                    folder, "ws://localhost:" + port, 40, "foxglove.sdk.v1", "^/(points|tf|perception/.*)$")) {
                seen = peer.lines();
            }
            assertThat(seen)
                    .extracting(words -> words.subList(0, 2))
                    .contains(
                            List.of("message", "/points"),
                            List.of("message", "/perception/detections"),
                            List.of("message", "/perception/markers"),
                            List.of("message", "/tf"));
            launch.toHandle().destroy(); // unlike Process.destroy, this leaves its output readable
            StringBuilder rest = new StringBuilder();
            lines.lines().forEach(each -> rest.append(each).append('\n'));
            assertThat(launch.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(launch.exitValue()).as(rest.toString()).isZero();
            assertThat(rest.toString()).doesNotContain("killed");
        } finally {
            launch.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
