package io.foresight.reflect.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.episode.EndReason;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.reflect.disturb.Condition;
import io.foresight.reflect.experiment.BadResultException;
import io.foresight.reflect.experiment.DeclaredRows;
import io.foresight.reflect.experiment.EpisodeResult;
import io.foresight.reflect.experiment.Reliability;
import io.foresight.reflect.experiment.Row;
import io.foresight.reflect.experiment.RowResult;
import io.foresight.reflect.experiment.Setting;
import io.foresight.reflect.experiment.StageWork;
import io.foresight.reflect.experiment.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final int TASKS = 20;
    private static final Setting SETTING = new Setting(TaskSplit.VAL, TASKS, "symbolic", 50, 1);
    private static final List<AssemblyTask> ALL = TaskSplit.VAL.tasks(TASKS);

    @Test
    void theStrongestRowWithoutImaginationIsFoundAndComparedSeedBySeed() {
        String text = text(
                result("decoded-rules", 1, task -> task % 2 == 0),
                result("decoded-rules", 2, task -> task % 2 == 0),
                result("difference", 0, task -> task == 0),
                result("reflect", 1, task -> true),
                result("reflect", 2, task -> task != 0));
        assertThat(text)
                .contains("| does ours solve more than the strongest row without imagination? | `decoded-rules` |"
                        + " `reflect` | 1 | +50.0 (")
                .contains("|  |  |  | 2 | +45.0 (")
                .contains("|  |  |  | all | +47.5 (")
                .contains("97.5 (")
                .contains("; 100.0, 95.0 |");
    }

    @Test
    void whatWasNotRunIsNamedWithTheReason() {
        String text = text(result("expert", 0, task -> true), notRun("reflect", "it is away"));
        assertThat(text).contains("| `reflect` | ours | it is away |");
        for (Row row : DeclaredRows.all()) {
            assertThat(text).contains("| `" + row.name() + "` |");
        }
        assertThat(text).contains("Not compared, because a row was not run");
    }

    @Test
    void fixesBeliefsCallsAndErrorsAreTold() {
        String text = text(result("reflect", 1, task -> task > 0));
        assertThat(text)
                .contains("| `reflect` | 200 | 50.0 | 75.0 (60 of 80) | 16.7 (20 of 120) |")
                .contains("| `reflect` | order | 50 | 90.0 to 95.0 | 2.00 to 1.00 | 0.2000 to 0.1000 |")
                .contains("imagine 3.00, 100.00")
                .contains("| `reflect` | 1 | " + ALL.get(0).id() + " | it broke |");
    }

    @Test
    void resultsOfOtherTasksAreRefused() {
        RowResult foreign = result("expert", 0, task -> true);
        List<EpisodeResult> episodes = new ArrayList<>(foreign.episodes());
        episodes.set(3, episodes.get(4));
        assertThatThrownBy(() -> text(with(foreign, episodes)))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining("expert")
                .hasMessageContaining(ALL.get(3).id());
        assertThatThrownBy(() -> new Report(DeclaredRows.all(), List.of())).hasMessageContaining("one setting");
    }

    private static String text(RowResult... results) {
        return new Report(DeclaredRows.all(), List.of(results)).text("./foresight experiment");
    }

    private static RowResult result(String row, int number, IntPredicate solved) {
        List<EpisodeResult> episodes = new ArrayList<>();
        for (int task = 0; task < TASKS; task++) {
            boolean done = solved.test(task);
            episodes.add(new EpisodeResult(
                    ALL.get(task).id(),
                    1,
                    done ? EndReason.SOLVED : EndReason.POLICY_FAILED,
                    10,
                    0,
                    0,
                    20,
                    Map.of(),
                    java.util.Collections.nCopies(10, 0.01),
                    new Verdicts(5, 1, 3, 1, 5),
                    Map.of("imagine", new StageWork(30, 1)),
                    done ? "" : "it broke"));
        }
        return with(
                new RowResult(
                        1,
                        row,
                        row,
                        Map.of(),
                        Condition.AS_TRAINED,
                        number,
                        "",
                        "0123456789abcdef",
                        SETTING,
                        "",
                        false,
                        "m",
                        1,
                        episodes,
                        Map.of()),
                episodes);
    }

    private static RowResult with(RowResult like, List<EpisodeResult> episodes) {
        return new RowResult(
                1,
                like.row(),
                like.policy(),
                Map.of(),
                Condition.AS_TRAINED,
                like.number(),
                like.number() == 0 ? "" : "model-" + like.number(),
                like.fingerprint(),
                SETTING,
                "",
                false,
                "m",
                1,
                episodes,
                Map.of(
                        "start", Map.of("order", new Reliability(50, 0.9, 0.02, 0.2)),
                        "end", Map.of("order", new Reliability(50, 0.95, 0.01, 0.1))));
    }

    private static RowResult notRun(String row, String why) {
        return new RowResult(
                1,
                row,
                row,
                Map.of(),
                Condition.AS_TRAINED,
                0,
                "",
                "",
                SETTING,
                why,
                false,
                "",
                0,
                List.of(),
                Map.of());
    }
}
