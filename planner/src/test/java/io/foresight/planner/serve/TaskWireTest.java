package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.BoardGenerator;
import io.foresight.planner.task.TaskGenerator;
import org.junit.jupiter.api.Test;

final class TaskWireTest {
    @Test
    void everyGeneratedTaskSurvivesTheWayThere() {
        for (long seed = 0; seed < 200; seed++) {
            AssemblyTask task = TaskGenerator.generate("t", seed, seed + 1);
            assertThat(TaskWire.read(TaskWire.write(task), "task")).isEqualTo(task);
        }
    }

    @Test
    void boardsHaveAtMostTheBlocksThatAMessageMayHold() {
        for (long seed = 0; seed < 1000; seed++) {
            Board board = BoardGenerator.generate(seed);
            assertThat(board.cuboids()).hasSizeLessThan(512);
            assertThat(board.pieces())
                    .allSatisfy(piece -> assertThat(piece.cuboids()).hasSizeLessThanOrEqualTo(32));
        }
    }
}
