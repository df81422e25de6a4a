package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServePlannerCommandTest {
    @TempDir
    Path folder;

    @Test
    void everyProblemOfAConfigurationIsListedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("planner.yaml"), """
                symbolic_failures: sometimes
                service:
                  prot: 1
                  drain_time: 5
                  decisions: {time: soon}
                """);

        CommandRun run = CommandRun.of("serve", "planner", "--config", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("has 4 problems")
                .contains("line 1: symbolic_failures must be one of none, calibrated, got sometimes")
                .contains("line 3: service.prot is not a key, did you mean service.port?")
                .contains("line 4: service.drain_time must be a duration")
                .contains("line 5: service.decisions.time must be a duration")
                .doesNotContain("\tat ");
    }

    @Test
    void theServicesOwnRulesAreNamedByKeyAndLine() throws IOException {
        Path file = Files.writeString(
                folder.resolve("planner.yaml"),
                "service:\n  host: 0.0.0.0\n  port: 70000\n  limits: {max_episodes: 0}\n");

        CommandRun run = CommandRun.of("serve", "planner", "--config", file.toString());

        assertThat(run.err())
                .contains("line 3: service: port must be 0 to 65535, got 70000")
                .contains("limits.max_episodes must be 1 to 256, got 0")
                .contains("line 2: service: host 0.0.0.0 is reachable from other machines");
    }

    @Test
    void aPortInUseFailsAndNamesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.of("serve", "planner", "--set", "service.port=" + taken.getLocalPort());

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .hasLineCount(1);
        }
    }

    @Test
    void aMisspeltServiceIsWrongUsage() {
        CommandRun run = CommandRun.of("serve", "planer");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("did you mean planner?");
    }
}
