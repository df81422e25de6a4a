package io.foresight.planner.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskGenerator;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskFingerprintTest {
    @Test
    void isTheSameForTheSameTaskWhateverItIsCalledAndDiffersWithBoardAndStart() {
        AssemblyTask task = TaskGenerator.generate("a", 5, 6);
        assertThat(TaskFingerprint.of(TaskGenerator.generate("b", 5, 6))).isEqualTo(TaskFingerprint.of(task));
        Set<Long> seen = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            seen.add(TaskFingerprint.of(TaskGenerator.generate("a", 5, seed)));
            seen.add(TaskFingerprint.of(TaskGenerator.generate("a", 1000 + seed, 6)));
        }
        assertThat(seen).hasSize(200);
    }

    @Test
    void tellsTasksApartThatDifferOnlyInWhatIsInTheBoardAtTheStart() {
        AssemblyTask task = TaskGenerator.generate("a", 5, 6);
        AssemblyTask emptied = new AssemblyTask(
                "a", 5, 6, task.board(), task.boardPose(), task.slots(), task.startSeated() == 0 ? 1 : 0);
        assertThat(TaskFingerprint.of(emptied)).isNotEqualTo(TaskFingerprint.of(task));
    }
}
