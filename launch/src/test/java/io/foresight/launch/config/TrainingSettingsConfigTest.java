package io.foresight.launch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.tensor.train.OptimiserPlace;
import io.foresight.tensor.train.ParameterGroup;
import io.foresight.tensor.train.TrainingSettings;
import io.foresight.tensor.train.UpdateRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The training settings of a configuration file. */
class TrainingSettingsConfigTest {
    private static final ConfigReader<TrainingSettings> READER = ConfigReader.of(TrainingSettings.class);

    @Test
    void withoutKeysTheyAreTheDefaults() {
        assertThat(READER.parse("test", "", List.of())).isEqualTo(TrainingSettings.defaults());
        assertThat(TrainingSettings.defaults().groups()).isEmpty();
        assertThat(TrainingSettings.defaults().optimiserOn()).isEqualTo(OptimiserPlace.HOST);
    }

    @Test
    void groupsAndPlaceAreRead() {
        String text = """
                steps: 100
                optimiser_on: device
                groups:
                  - {names: "pillar.*", rule: frozen}
                  - {names: "stage*", rule: muon, learning_rate_scale: 20}
                  - {names: "head.*", weight_decay: 0}
                """;
        TrainingSettings settings = READER.parse("test", text, List.of());
        assertThat(settings.optimiserOn()).isEqualTo(OptimiserPlace.DEVICE);
        assertThat(settings.groups())
                .containsExactly(
                        ParameterGroup.frozen("pillar.*"),
                        ParameterGroup.of("stage*", UpdateRule.MUON, 20),
                        new ParameterGroup("head.*", Optional.empty(), Optional.empty(), Optional.of(0.0)));
    }

    @Test
    void allProblemsAreNamedWithTheirKeys() {
        String text = """
                optimiser_on: cloud
                groups:
                  - {names: "a", rule: sgd}
                  - {rule: muon}
                  - {names: "b", learning_rate_scal: 2}
                  - {names: "c", learning_rate_scale: -1}
                """;
        assertThatThrownBy(() -> READER.parse("test", text, List.of()))
                .isInstanceOf(BadConfigException.class)
                .hasMessageContaining("optimiser_on")
                .hasMessageContaining("groups[0].rule")
                .hasMessageContaining("groups[1].names is missing")
                .hasMessageContaining("did you mean groups[2].learning_rate_scale?")
                .hasMessageContaining("learning_rate_scale must be above 0 and finite, got -1.0");
    }
}
