package io.foresight.reflect.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.policy.Attempt;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.policy.ProposerPolicy;
import io.foresight.reflect.policy.TruthfulReader;
import org.junit.jupiter.api.Test;

class DecodedRulesTest {
    @Test
    void whatIsReadRightIsSolvedWithoutAStepTooMany() {
        for (int index = 0; index < 8; index++) {
            EpisodeRecord record = run(index, 0.9, 0);
            assertThat(record.solved()).isTrue();
            assertThat(record.excessSteps()).isZero();
        }
    }

    @Test
    void withoutTheOrderOnlyMemoryTriesSomethingElse() {
        int stuck = 0;
        for (int index = 0; index < 10; index++) {
            EpisodeRecord alone = run(index, 0.1, 0); // no pair is likelier to lie over another than to be apart
            EpisodeRecord remembering = run(index, 0.1, 2);
            if (!alone.solved()) {
                stuck++;
                assertThat(kinds(remembering)).isGreaterThan(kinds(alone));
            }
        }
        assertThat(stuck).isPositive();
    }

    private static long kinds(EpisodeRecord record) {
        return record.attempts().stream().map(Attempt::action).distinct().count();
    }

    private static EpisodeRecord run(int index, double sureOfOrder, double memory) {
        SymbolicWorld world = new SymbolicWorld(FailureModel.NONE);
        try (WorldRobot robot = new WorldRobot(world)) {
            robot.begin(TaskSplit.VAL.tasks(index + 1).get(index), 7);
            TruthfulReader reader = new TruthfulReader(world, sureOfOrder);
            ProposerPolicy policy = new ProposerPolicy(
                    "decoded-rules",
                    new DecodedRules(reader),
                    reader::likeliest,
                    new ProposerPolicy.Settings(memory, 0));
            EpisodeRecord record = new EpisodeRunner(50, Budget.ofNodes(1)).run(robot, policy, 3);
            assertThat(record.error()).isEmpty();
            return record;
        }
    }
}
