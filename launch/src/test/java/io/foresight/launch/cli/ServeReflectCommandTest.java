package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeReflectCommandTest {
    @TempDir
    Path folder;

    @Test
    void everyProblemOfAConfigurationIsListedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("reflect.yaml"), """
                reflect: {horizon: 1, hope: 2}
                model: {name: reflect-sim, precision: int8}
                service:
                  prot: 1
                  limits: {max_pictures: many}
                """);

        CommandRun run = CommandRun.of("serve", "reflect", "--config", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("has 4 problems")
                .contains("line 1: reflect.hope is not a key")
                .contains("line 2: model.precision must be one of auto, fp32, bf16, got int8")
                .contains("line 4: service.prot is not a key, did you mean service.port?")
                .contains("line 5: service.limits.max_pictures must be")
                .doesNotContain("\tat ");
    }

    @Test
    void theRulesOfReflectingAndOfTheServiceAreSaidAtOnce() {
        CommandRun run = CommandRun.of(
                "serve", "reflect", "--set", "reflect.horizon=9", "--set", "service.limits.max_reports=-1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("horizon must be 1 to 8, got 9")
                .contains("limits.max_reports must be 0 to 1000, got -1");
    }

    @Test
    void aModelThatIsNotThereFailsInOneLine() {
        CommandRun run = CommandRun.of(
                "serve", "reflect", "--set", "service.port=0", "--set", "model.name=" + folder.resolve("none"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("unknown model").contains("none").hasLineCount(1);
    }

    @Test
    void aPortInUseFailsBeforeAModelIsLookedFor() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.of(
                    "serve", "reflect", "--set", "service.port=" + taken.getLocalPort(), "--set", "model.name=none");

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .hasLineCount(1);
        }
    }
}
