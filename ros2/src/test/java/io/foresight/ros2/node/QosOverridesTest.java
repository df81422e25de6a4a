package io.foresight.ros2.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foresight.ros2.dds.Qos;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QosOverridesTest {
    @Test
    void theyChangeWhatTheyNameAndNothingElse() {
        QosOverrides overrides = new QosOverrides(Map.of(
                "qos_overrides./a.subscription.reliability", "best_effort",
                "qos_overrides./a.subscription.depth", 3L,
                "qos_overrides./a.publisher.durability", "TRANSIENT_LOCAL",
                "qos_overrides./a.publisher.history", "keep_last",
                "other", 3L));
        assertThat(overrides.apply("/a", false, Qos.RELIABLE))
                .isEqualTo(new Qos(Qos.Reliability.BEST_EFFORT, Qos.Durability.VOLATILE, 3));
        assertThat(overrides.apply("/a", true, Qos.RELIABLE)).isEqualTo(Qos.TRANSIENT_LOCAL.withDepth(10));
        assertThat(overrides.apply("/b", false, Qos.RELIABLE)).isEqualTo(Qos.RELIABLE);
    }

    @Test
    void everythingWrongIsListedAtOnce() {
        Map<String, Object> parameters = new TreeMap<>(Map.of(
                "qos_overrides.a.subscription.depth", 3L,
                "qos_overrides./b.subscription.depth", "deep",
                "qos_overrides./c.subscription.reliability", "sometimes",
                "qos_overrides./d.publisher.deadline", 3L,
                "qos_overrides./e.publisher.colour", "red",
                "qos_overrides./f.publisher.history", "keep_all"));
        assertThatExceptionOfType(BadArgumentsException.class)
                .isThrownBy(() -> new QosOverrides(parameters))
                .satisfies(e -> assertThat(e.problems())
                        .satisfiesExactlyInAnyOrder(
                                problem -> assertThat(problem).contains("must have the form qos_overrides./topic"),
                                problem -> assertThat(problem).contains("/b", "'deep' must be an integer"),
                                problem -> assertThat(problem).contains("/c", "reliable, best_effort"),
                                problem -> assertThat(problem).contains("/d", "deadline cannot be changed here"),
                                problem -> assertThat(problem).contains("/e", "no policy 'colour'"),
                                problem -> assertThat(problem).contains("/f", "'keep_all'", "keep_last")));
    }
}
