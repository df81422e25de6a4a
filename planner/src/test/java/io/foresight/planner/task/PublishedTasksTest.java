package io.foresight.planner.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results are compared by what tasks they are on. Whoever changes these hashes changes the published tasks. */
class PublishedTasksTest {
    @ParameterizedTest
    @CsvSource({
        "train, 20, 0801b8e541c5028c97a548a208549bdf69446cd667daa16e34eb4c52c2531c05",
        "val, 20, 5be930e477f05225e5a3538aa41c50cf3b086f754eb9ebbb0ac0a4fcf81b4905",
        "test, 20, 95ce91cb4e11bc6760443f21d486276a5b6639d521ebde6ceabe3d40e5c74209",
        "test-depth, 20, 0df46f01cf7782c59eb7188de753a63852e6f269624b0a9d8f1497d1c9a01d6d",
        "test, 500, 2abb5f403b2dfc1309db07e97958975d00aeea62d3dae4cecc54a5e7f56675ac",
    })
    void theTasksOfEachSplitAreThoseThatWerePublished(String split, int count, String sha256) {
        List<AssemblyTask> tasks = TaskSplit.labelled(split).tasks(count);
        assertThat(TaskFile.sha256(tasks)).isEqualTo(sha256);
    }
}
