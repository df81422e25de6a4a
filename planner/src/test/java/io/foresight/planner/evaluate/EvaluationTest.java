package io.foresight.planner.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.planner.episode.EndReason;
import io.foresight.planner.fixture.HandMadeTasks;
import io.foresight.planner.fixture.RulesWorld;
import io.foresight.planner.fixture.ScriptedPolicy;
import io.foresight.planner.policy.Attempt;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.search.ExpertPolicy;
import io.foresight.planner.search.MctsPolicy;
import io.foresight.planner.search.RandomPolicy;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final List<AssemblyTask> TASKS = tasks();

    @Test
    void outcomesDoNotDependOnTheNumberOfThreads() {
        List<EvaluatedEpisode> one =
                evaluation(1, 5, RulesWorld::new, RandomPolicy::new).run(TASKS);
        List<EvaluatedEpisode> three =
                evaluation(3, 5, RulesWorld::new, RandomPolicy::new).run(TASKS);
        assertThat(attempts(one)).isEqualTo(attempts(three));
        Supplier<Policy> search = () -> new MctsPolicy(new RulesWorld().slipping(0.3));
        assertThat(attempts(evaluation(1, 5, EvaluationTest::slippery, search).run(TASKS)))
                .isEqualTo(attempts(
                        evaluation(2, 5, EvaluationTest::slippery, search).run(TASKS)));
    }

    @Test
    void anotherSeedGivesOtherLuck() {
        assertThat(attempts(evaluation(1, 5, RulesWorld::new, RandomPolicy::new).run(TASKS)))
                .isNotEqualTo(attempts(
                        evaluation(1, 6, RulesWorld::new, RandomPolicy::new).run(TASKS)));
    }

    @Test
    void theListenerHearsOfEpisodesInTheOrderOfTheTasks() {
        List<String> heard = new ArrayList<>();
        evaluation(3, 5, RulesWorld::new, RandomPolicy::new)
                .run(TASKS, episode -> heard.add(episode.record().task()));
        assertThat(heard).isEqualTo(TASKS.stream().map(AssemblyTask::id).toList());
    }

    @Test
    void theWatcherSeesEachTasksDecisionsInOrder() {
        List<List<Action>> seen = new ArrayList<>();
        TASKS.forEach(task -> seen.add(Collections.synchronizedList(new ArrayList<>())));
        List<EvaluatedEpisode> episodes = evaluation(3, 5, RulesWorld::new, RandomPolicy::new)
                .run(TASKS, episode -> {}, (index, event) -> seen.get(index)
                        .add(event.decision().action()));
        for (int task = 0; task < TASKS.size(); task++) {
            assertThat(seen.get(task))
                    .isEqualTo(episodes.get(task).record().attempts().stream()
                            .map(Attempt::action)
                            .toList());
        }
    }

    @Test
    void theReportOfTheExpertIsPerfect() {
        EvaluationReport report = EvaluationReport.of(
                evaluation(1, 5, RulesWorld::new, ExpertPolicy::new).run(TASKS));
        assertThat(report.policy()).isEqualTo("expert");
        assertThat(report.world()).isEqualTo("rules");
        assertThat(report.success()).isEqualTo(new Proportion(12, 12));
        assertThat(report.excessSteps()).isZero();
        assertThat(report.invalidRate()).isZero();
        assertThat(report.loopRate()).isZero();
        assertThat(report.ends()).containsOnlyKeys(EndReason.SOLVED);
        assertThat(report.byPieces().keySet()).containsExactly(2, 5);
        assertThat(report.byDepth().get(3).success()).isEqualTo(new Proportion(6, 6));
        assertThat(report.byPiecesToClear().keySet()).containsExactly(0, 1);
        assertThat(report.decisions()).isEqualTo(6 * 14 + 6 * 2);
        assertThat(report.meanIdealSteps()).isEqualTo(8);
    }

    @Test
    void theReportClassifiesWhatWentWrong() {
        ScriptedPolicy script = new ScriptedPolicy(Action.insert(0), Action.pickUp(0), Action.DONE);
        EvaluationReport report = EvaluationReport.of(evaluation(1, 5, () -> new RulesWorld().slipping(1), () -> script)
                .run(TASKS));
        assertThat(report.ends()).containsEntry(EndReason.DONE_TOO_EARLY, 12).hasSize(1);
        assertThat(report.invalidRate()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(report.failures()).containsEntry(Outcome.SLIPPED, 12);
        assertThat(report.excessSteps()).isNaN();
        assertThat(report.success().share()).isZero();
    }

    @Test
    void aWorldThatBreaksDownCostsItsEpisodeAndIsReplaced() {
        AtomicInteger made = new AtomicInteger();
        Supplier<AssemblyWorld> worlds =
                () -> made.getAndIncrement() == 0 ? new RulesWorld().breakingAfter(3) : new RulesWorld();
        EvaluationReport report =
                EvaluationReport.of(evaluation(1, 5, worlds, ExpertPolicy::new).run(TASKS));
        assertThat(report.ends()).containsEntry(EndReason.WORLD_BROKEN, 1).containsEntry(EndReason.SOLVED, 11);
        assertThat(made).hasValue(2);
    }

    @Test
    void aWorldThatCannotBeginATaskCostsItsEpisode() {
        Supplier<AssemblyWorld> worlds = () -> new RulesWorld() {
            @Override
            public void reset(AssemblyTask task, io.foresight.planner.task.AssemblyState start, long seed) {
                if (task.id().equals("blocked-3")) {
                    throw new PlannerException(PlannerException.Code.WORLD_BROKEN, "pieces overlap");
                }
                super.reset(task, start, seed);
            }
        };
        List<EvaluatedEpisode> episodes =
                evaluation(2, 5, worlds, ExpertPolicy::new).run(TASKS);
        assertThat(episodes.get(3 * 2).record().end()).isEqualTo(EndReason.WORLD_BROKEN);
        assertThat(episodes.get(3 * 2).record().error())
                .hasValueSatisfying(text -> assertThat(text).contains("pieces overlap"));
        assertThat(EvaluationReport.of(episodes).success().hits()).isEqualTo(11);
    }

    @Test
    void aWorldThatCannotBeMadeEndsTheEvaluation() {
        Supplier<AssemblyWorld> worlds = () -> {
            throw new PlannerException(PlannerException.Code.NATIVES_MISSING, "no physics here");
        };
        assertThatThrownBy(() -> evaluation(2, 5, worlds, ExpertPolicy::new).run(TASKS))
                .isInstanceOf(PlannerException.class)
                .hasMessage("no physics here");
    }

    @Test
    void nothingToEvaluateIsRefused() {
        assertThatThrownBy(() ->
                        evaluation(1, 5, RulesWorld::new, ExpertPolicy::new).run(List.of()))
                .isInstanceOf(PlannerException.class);
        assertThatThrownBy(() -> new EvaluationSettings(1, 50, Budget.ofNodes(1), 0))
                .isInstanceOf(PlannerException.class);
    }

    @Test
    void theJsonHasTheFieldsThatOthersRead() {
        List<EvaluatedEpisode> episodes =
                evaluation(1, 5, RulesWorld::new, ExpertPolicy::new).run(TASKS);
        ObjectNode json = EvaluationJson.of(EvaluationReport.of(episodes));
        assertThat(json.get("tasks").asInt()).isEqualTo(12);
        assertThat(json.get("success").asDouble()).isEqualTo(1);
        assertThat(json.get("ci95").get(0).asDouble()).isCloseTo(0.7575, within(1e-4));
        assertThat(json.get("ci95").get(1).asDouble()).isEqualTo(1);
        assertThat(json.get("excess_steps").asDouble()).isZero();
        assertThat(json.get("invalid_rate").asDouble()).isZero();
        assertThat(json.get("seconds_per_decision").asDouble()).isPositive();
        assertThat(json.get("by_depth").get("3").get("tasks").asInt()).isEqualTo(6);
        ObjectNode line = EvaluationJson.of(episodes.get(1));
        assertThat(line.toString()).doesNotContain("\n");
        assertThat(line.get("task").asText()).isEqualTo("nearly-done-0");
        assertThat(line.get("actions").get(0).get("action").asText()).isEqualTo("pick up green");
        assertThat(EvaluationText.of(EvaluationReport.of(episodes))).contains("12 of 12 tasks solved = 100.0 %");
    }

    @Test
    void aShareOfNothingIsNullAndAnUnknownPieceHasANumber() {
        ScriptedPolicy script = new ScriptedPolicy(Action.pickUp(7), Action.DONE);
        List<EvaluatedEpisode> episodes =
                evaluation(1, 5, RulesWorld::new, () -> script).run(TASKS.subList(0, 1));
        assertThat(EvaluationJson.of(EvaluationReport.of(episodes))
                        .get("excess_steps")
                        .isNull())
                .isTrue();
        assertThat(EvaluationJson.of(episodes.get(0))
                        .get("actions")
                        .get(0)
                        .get("action")
                        .asText())
                .isEqualTo("pick up #7");
        assertThat(EvaluationText.of(EvaluationReport.of(episodes))).contains("excess over it - steps");
    }

    private static Evaluation evaluation(
            int threads, long seed, Supplier<AssemblyWorld> worlds, Supplier<Policy> policies) {
        return new Evaluation(new EvaluationSettings(seed, 50, Budget.ofNodes(60), threads), worlds, policies);
    }

    private static AssemblyWorld slippery() {
        return new RulesWorld().slipping(0.3);
    }

    private static List<?> attempts(List<EvaluatedEpisode> episodes) {
        return episodes.stream().map(episode -> episode.record().attempts()).toList();
    }

    private static List<AssemblyTask> tasks() {
        List<AssemblyTask> tasks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tasks.add(HandMadeTasks.task("blocked-" + i, new Dependencies(0, 0b1, 0b10, 0, 0b1000), 0b100, 0b1001));
            tasks.add(HandMadeTasks.task("nearly-done-" + i, new Dependencies(0, 0b1), 0b1, 0));
        }
        return tasks;
    }
}
