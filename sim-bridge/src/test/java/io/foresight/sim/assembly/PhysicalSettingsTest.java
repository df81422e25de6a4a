package io.foresight.sim.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.task.PlannerException;
import org.junit.jupiter.api.Test;

class PhysicalSettingsTest {
    @Test
    void exactIsTheDefaultWithoutChance() {
        assertThat(PhysicalSettings.EXACT).isEqualTo(PhysicalSettings.DEFAULT.withNoise(0, 0, 0, 0, 0));
        assertThat(PhysicalSettings.EXACT.bodiesHash()).isEqualTo(PhysicalSettings.DEFAULT.bodiesHash());
        assertThat(PhysicalSettings.EXACT.withFriction(0.5).bodiesHash())
                .isNotEqualTo(PhysicalSettings.EXACT.bodiesHash());
    }

    @Test
    void whatIsOutOfRangeIsRefusedWithItsNameAndValue() {
        refused(() -> PhysicalSettings.DEFAULT.withNoise(-0.1, 0, 0, 0, 0), "graspNoise", "-0.1");
        refused(() -> PhysicalSettings.DEFAULT.withNoise(0, 0, 0, 1.5, 0), "slipProbability", "1.5");
        refused(() -> PhysicalSettings.DEFAULT.withNoise(0, 0, Double.NaN, 0, 0), "placeNoise", "NaN");
        refused(() -> PhysicalSettings.DEFAULT.withFriction(3), "friction", "3.0");
        refused(() -> PhysicalSettings.DEFAULT.withMostSteps(0), "mostSteps", "0");
    }

    private static void refused(Runnable making, String... parts) {
        assertThatThrownBy(making::run)
                .isInstanceOfSatisfying(PlannerException.class, e -> assertThat(e.code())
                        .isEqualTo(PlannerException.Code.SETTING_WRONG))
                .hasMessageContainingAll(parts);
    }
}
