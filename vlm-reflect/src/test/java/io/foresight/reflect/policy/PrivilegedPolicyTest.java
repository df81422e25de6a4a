package io.foresight.reflect.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.imagine.RulesCritic;
import io.foresight.reflect.imagine.SimulatorWorld;
import io.foresight.reflect.propose.FrameProposer;
import io.foresight.reflect.propose.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrivilegedPolicyTest {
    private static final OutcomeRules UNLEARNT =
            new OutcomeRules(new long[OutcomeRules.CONTEXTS][OutcomeRules.ENDS], 0);

    private final List<Situation> shown = new ArrayList<>();

    @Test
    void withTheTruthOfEveryActionItTakesTheShortestWay() {
        for (AssemblyTask task : TaskSplit.TEST.tasks(6)) {
            EpisodeRecord record = run(task, FailureModel.NONE);
            assertThat(record.error()).isEmpty();
            assertThat(record.solved()).isTrue();
            assertThat(record.steps()).isEqualTo(record.idealSteps());
        }
        assertThat(shown).isNotEmpty().allSatisfy(situation -> {
            assertThat(situation.pieces()).isSorted();
            assertThatThrownBy(situation::state).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void theSameSeedGivesTheSameEpisodeThoughImaginedLuckIsNotThatOfTheWorld() {
        AssemblyTask task = TaskSplit.TEST.tasks(2).get(1);
        EpisodeRecord one = run(task, FailureModel.CALIBRATED);
        EpisodeRecord other = run(task, FailureModel.CALIBRATED);
        assertThat(one.attempts()).isEqualTo(other.attempts());
        assertThat(one.solved()).isTrue();
    }

    private EpisodeRecord run(AssemblyTask task, FailureModel failures) {
        SymbolicWorld present = new SymbolicWorld(failures);
        SimulatorWorld world = SimulatorWorld.known(new SymbolicWorld(failures));
        FrameProposer undecided = (now, questions) -> {
            shown.add(now.situation());
            return List.of(Proposal.uniform(now.situation().pieces().size()));
        };
        try (WorldRobot robot = new WorldRobot(present);
                PrivilegedPolicy policy = new PrivilegedPolicy(
                        new PathsPolicy(
                                "exact",
                                undecided,
                                new BeliefKeeper(new TruthfulReader(present, 0.9), UNLEARNT, BeliefKeeper.Memory.NONE),
                                world,
                                RulesCritic.exact(world),
                                new PathSettings(1, PathSettings.MOST_PATHS, 0, 1, 1, 1),
                                Optional.empty()),
                        world)) {
            assertThat(policy.sight().state()).isTrue();
            assertThat(policy.sight().pictures()).isTrue();
            robot.begin(task, 7);
            return new EpisodeRunner(50, Budget.ofNodes(1000)).run(robot, policy, 3);
        }
    }
}
