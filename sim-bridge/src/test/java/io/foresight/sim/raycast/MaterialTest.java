package io.foresight.sim.raycast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaterialTest {
    @ParameterizedTest
    @EnumSource(Material.class)
    void grazingLightReturnsLess(Material material) {
        double before = 0;
        for (double cos = 0; cos <= 1; cos += 0.01) {
            double now = material.reflectance(cos);
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
        assertThat(material.reflectance(1)).isPositive();
        assertThat(material.reflectance(0)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Material.class)
    void nothingReflectsAndTransmitsMoreThanItGets(Material material) {
        assertThat(material.diffuse() + material.transmission()).isBetween(0.0, 1.0);
        assertThat(Material.of(material.ordinal())).isSameAs(material);
    }
}
