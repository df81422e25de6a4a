package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.foresight.serving.BadServeConfigException;
import io.foresight.serving.ConnectionTimes;
import io.foresight.serving.ServeTls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServeConfigTest {
    @Test
    void defaultsListenToThisMachineAloneWithEveryLimitSet() {
        ServeConfig config = ServeConfig.DEFAULT;
        assertThat(config.loopback()).isTrue();
        assertThat(config.port()).isEqualTo(50051);
        assertThat(config.tls()).isEmpty();
        assertThat(config.limits().maxMessageBytes()).isEqualTo(16 * 1024 * 1024);
        assertThat(config.limits().flowControlWindowBytes()).isEqualTo(4 * 1024 * 1024);
        assertThat(config.limits().maxResetsPerWindow()).isPositive();
        assertThat(config.times().restartJump()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.reflection()).isTrue();
    }

    @Test
    void everyProblemIsSaidAtOnce() {
        ServeLimits limits = new ServeLimits(0, 1, 2, 3, 4, 5, Double.NaN, 6, 7, Duration.ofMillis(1));
        ConnectionTimes times = new ConnectionTimes(
                Duration.ofSeconds(1),
                Duration.ZERO,
                Duration.ofSeconds(1),
                null,
                Duration.ofDays(9),
                Duration.ofDays(1),
                Duration.ZERO);
        TimeRules rules = new TimeRules(
                Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(-1), Duration.ofSeconds(1));
        BadServeConfigException refused = catchThrowableOfType(
                BadServeConfigException.class,
                () -> new ServeConfig(
                        "0.0.0.0",
                        70_000,
                        Optional.empty(),
                        false,
                        limits,
                        times,
                        rules,
                        Optional.empty(),
                        0,
                        Duration.ofHours(1),
                        -2,
                        true));
        assertThat(refused.problems())
                .anyMatch(problem -> problem.equals("port must be 0 to 65535, got 70000"))
                .anyMatch(problem -> problem.startsWith("metrics_port must be -1"))
                .anyMatch(problem -> problem.startsWith("engine_faults_before_not_serving"))
                .anyMatch(problem -> problem.startsWith("drain_time must be 0 s to 600 s, got 3600 s"))
                .anyMatch(problem -> problem.startsWith("limits.max_message_bytes"))
                .anyMatch(problem -> problem.startsWith("limits.flow_control_window_bytes"))
                .anyMatch(problem -> problem.startsWith("limits.max_metadata_bytes"))
                .anyMatch(problem -> problem.startsWith("limits.max_wait must be 0"))
                .anyMatch(problem -> problem.startsWith("limits.reset_window must be 1 s"))
                .anyMatch(problem -> problem.startsWith("connections.keep_alive_every"))
                .anyMatch(problem -> problem.contains("client_keep_alive_at_least") && problem.contains("got nothing"))
                .anyMatch(problem -> problem.startsWith("connections.max_idle"))
                .anyMatch(problem -> problem.startsWith("times.max_future_skew"))
                .anyMatch(problem -> problem.startsWith("times.stale_age (2000 ms) must not be above"))
                .anyMatch(problem -> problem.startsWith("host 0.0.0.0 is reachable from other machines"))
                .hasSize(15);
        assertThat(refused).hasMessageContaining("; ");
    }

    @Test
    void plaintextBeyondLoopbackNeedsTheFlag() {
        ServeConfig base = ServeConfig.DEFAULT;
        ServeConfig open = new ServeConfig(
                "0.0.0.0",
                0,
                base.tls(),
                true,
                base.limits(),
                base.connections(),
                base.times(),
                base.ownVehicle(),
                5,
                base.drainTime(),
                -1,
                true);
        assertThat(open.loopback()).isFalse();
    }

    @Test
    void samePortTwiceIsRefused() {
        assertThatThrownBy(() -> ServeConfig.DEFAULT.withMetricsPort(ServeConfig.DEFAULT_PORT))
                .isInstanceOf(BadServeConfigException.class)
                .hasMessageContaining("both are 50051");
    }

    @Test
    void filesThatCannotBeReadAreNamed() {
        Path absent = Path.of("absent.pem");
        ServeTls files = new ServeTls(absent, absent, Optional.of(absent));
        assertThatThrownBy(() -> ServeConfig.DEFAULT.withTls(files))
                .isInstanceOf(BadServeConfigException.class)
                .hasMessageContaining("tls.certificate cannot be read: absent.pem")
                .hasMessageContaining("tls.private_key")
                .hasMessageContaining("tls.client_authority");
        assertThatThrownBy(() -> ClientConfig.plaintext("localhost", 0).withAuthority(absent))
                .isInstanceOf(BadServeConfigException.class);
    }

    @Test
    void clientsIdentityNeedsAnAuthority() {
        Path absent = Path.of("absent.pem");
        assertThatThrownBy(() ->
                        ClientConfig.plaintext("localhost", 1).withIdentity(new ClientConfig.Identity(absent, absent)))
                .isInstanceOf(BadServeConfigException.class)
                .hasMessageContaining("identity needs authority");
    }
}
