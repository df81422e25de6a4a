package io.foresight.sim.node.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import org.junit.jupiter.api.Test;

class DriveStatusTest {
    private static final long TENTH = 100_000_000;

    private long real;
    private final DriveStatus status = new DriveStatus(DrivingSimSettings.DEFAULT, () -> real);

    @Test
    void simulationAtItsPaceIsFine() {
        for (int i = 1; i <= 30; i++) {
            real += TENTH;
            status.swept(i * TENTH, 1000);
        }

        DiagnosticStatus said = status.status(2);

        assertThat(said.level()).isEqualTo(DiagnosticStatus.OK);
        assertThat(said.values())
                .contains(
                        new KeyValue("simulated_time_s", "3.00"),
                        new KeyValue("sweeps", "30"),
                        new KeyValue("real_time_factor", "1.00"),
                        new KeyValue("subscribers", "2"));
    }

    @Test
    void aSlowMachineIsAWarning() {
        for (int i = 1; i <= 30; i++) {
            real += 2 * TENTH;
            status.swept(i * TENTH, 1000);
        }

        DiagnosticStatus said = status.status(0);

        assertThat(said.level()).isEqualTo(DiagnosticStatus.WARN);
        assertThat(said.values()).contains(new KeyValue("real_time_factor", "0.50"));
    }

    @Test
    void aFailureStays() {
        status.failed(new IllegalStateException("out of roads"));

        assertThat(status.status(0).level()).isEqualTo(DiagnosticStatus.ERROR);
        assertThat(status.status(0).message()).isEqualTo("out of roads");
    }
}
