package io.foresight.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.evaluate.EvaluatedEpisode;
import io.foresight.planner.evaluate.Evaluation;
import io.foresight.planner.evaluate.EvaluationReport;
import io.foresight.planner.evaluate.EvaluationSettings;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyChoice;
import io.foresight.planner.policy.PolicyKinds;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches on test tasks in the symbolic world. The figures of all 500 stand in docs/assembly-baselines.md. */
class SearchOnGeneratedTasksTest {
    private static final List<AssemblyTask> TASKS = TaskSplit.TEST.tasks(40);
    private static final Budget PAPER = Budget.ofNodes(PaperMctsPolicy.ITERATIONS);

    @ParameterizedTest
    @ValueSource(strings = {"expert", "greedy", "mcts", "beam"})
    void whoeverKnowsTheStepsToGoNeedsNoneTooMany(String kind) {
        PolicyChoice choice =
                PolicyChoice.usual(PolicyKinds.installed().named(kind), "symbolic", () -> model(FailureModel.NONE));
        EvaluationReport report = report(FailureModel.NONE, choice.budget(), choice::open);
        assertThat(report.success().hits()).isEqualTo(40);
        assertThat(report.excessSteps()).isZero();
        assertThat(report.failedRate()).isZero();
    }

    @Test
    void tunedSearchCopesWithBadLuck() {
        EvaluationReport report = report(
                FailureModel.CALIBRATED, Budget.ofNodes(400), () -> new MctsPolicy(model(FailureModel.CALIBRATED)));
        assertThat(report.success().hits()).isEqualTo(40);
        assertThat(report.excessSteps()).isLessThan(1);
    }

    @Test
    void searchNeedsNoExpertWhereTheModelIsCheap() {
        EvaluationReport mcts = report(
                FailureModel.NONE,
                Budget.ofNodes(2000),
                () -> new MctsPolicy(model(FailureModel.NONE), MctsSettings.withoutExpert(), System::nanoTime));
        assertThat(mcts.success().hits()).isGreaterThanOrEqualTo(38);
        EvaluationReport beam = report(
                FailureModel.NONE,
                Budget.ofNodes(20_000),
                () -> new BeamPolicy(model(FailureModel.NONE), BeamSettings.withoutExpert(), System::nanoTime));
        assertThat(beam.success().hits()).isEqualTo(40);
        EvaluationReport greedy = report(
                FailureModel.NONE,
                Budget.ofNodes(100),
                () -> new GreedyPolicy(model(FailureModel.NONE), Value.SEATED, System::nanoTime));
        assertThat(greedy.success().hits()).as("without looking ahead").isLessThan(4);
    }

    @Test
    void thePapersSearchIsAsGoodAsItsProposals() {
        int often = paper(Proposals.withExpert(Proposals.PAPER_COUNT, 0.95));
        int sometimes = paper(Proposals.withExpert(Proposals.PAPER_COUNT, 0.5));
        int possible = paper(Proposals.possible(Proposals.PAPER_COUNT));
        int byChance = paper(Proposals.random(Proposals.PAPER_COUNT));
        assertThat(often).isEqualTo(40);
        assertThat(sometimes).isGreaterThanOrEqualTo(38);
        assertThat(possible).isGreaterThanOrEqualTo(38);
        assertThat(byChance).isBetween(10, 34);
    }

    @Test
    void whoAnswersTheSameStateAlikeNeverGetsOutOfIt() {
        int anew = paper(Proposals.withExpert(Proposals.PAPER_COUNT, 0.8));
        int alike = paper(Proposals.withExpert(Proposals.PAPER_COUNT, 0.8).fixedByState());
        assertThat(anew).isEqualTo(40);
        assertThat(alike).isBetween(1, 20);
    }

    /** As in the paper: refused actions may be answered, and burn their step. */
    private static int paper(Proposals proposals) {
        return report(
                        FailureModel.NONE,
                        PAPER,
                        () -> new PaperMctsPolicy(model(FailureModel.NONE), proposals, false, System::nanoTime))
                .success()
                .hits();
    }

    private static SymbolicWorld model(FailureModel failures) {
        return new SymbolicWorld(failures);
    }

    private static EvaluationReport report(FailureModel failures, Budget budget, Supplier<Policy> policies) {
        List<EvaluatedEpisode> episodes = new Evaluation(
                        new EvaluationSettings(1, budget), () -> new SymbolicWorld(failures), policies)
                .run(TASKS);
        return EvaluationReport.of(episodes);
    }
}
