package io.foresight.launch.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.launch.graph.RestartRule.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartRuleTest {
    private static final RestartRule RULE =
            new RestartRule(Policy.ON_FAILURE, Duration.ofMillis(500), Duration.ofSeconds(3), 5, Duration.ofMinutes(1));

    @Test
    void theWaitsDoubleUpToTheLongestAndThenItIsGivenUp() {
        RestartHistory history = new RestartHistory(RULE);
        List<Optional<Duration>> waits = new ArrayList<>();
        for (int second = 0; second < 6; second++) {
            waits.add(history.ended(Duration.ofSeconds(second).toNanos()));
        }

        assertThat(waits)
                .containsExactly(
                        Optional.of(Duration.ofMillis(500)),
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.of(Duration.ofSeconds(2)),
                        Optional.of(Duration.ofSeconds(3)),
                        Optional.of(Duration.ofSeconds(3)),
                        Optional.empty());
    }

    @Test
    void endsThatLieFurtherBackThanTheWindowAreForgotten() {
        RestartHistory history = new RestartHistory(RULE);
        for (int run = 0; run < 100; run++) {
            Optional<Duration> wait =
                    history.ended(Duration.ofSeconds(61L * run).toNanos());

            assertThat(wait).contains(Duration.ofMillis(500));
        }
    }

    @Test
    void manyAttemptsDoNotOverflow() {
        assertThat(RULE.waitAfter(10_000)).isEqualTo(Duration.ofSeconds(3));
        RestartRule none = new RestartRule(Policy.ALWAYS, Duration.ZERO, Duration.ZERO, 10_000, Duration.ofHours(1));
        assertThat(none.waitAfter(10_000)).isZero();
    }

    @Test
    void impossibleRulesAreRefused() {
        assertThatThrownBy(() -> new RestartRule(
                        Policy.ALWAYS, Duration.ofSeconds(2), Duration.ofSeconds(1), 1, Duration.ofHours(1)))
                .hasMessageContaining("maxDelay");
        assertThatThrownBy(() -> new RestartRule(Policy.ALWAYS, Duration.ZERO, Duration.ZERO, 0, Duration.ofHours(1)))
                .hasMessageContaining("attempts");
        assertThatThrownBy(() -> new RestartRule(Policy.ALWAYS, Duration.ZERO, Duration.ZERO, 1, Duration.ZERO))
                .hasMessageContaining("window");
    }
}
