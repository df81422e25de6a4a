package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final StepReport REPORT =
            new StepReport(499, 2.5, Map.of("total", 0.12345), 1e-3, 4.2, 8.04, 3.2, 900);

    @Test
    void aLineTellsStepLossesAndTimeLeft() {
        assertThat(Progress.line(REPORT, 1000, Duration.ofSeconds(3723)))
                .isEqualTo(
                        "step 500/1000 epoch 2.50 total 0.1235 lr 0.00100 norm 4.20 8.0 samples/s wait 3 ms eta 1:02:03");
    }

    @Test
    void onATerminalTheBarIsRedrawnInPlace() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Progress progress = Progress.onTerminal(new PrintStream(out, true, StandardCharsets.UTF_8));
        progress.show(REPORT, 1000, Duration.ofSeconds(5));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("\r[############............] step 500/1000")
                .endsWith("eta 0:00:05\u001b[K");
    }
}
