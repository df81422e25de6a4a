package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NodeSimulatorCommandsTest {
    private static final int DOMAIN = 88;

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
                .contains("rate must be 10 divided by an integer")
                .contains("parts must be 1 to 100, got 0");
    }

    @Test
    void aPlannerSolvesWhatARobotInAnotherProcessLaysBeforeIt() throws Exception {
        Process robot = ForesightProcess.start(
                DOMAIN,
                "node",
                "assembly_sim",
                "--set",
                "world=symbolic",
                "--set",
                "failures=none",
                "--set",
                "split=train");
        Process planner = ForesightProcess.start(
                DOMAIN, "node", "planner", "--set", "policy=expert", "--ros-args", "-p", "episodes:=1");
        try {
            String said = new String(planner.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(planner.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(planner.exitValue()).as(said).isZero();
            assertThat(said).contains("train-0000 step", "solved in ");
            assertThat(robot.toHandle().destroy()).isTrue();
            String robotSaid = new String(robot.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(robot.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(robot.exitValue()).as(robotSaid).isZero();
            assertThat(robotSaid).contains(": SUCCEEDED", "node /assembly_sim stops");
        } finally {
            planner.destroyForcibly();
            robot.destroyForcibly();
        }
    }

    @Test
    void whatAnAssemblyCannotBeIsNamed() {
        CommandRun run = CommandRun.of(
                "node", "assembly_sim", "--set", "split=exam", "--set", "image_rate=0", "--set", "image_width=4000");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("unknown split \"exam\"")
                .contains("image_rate must be 0.1 to 30 images per second, got 0")
                .contains("image_width must be 64 to 336, got 4000");
    }

    @Test
    void whatAPlannerCannotBeIsNamed() {
        CommandRun run = CommandRun.of(
                "node",
                "planner",
                "--set",
                "episodes=-1",
                "--set",
                "patience=1s",
                "--set",
                "service.host=robot",
                "--set",
                "service.port=0");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("service needs a host and a port of 1 to 65535");
    }
}
