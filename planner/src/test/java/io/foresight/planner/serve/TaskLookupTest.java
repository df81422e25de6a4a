package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.task.TaskSplit;
import org.junit.jupiter.api.Test;

final class TaskLookupTest {
    private final TaskLookup tasks = new TaskLookup(999);

    @Test
    void tasksAreThoseOfTheSplitInWhateverOrderTheyAreAskedFor() {
        CallLife life = new CallLife(null);
        assertThat(tasks.find(PlannerClient.task("test", 7), "task", life))
                .isEqualTo(TaskSplit.TEST.tasks(8).get(7));
        assertThat(tasks.find(PlannerClient.task("test", 2), "task", life))
                .isEqualTo(TaskSplit.TEST.tasks(3).get(2));
    }

    @Test
    void nothingIsDrawnForSomebodyWhoIsGone() {
        CallLife gone = new CallLife(null);
        gone.callerLeft();
        assertThatThrownBy(() -> tasks.find(PlannerClient.task("test-depth", 999), "task", gone))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("cancelled");
    }
}
