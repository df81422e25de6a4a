package io.foresight.reflect.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.evaluate.EvaluatedEpisode;
import io.foresight.planner.evaluate.Evaluation;
import io.foresight.planner.evaluate.EvaluationSettings;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.policy.ReflectSettings;
import io.foresight.reflect.policy.ReflectivePolicy;
import io.foresight.reflect.propose.WhoProposes;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model that ships reads well enough to solve hard test tasks from pictures alone. */
class ShippedReflectModelTest {
    private static final Path SHIPPED = Path.of("../models/reflect-sim");
    private static final int TASKS = 20;

    @Test
    void solvesHardTestTasks() {
        try (ReflectModel model = load()) {
            List<EvaluatedEpisode> episodes = new Evaluation(
                            new EvaluationSettings(1, Budget.ofNodes(1000)),
                            () -> new SymbolicWorld(FailureModel.CALIBRATED),
                            () -> new ReflectivePolicy(
                                    model.proposer(WhoProposes.NOBODY),
                                    model.reader(),
                                    model.rules(),
                                    ReflectSettings.USUAL))
                    .run(TaskSplit.TEST.tasks(TASKS));
            assertThat(episodes)
                    .allSatisfy(episode -> assertThat(episode.record().error()).isEmpty());
            assertThat(episodes.stream()
                            .filter(episode -> episode.record().solved())
                            .count())
                    .isGreaterThanOrEqualTo(TASKS - 1);
        }
    }

    @Test
    void saysWhichPoliciesItHas() {
        try (ReflectModel model = load()) {
            assertThat(model.policy(WhoProposes.CLONED)).isNotNull();
            assertThat(model.policy(WhoProposes.EMBEDDED)).isNotSameAs(model.policy(WhoProposes.CLONED));
        }
    }

    @Test
    void aPolicyThatAModelLacksIsNamed(@TempDir Path folder) throws IOException {
        SampleModel.without(SampleModel.write(folder), ReflectSheet.POLICY);
        try (ReflectModel model =
                ReflectModel.load(folder, TensorEngine.start(new EngineOptions("cpu", 1)), Precision.FP32)) {
            assertThatThrownBy(() -> model.proposer(WhoProposes.EMBEDDED))
                    .isInstanceOf(BadReflectModelException.class)
                    .hasMessageContaining("sample-1")
                    .hasMessageContaining("it has clone")
                    .hasMessageContaining("stage policy");
        }
    }

    private static ReflectModel load() {
        return ReflectModel.load(
                ReflectModel.find(SHIPPED.toString()), TensorEngine.start(new EngineOptions("cpu", 1)), Precision.FP32);
    }
}
