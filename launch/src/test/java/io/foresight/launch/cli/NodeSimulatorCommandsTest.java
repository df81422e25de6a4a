package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NodeSimulatorCommandsTest {
    private static final int DOMAIN = 188;

    @Test
    void aDriveOfTwoSweepsEndsByItself() throws Exception {
        Process drive = ForesightProcess.start(
                DOMAIN,
                "node",
                "driving_sim",
                "--set",
                "frames=2",
                "--ros-args",
                "-p",
                "sensor:=vlp16",
                "-p",
                "real_time_factor:=0.0");
        try {
            String said = new String(drive.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(drive.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(drive.exitValue()).as(said).isZero();
            assertThat(said).contains("node /driving_sim is up", "node /driving_sim stops");
        } finally {
            drive.destroyForcibly();
        }
    }

    @Test
    void whatADriveCannotBeIsSaidInItsKeys() {
        CommandRun run = CommandRun.of("node", "driving_sim", "--set", "real_time_factor=-1", "--set", "sensr=vlp16");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("sensr is not a key, did you mean sensor?")
                .doesNotContain("\tat ");
    }

    @Test
    void everyWrongValueOfADriveIsNamed() {
        CommandRun run = CommandRun.of(
                "node",
                "driving_sim",
                "--set",
                "real_time_factor=-1",
                "--ros-args",
                "-p",
                "rate:=7.0",
                "-p",
                "parts:=0");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("real_time_factor must be 0 to 100, got -1")
                .contains("rate must be 10 divided by a whole number")
                .contains("parts must be 1 to 100, got 0");
    }
}
