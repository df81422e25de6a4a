package io.foresight.planner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TaskStatisticsTest {
    private static final TaskStatistics SEEDS = TaskStatistics.ofSeeds(20_000_000, 4000);

    private static TaskStatistics.Line line(TaskStatistics statistics, String name) {
        return statistics.lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ourTasksAreLikeTheReferencesWithinSamplingError() {
        assertThat(SEEDS.deviating()).isEmpty();
        assertThat(SEEDS.lines())
                .filteredOn(line -> !line.reference().isEmpty())
                .hasSize(14);
    }

    @Test
    void theNumbersAreThoseOneCountsByHand() {
        List<AssemblyTask> tasks = LongStream.range(20_000_000, 20_004_000)
                .mapToObj(seed -> TaskGenerator.generate("t", seed, seed + 1))
                .toList();
        List<AssemblyTask> hard =
                tasks.stream().filter(task -> task.slots().size() >= 5).toList();
        assertThat(SEEDS.hard()).isEqualTo(hard.size());
        assertThat(line(SEEDS, "bodies, the board counted").ours().get(3))
                .isEqualTo(tasks.stream().filter(t -> t.slots().size() == 4).count() / 4000.0);
        assertThat(line(SEEDS, "edges on hard boards, mean").ours().get(0))
                .isCloseTo(
                        hard.stream()
                                .mapToInt(
                                        t -> t.board().dependencies().edgeList().size())
                                .average()
                                .orElseThrow(),
                        within(1e-9));
        assertThat(line(SEEDS, "hard tasks with a piece to clear").ours().get(0))
                .isEqualTo(hard.stream().filter(t -> t.piecesToClear() > 0).count() / (double) hard.size());
        int[] steps = hard.stream().mapToInt(AssemblyTask::idealSteps).sorted().toArray();
        assertThat(line(SEEDS, "ideal steps").ours())
                .endsWith((double) steps[steps.length - 1])
                .contains((double) steps[steps.length / 2]);
    }

    @Test
    void tasksOfAnotherKindAreSeenToDeviate() {
        assertThat(TaskStatistics.of(TaskSplit.TEST_DEPTH.tasks(60)).deviating())
                .extracting(TaskStatistics.Line::name)
                .contains("longest chain on hard boards, pieces", "edges on hard boards, mean");
        List<AssemblyTask> small = LongStream.range(0, 600)
                .mapToObj(seed -> TaskGenerator.generate("t", seed, seed))
                .filter(task -> task.slots().size() < 5)
                .toList();
        assertThat(TaskStatistics.of(small).deviating())
                .extracting(TaskStatistics.Line::name)
                .contains("bodies, the board counted", "hard boards");
    }

    @Test
    void thePublishedTestIsAsTheReferenceAndHasNoLinesOnAllBoards() {
        TaskStatistics test = TaskStatistics.of(TaskSplit.TEST.tasks(300));
        assertThat(test.deviating()).isEmpty();
        assertThat(test.hard()).isEqualTo(300);
        assertThat(test.lines()).extracting(TaskStatistics.Line::name).doesNotContain("hard boards");
    }

    @Test
    void everyLineHasANumberForEachLabel() {
        for (TaskStatistics.Line line : SEEDS.lines()) {
            assertThat(line.ours()).as(line.name()).hasSameSizeAs(line.labels());
            if (!line.reference().isEmpty()) {
                assertThat(line.reference()).as(line.name()).hasSameSizeAs(line.labels());
            }
            assertThat(SEEDS.text()).contains(line.name());
        }
    }

    @Test
    void oneTaskIsEnoughAndNoneIsNot() {
        AssemblyTask one = TaskGenerator.generate("one", 1, 1);
        assertThat(TaskStatistics.of(List.of(one)).tasks()).isOne();
        assertThat(TaskStatistics.of(List.of(one)).text()).doesNotContain("NaN");
        assertThatThrownBy(() -> TaskStatistics.of(List.of()))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("1 task or more");
        assertThatThrownBy(() -> TaskStatistics.ofSeeds(0, 0))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("got 0");
    }

    @Test
    void scoresOfEqualSamplesAreStandardNormal() {
        Random random = new Random(5);
        int rounds = 2000;
        double[] squares = new double[3];
        for (int i = 0; i < rounds; i++) {
            int[] a = new int[3];
            int[] b = new int[3];
            for (int k = 0; k < 500; k++) {
                a[random.nextInt(3)]++;
                b[random.nextInt(3)]++;
            }
            double[] first = {a[0] / 500.0, a[1] / 500.0, a[2] / 500.0};
            double[] second = {b[0] / 500.0, b[1] / 500.0, b[2] / 500.0};
            squares[0] += Math.pow(SamplingError.ofShare(first[0], 500, second[0], 500, 0), 2);
            squares[1] += Math.pow(SamplingError.ofShares(first, 500, second, 500, 0), 2);
            squares[2] += Math.pow(
                    SamplingError.ofMean(
                            first[1] + 2 * first[2], 500, Math.sqrt(2 / 3.0), second[1] + 2 * second[2], 500, 0),
                    2);
        }
        for (double square : squares) {
            assertThat(square / rounds).isBetween(0.85, 1.15);
        }
    }

    @Test
    void whatRoundingHidesIsNoDifference() {
        assertThat(SamplingError.ofShare(0.454, 1_000_000, 0.45, 1_000_000, 0.005))
                .isZero();
        assertThat(SamplingError.ofShare(0.46, 1_000_000, 0.45, 1_000_000, 0.005))
                .isGreaterThan(5);
        assertThat(SamplingError.ofPercentile(0.4, 0.6, 1000, 0.5, 1000)).isZero();
        assertThat(SamplingError.ofPercentile(0.6, 0.7, 1000, 0.5, 1000)).isPositive();
        assertThat(SamplingError.ofPercentile(0.3, 0.4, 1000, 0.5, 1000)).isNegative();
    }
}
