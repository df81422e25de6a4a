package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.launch.graph.OwnCommand;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class FoxgloveCommandTest {
    @Test
    void wrongOptionsAreWrongUsage() {
        assertWrongUsage(
                "a topic must be given by its full name, such as /perception/detections, got points", "points");
        assertWrongUsage("port must be 0 to 65535, got 70000", "--port", "70000");
        assertWrongUsage("an origin must have the form", "--allow-origin", "viewer");
    }

    @Test
    void onCtrlCItEndsInOrder() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        OwnCommand.of(Path.of("").toAbsolutePath(), List.of("foxglove", "--port", "0")))
                .redirectErrorStream(true);
        builder.environment().put("ROS_DOMAIN_ID", "95");
        builder.environment().put("ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST");
        Process process = builder.start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder said = new StringBuilder();
            String line = lines.readLine();
            while (line != null && !line.contains("in Foxglove open a connection to ws://localhost:")) {
                said.append(line).append('\n');
                line = lines.readLine();
            }
            assertThat(line).as(said.toString()).contains("domain 95");
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void assertWrongUsage(String message, String... arguments) {
        String[] all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("foxglove"), java.util.Arrays.stream(arguments))
                .toArray(String[]::new);
        CommandRun run = CommandRun.of(all);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message).hasLineCount(1);
    }
}
