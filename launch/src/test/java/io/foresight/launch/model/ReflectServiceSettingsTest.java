package io.foresight.launch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.reflect.model.BadReflectModelException;
import io.foresight.reflect.propose.WhoProposes;
import io.foresight.reflect.serve.ReflectParts;
import io.foresight.reflect.serve.ReflectServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReflectServiceSettingsTest {
    private static final ModelChoice SHIPPED = choice("../models/reflect-sim");

    @Test
    void theShippedModelServesWithTheUsualSettings() {
        ReflectParts parts =
                settings(SHIPPED, ReflectServiceSettings.DEFAULT.proposer()).open();
        try (ReflectServer server =
                ReflectServer.start(ReflectServiceSettings.DEFAULT.service().withPort(0), () -> parts)) {
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void aModelWithoutAPolicyCannotPropose(@TempDir Path folder) throws IOException {
        ReadersAlone.copyTo(folder);
        ReflectServiceSettings settings = settings(choice(folder.toString()), WhoProposes.EMBEDDED);
        assertThatThrownBy(settings::open)
                .isInstanceOf(BadReflectModelException.class)
                .hasMessageContaining("has no policy");
    }

    private static ModelChoice choice(String weights) {
        return new ModelChoice(weights, "cpu", 1, ModelChoice.PrecisionChoice.FP32);
    }

    private static ReflectServiceSettings settings(ModelChoice model, WhoProposes who) {
        return new ReflectServiceSettings(
                model, who, ReflectServiceSettings.DEFAULT.reflect(), ReflectServiceSettings.DEFAULT.service());
    }
}
