package io.foresight.reflect.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.learn.LearntRules;
import io.foresight.reflect.propose.Undecided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReflectivePolicyTest {
    private static final OutcomeRules RULES = LearntRules.in(FailureModel.CALIBRATED, 4000);
    private static final ReflectSettings NEVER_AT_ONCE = new ReflectSettings(true, true, 1, 0.1, 4, 0, 1, 0.25, 2);
    private static final ReflectSettings FORWARD_ONLY = new ReflectSettings(true, false, 1, 0.1, 4, 0, 1, 0.25, 2);

    @Test
    void solvesHardTasksWhenItReadsWell() {
        assertThat(solved(20, 0.95, NEVER_AT_ONCE)).isEqualTo(20);
    }

    @Test
    void outcomesMakeUpForAnOrderThatIsReadBadly() {
        int both = solved(30, 0.6, NEVER_AT_ONCE); // each pair that is apart is read as one that is not with 0.2
        int forwardOnly = solved(30, 0.6, FORWARD_ONLY);
        assertThat(both).isGreaterThanOrEqualTo(27).isGreaterThan(forwardOnly);
    }

    @Test
    void outcomesAloneSolveMostTasksWhereNothingCanBeReadOfTheOrder() {
        assertThat(solved(30, 0.2, NEVER_AT_ONCE)).isGreaterThanOrEqualTo(18);
    }

    @Test
    void neverSaysDoneAndTellsHowItDecided() {
        List<Decision> decisions = new ArrayList<>();
        run(TaskSplit.VAL.tasks(3).get(2), 0.9, ReflectSettings.USUAL, decisions);
        assertThat(decisions).isNotEmpty();
        for (Decision decision : decisions) {
            Reflection told = decision.reflection().orElseThrow();
            assertThat(decision.action().verb()).isNotEqualTo(io.foresight.planner.task.Verb.DONE);
            assertThat(told.proposed()).hasSizeGreaterThan(10);
            assertThat(told.weighed()).isNotEmpty();
            assertThat(told.weighed().get(0).action()).isEqualTo(decision.action());
            assertThat(told.places()).isNotEmpty();
            assertThat(told.weighed().get(0).succeeds()).isBetween(0.0, 1.0);
            assertThat(told.stages())
                    .extracting(Reflection.Stage::name)
                    .containsExactly("draw", "encode", "believe", "propose", "weigh", "imagine", "trace");
            assertThat(told.stages()).allMatch(stage -> stage.calls() >= 1 && stage.seconds() >= 0);
        }
    }

    @Test
    void whenItsBudgetIsUsedUpItAnswersWithTheBestSoFar() {
        List<Decision> decisions = new ArrayList<>();
        Budget one = new Budget(1, Duration.ofDays(1));
        run(TaskSplit.VAL.tasks(1).get(0), 0.5, NEVER_AT_ONCE, one, decisions);
        assertThat(decisions).isNotEmpty();
        assertThat(decisions.stream().filter(Decision::cutShort).count()).isPositive();
        for (Decision decision : decisions) {
            Reflection told = decision.reflection().orElseThrow();
            assertThat(decision.nodes()).isEqualTo(1);
            assertThat(told.weighed()).hasSize(1);
            assertThat(told.stopped() == Reflection.Stop.BUDGET).isEqualTo(decision.cutShort());
        }
    }

    @Test
    void theSameSeedGivesTheSameEpisode() {
        AssemblyTask task = TaskSplit.VAL.tasks(5).get(4);
        EpisodeRecord one = run(task, 0.4, ReflectSettings.USUAL, new ArrayList<>());
        EpisodeRecord other = run(task, 0.4, ReflectSettings.USUAL, new ArrayList<>());
        assertThat(one.attempts()).isEqualTo(other.attempts());
    }

    @Test
    void theSameMistakeIsNotMadeOverAndOver() {
        for (AssemblyTask task : TaskSplit.VAL.tasks(20)) {
            EpisodeRecord record = run(task, 0.2, NEVER_AT_ONCE, new ArrayList<>());
            for (int k = 3; k < record.attempts().size(); k++) {
                List<?> four = record.attempts().subList(k - 3, k + 1);
                boolean stuck = four.stream().distinct().count() == 1
                        && record.attempts().get(k).outcome() == Outcome.BLOCKED;
                assertThat(stuck).as("task %s, step %s", task.id(), k).isFalse();
            }
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new ReflectSettings(true, true, 9, 0, 1, 0, 0, 1, 1))
                .hasMessageContaining("8")
                .hasMessageContaining("9");
        assertThatThrownBy(() -> new ReflectSettings(true, true, 1, Double.NaN, 1, 0, 0, 1, 1))
                .hasMessageContaining("NaN");
    }

    private static int solved(int tasks, double sureOfOrder, ReflectSettings settings) {
        int solved = 0;
        for (AssemblyTask task : TaskSplit.VAL.tasks(tasks)) {
            solved += run(task, sureOfOrder, settings, new ArrayList<>()).solved() ? 1 : 0;
        }
        return solved;
    }

    private static EpisodeRecord run(
            AssemblyTask task, double sureOfOrder, ReflectSettings settings, List<Decision> decisions) {
        return run(task, sureOfOrder, settings, Budget.ofNodes(1000), decisions);
    }

    private static EpisodeRecord run(
            AssemblyTask task, double sureOfOrder, ReflectSettings settings, Budget budget, List<Decision> decisions) {
        SymbolicWorld world = new SymbolicWorld(FailureModel.CALIBRATED);
        try (WorldRobot robot = new WorldRobot(world)) {
            robot.begin(task, 7);
            ReflectivePolicy policy =
                    new ReflectivePolicy(new Undecided(64), new TruthfulReader(world, sureOfOrder), RULES, settings);
            EpisodeRecord record =
                    new EpisodeRunner(50, budget).run(robot, policy, 3, event -> decisions.add(event.decision()));
            assertThat(record.error()).isEmpty();
            return record;
        }
    }
}
