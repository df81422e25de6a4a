package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
    @Test
    void defaultsAreSound() {
        TrainingSettings settings = TrainingSettings.defaults(1000, 3);
        assertThat(settings.steps()).isEqualTo(1000);
        assertThat(settings.seed()).isEqualTo(3);
        assertThat(settings.flattened()).hasSize(14).containsEntry("training.peakLearningRate", "0.001");
    }

    @Test
    void allProblemsAreListedAtOnce() {
        assertThatThrownBy(() -> new TrainingSettings(0, 0, -1, 1, 0.5, Double.NaN, 1, -0.1, 2, 0, -1, 0, 1.5, 0))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("training settings have 13 problems: steps must be at least 1, got 0; ")
                .hasMessageContaining("accumulation")
                .hasMessageContaining("peakLearningRate must be above 0 and finite, got -1.0")
                .hasMessageContaining("finalDivisor must be at least 1, got NaN")
                .hasMessageContaining("emaDecay must be in [0, 1), got 1.5");
    }

    @Test
    void nanIsNeverAccepted() {
        double nan = Double.NaN;
        assertThatThrownBy(() -> new TrainingSettings(1, 1, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, 0))
                .hasMessageStartingWith("training settings have 11 problems");
    }

    @Test
    void optionsListTheirProblemsToo() {
        assertThatThrownBy(() -> new RunOptions(
                        Path.of("x"),
                        false,
                        0,
                        Duration.ZERO,
                        0,
                        false,
                        0,
                        0,
                        0,
                        0,
                        Optional.of(Duration.ofSeconds(-1))))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("run options have 8 problems")
                .hasMessageContaining("checkpointEvery must be positive, got PT0S")
                .hasMessageContaining("stopAfter must be positive");
    }
}
