package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.launch.model.TinyModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServePerceptionCommandTest {
    @TempDir
    Path folder;

    @Test
    void everyProblemOfAConfigurationIsListedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("serve.yaml"), """
                modle: {name: x}
                model: {device: tpu}
                service:
                  port: 99999
                  metrics_port: -7
                  host: 0.0.0.0
                  drain_time: 5
                  limits: {max_message_bytes: 16 miles}
                """);

        CommandRun run = CommandRun.of("serve", "perception", "--config", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("has 4 problems")
                .contains("line 1: modle is not a key, did you mean model?")
                .contains("line 2: model: device must be cpu, gpu or gpuN, got tpu")
                .contains("line 7: service.drain_time must be a duration")
                .contains("line 8: service.limits.max_message_bytes must be a size")
                .doesNotContain("\tat ");
    }

    @Test
    void theServicesOwnRulesAreNamedByKeyAndLine() throws IOException {
        Path file = Files.writeString(
                folder.resolve("serve.yaml"), "service:\n  host: 0.0.0.0\n  port: 70000\n  metrics_port: -7\n");

        CommandRun run = CommandRun.of("serve", "perception", "--config", file.toString());

        assertThat(run.err())
                .contains("line 3: service: port must be 0 to 65535, got 70000")
                .contains("line 4: service: metrics_port must be -1 to 65535, got -7")
                .contains("line 2: service: host 0.0.0.0 is reachable from other machines");
    }

    @Test
    void aMissingConfigurationFails() {
        CommandRun run = CommandRun.of("serve", "perception", "--config", "/nowhere/serve.yaml");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("no such file or folder: /nowhere/serve.yaml")
                .hasLineCount(1);
    }

    @Test
    void aMissingModelFailsAndNamesIt() {
        CommandRun run = CommandRun.of(
                "serve",
                "perception",
                "--set",
                "service.port=0",
                "--set",
                "service.metrics_port=-1",
                "--set",
                "model.name=nothing");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("unknown model \"nothing\"").hasLineCount(1);
    }

    @Test
    void aPortInUseFailsAndNamesIt() throws IOException {
        Path model = TinyModel.write(folder.resolve("tiny"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.of(
                    "serve",
                    "perception",
                    "--set",
                    "service.port=" + taken.getLocalPort(),
                    "--set",
                    "model.name=" + model);

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .hasLineCount(1);
        }
    }

    @Test
    void aServiceWithoutANameIsWrongUsage() {
        assertThat(CommandRun.of("serve").code()).isEqualTo(2);
        assertThat(CommandRun.of("serve", "perceptoin").err()).contains("did you mean perception?");
    }
}
