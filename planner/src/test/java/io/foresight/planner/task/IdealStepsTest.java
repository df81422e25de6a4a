package io.foresight.planner.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.expert.Expert;
import org.junit.jupiter.api.Test;

class IdealStepsTest {
    @Test
    void theFormulaCountsWhatTheExpertNeeds() {
        for (long seed = 0; seed < 3000; seed++) {
            AssemblyTask task = TaskGenerator.generate("t", seed, seed + 1);
            assertThat(task.idealSteps())
                    .as("board seed %d", seed)
                    .isEqualTo(new Expert(task.board().dependencies()).stepsToGo(task.start()));
        }
    }

    @Test
    void everyPublishedTestTaskFitsIntoFiftyDecisions() {
        assertThat(TaskSplit.TEST.tasks(500)).allMatch(task -> task.idealSteps() <= 30);
    }
}
