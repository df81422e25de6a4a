package io.foresight.launch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.reflect.model.BadReflectModelException;
import io.foresight.reflect.propose.WhoProposes;
import io.foresight.reflect.serve.ReflectParts;
import io.foresight.reflect.serve.ReflectServer;
import org.junit.jupiter.api.Test;

class ReflectServiceSettingsTest {
    private static final ModelChoice SHIPPED =
            new ModelChoice("../models/reflect-sim", "cpu", 1, ModelChoice.PrecisionChoice.FP32);

    @Test
    void theShippedModelServesWithTheUsualSettings() {
        ReflectParts parts = settings(ReflectServiceSettings.DEFAULT.proposer()).open();
        try (ReflectServer server =
                ReflectServer.start(ReflectServiceSettings.DEFAULT.service().withPort(0), () -> parts)) {
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void aModelWithoutAPolicyCannotPropose() {
        assertThatThrownBy(() -> settings(WhoProposes.EMBEDDED).open())
                .isInstanceOf(BadReflectModelException.class)
                .hasMessageContaining("has no policy");
    }

    private static ReflectServiceSettings settings(WhoProposes who) {
        return new ReflectServiceSettings(
                SHIPPED, who, ReflectServiceSettings.DEFAULT.reflect(), ReflectServiceSettings.DEFAULT.service());
    }
}
