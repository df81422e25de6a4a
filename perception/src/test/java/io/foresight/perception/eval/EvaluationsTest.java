package io.foresight.perception.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationsTest {
    @Test
    void everyEvaluationIsFoundByItsName() {
        for (EvaluationTask task : EvaluationTask.values()) {
            for (String format : Evaluations.formats(task)) {
                Evaluation found = Evaluations.named(task, format);
                assertThat(found.task()).isEqualTo(task);
                assertThat(found.format()).isEqualTo(format).matches("[a-z0-9]+");
            }
        }
        assertThat(Evaluations.formats(EvaluationTask.DETECTION)).contains("kitti");
    }

    @Test
    void whatAnEvaluationReadsFitsIntoHelp() {
        for (EvaluationTask task : EvaluationTask.values()) {
            for (String format : Evaluations.formats(task)) {
                assertThat(Evaluations.named(task, format).inputs())
                        .isNotEmpty()
                        .allSatisfy(line ->
                                assertThat(line).hasSizeLessThanOrEqualTo(66).doesNotContain("%"));
            }
        }
    }

    @Test
    void anUnknownFormatIsRefusedWithTheOneThatIsMeant() {
        assertThatThrownBy(() -> Evaluations.named(EvaluationTask.DETECTION, "kiti"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean \"kitti\"?")
                .hasMessageContaining("formats: ");
    }

    @Test
    void rulesWithoutSettingsRefuseThem() {
        EvaluationInputs inputs =
                new EvaluationInputs(Path.of("gt"), Path.of("dets.jsonl"), Optional.of(Path.of("mine.json")));
        Evaluation kitti = Evaluations.named(EvaluationTask.DETECTION, "kitti");
        assertThatThrownBy(() -> kitti.evaluate(inputs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.json");
    }
}
