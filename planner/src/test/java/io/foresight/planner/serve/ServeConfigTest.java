package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.foresight.serving.BadServeConfigException;
import io.foresight.serving.ServeTls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServeConfigTest {
    @Test
    void theDefaultsListenToThisMachineAlone() {
        assertThat(ServeConfig.DEFAULT.loopback()).isTrue();
        assertThat(ServeConfig.DEFAULT.port()).isEqualTo(50052);
        assertThat(ServeConfig.DEFAULT.tls()).isEmpty();
        assertThat(ServeConfig.DEFAULT.reflection()).isTrue();
    }

    @Test
    void everyProblemIsSaidAtOnce() {
        Duration negative = Duration.ofSeconds(-1);
        BadServeConfigException bad = catchThrowableOfType(
                BadServeConfigException.class,
                () -> new ServeConfig(
                        "0.0.0.0",
                        70_000,
                        Optional.empty(),
                        false,
                        new ServeLimits(1, 1, 0, 0, 0, 0, 0, -1, 8, negative, negative),
                        new DecisionRules(Duration.ofSeconds(2), Duration.ofSeconds(1), negative, negative),
                        negative,
                        true));

        assertThat(bad.problems())
                .anyMatch(problem -> problem.contains("port must be 0 to 65535, got 70000"))
                .anyMatch(problem -> problem.contains("decisions.time must be 1 ms to 1 s, got 2 s"))
                .anyMatch(problem -> problem.contains("limits.max_image_side must be 64 to 336, got 8"))
                .anyMatch(problem -> problem.contains("0.0.0.0 is reachable from other machines"))
                .hasSize(17);
    }

    @Test
    void beyondLoopbackNeedsTlsOrAWord() {
        ServeConfig open = new ServeConfig(
                "0.0.0.0", 0, Optional.empty(), true, ServeLimits.DEFAULT, DecisionRules.DEFAULT, Duration.ZERO, false);
        assertThat(open.loopback()).isFalse();

        assertThatThrownBy(() -> new ServeConfig(
                        "nobody.invalid",
                        0,
                        Optional.of(
                                new ServeTls(Path.of("/nowhere/a.pem"), Path.of("/nowhere/b.pem"), Optional.empty())),
                        false,
                        ServeLimits.DEFAULT,
                        DecisionRules.DEFAULT,
                        Duration.ZERO,
                        false))
                .hasMessageContaining("tls.certificate cannot be read: /nowhere/a.pem")
                .hasMessageContaining("host is not a known name or address: nobody.invalid");
    }
}
