package io.foresight.reflect.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.planner.episode.EndReason;
import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.evaluate.EvaluatedEpisode;
import io.foresight.planner.evaluate.PairedComparison;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class TaskMeansTest {
    private static final List<AssemblyTask> TASKS = TaskSplit.VAL.tasks(40);

    @Test
    void withOneModelTheSignFlipTestIsMcNemars() {
        List<EvaluatedEpisode> first = episodes(task -> task < 15);
        List<EvaluatedEpisode> second = episodes(task -> task >= 4 && task < 29);
        TaskMeans difference = TaskMeans.of(List.of(second)).minus(TaskMeans.of(List.of(first)));
        PairedComparison comparison = PairedComparison.of(first, second, 1);
        assertThat(difference.mean()).isCloseTo(comparison.difference(), within(1e-12));
        assertThat(difference.signFlipTest(1)).isCloseTo(comparison.pValue(), within(0.004));
        assertThat(difference.interval(1))
                .containsExactly(new double[] {comparison.low(), comparison.high()}, within(0.04));
    }

    @Test
    void whereNothingDiffersNothingIsShown() {
        TaskMeans same = TaskMeans.of(List.of(episodes(task -> true)));
        assertThat(same.minus(same).signFlipTest(1)).isEqualTo(1);
        assertThat(same.interval(1)).containsExactly(1, 1);
    }

    @Test
    void modelsThatFailTogetherWidenTheInterval() {
        List<EvaluatedEpisode> half = episodes(task -> task % 2 == 0);
        double[] together = TaskMeans.of(List.of(half, half)).interval(1);
        double[] apart =
                TaskMeans.of(List.of(half, episodes(task -> task % 2 != 0))).interval(1);
        assertThat(together[1] - together[0]).isGreaterThan(0.2);
        assertThat(apart).containsExactly(0.5, 0.5);
    }

    private static List<EvaluatedEpisode> episodes(IntPredicate solved) {
        List<EvaluatedEpisode> episodes = new ArrayList<>();
        for (int task = 0; task < TASKS.size(); task++) {
            episodes.add(new EvaluatedEpisode(
                    TASKS.get(task),
                    new EpisodeRecord(
                            TASKS.get(task).id(),
                            "p",
                            "w",
                            1,
                            solved.test(task) ? EndReason.SOLVED : EndReason.STEP_CAP,
                            1,
                            1,
                            0,
                            Map.of(),
                            0,
                            0,
                            List.of(),
                            List.of(0.1),
                            Optional.empty())));
        }
        return episodes;
    }
}
