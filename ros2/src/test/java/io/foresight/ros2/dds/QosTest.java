package io.foresight.ros2.dds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QosTest {
    @Test
    void profilesAreFoundByName() {
        assertThat(Qos.named("sensor_data"))
                .isEqualTo(new Qos(Qos.Reliability.BEST_EFFORT, Qos.Durability.VOLATILE, 5));
        assertThat(Qos.named("default")).isEqualTo(new Qos(Qos.Reliability.RELIABLE, Qos.Durability.VOLATILE, 10));
        assertThat(Qos.named("reliable")).isEqualTo(Qos.named("default")).isEqualTo(Qos.named("services"));
        assertThat(Qos.named("transient_local"))
                .isEqualTo(new Qos(Qos.Reliability.RELIABLE, Qos.Durability.TRANSIENT_LOCAL, 1));
    }

    @Test
    void anUnknownProfileIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> Qos.named("best_effort"))
                .isInstanceOfSatisfying(
                        DdsException.class, e -> assertThat(e.code()).isEqualTo(DdsException.Code.BAD_QOS))
                .hasMessageContainingAll("best_effort", "default, reliable, sensor_data, services, transient_local");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10_001})
    void aDepthOutOfRangeIsRefused(int depth) {
        assertThatThrownBy(() -> Qos.DEFAULT.withDepth(depth)).hasMessageContainingAll("10000", "" + depth);
    }

    @Test
    void askingForMoreThanIsOfferedIsIncompatible() {
        assertThat(Qos.SENSOR_DATA.incompatibleWith(Qos.RELIABLE)).isEmpty();
        assertThat(Qos.RELIABLE.incompatibleWith(Qos.TRANSIENT_LOCAL)).isEmpty();
        assertThat(Qos.RELIABLE.incompatibleWith(Qos.SENSOR_DATA))
                .hasValueSatisfying(why -> assertThat(why).contains("BEST_EFFORT"));
        assertThat(Qos.TRANSIENT_LOCAL.incompatibleWith(Qos.RELIABLE))
                .hasValueSatisfying(why -> assertThat(why).contains("VOLATILE"));
    }
}
