package io.foresight.planner.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.planner.episode.EndReason;
import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.fixture.HandMadeTasks;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.PlannerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void wilsonsIntervalAgreesWithPublishedValues() {
        // Newcombe (1998), table I: 81 of 263 and 15 of 148.
        assertThat(new Proportion(81, 263).low()).isCloseTo(0.2553, within(5e-5));
        assertThat(new Proportion(81, 263).high()).isCloseTo(0.3662, within(5e-5));
        assertThat(new Proportion(15, 148).low()).isCloseTo(0.0624, within(5e-5));
        assertThat(new Proportion(15, 148).high()).isCloseTo(0.1605, within(5e-5));
    }

    @Test
    void noneAndAllHaveIntervalsThatEndThere() {
        assertThat(new Proportion(0, 20).low()).isZero();
        assertThat(new Proportion(0, 20).high()).isCloseTo(0.1611, within(5e-5));
        assertThat(new Proportion(29, 29).high()).isEqualTo(1);
        assertThat(new Proportion(29, 29).low()).isCloseTo(0.8830, within(5e-5));
    }

    @Test
    void aProportionOfNothingIsRefused() {
        assertThatThrownBy(() -> new Proportion(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proportion(3, 2)).hasMessageContaining("3 of 2");
    }

    @Test
    void mcNemarsTestIsTheBinomialOfAFairCoin() {
        assertThat(PairedComparison.exactMcNemar(0, 0)).isEqualTo(1);
        assertThat(PairedComparison.exactMcNemar(0, 5)).isCloseTo(2.0 / 32, within(1e-12));
        assertThat(PairedComparison.exactMcNemar(1, 5)).isCloseTo(2.0 * 7 / 64, within(1e-12));
        assertThat(PairedComparison.exactMcNemar(4, 4)).isEqualTo(1);
        assertThat(PairedComparison.exactMcNemar(10, 490)).isLessThan(1e-100);
    }

    @Test
    void aComparisonCountsTasksInPairs() {
        List<EvaluatedEpisode> first = new ArrayList<>();
        List<EvaluatedEpisode> second = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            first.add(episode(i, i < 50, 10));
            second.add(episode(i, i >= 5 && i < 70, 13));
        }
        PairedComparison comparison = PairedComparison.of(first, second, 1);
        assertThat(comparison.both()).isEqualTo(45);
        assertThat(comparison.onlyFirst()).isEqualTo(5);
        assertThat(comparison.onlySecond()).isEqualTo(20);
        assertThat(comparison.neither()).isEqualTo(30);
        assertThat(comparison.difference()).isEqualTo(0.15);
        assertThat(comparison.stepsDifference()).isEqualTo(3);
        assertThat(comparison.pValue()).isCloseTo(0.00408, within(1e-5));
        // Normal approximation: 0.15 +- 1.96 sqrt((0.25 - 0.0225) / 100).
        assertThat(comparison.low()).isCloseTo(0.0565, within(0.015));
        assertThat(comparison.high()).isCloseTo(0.2435, within(0.015));
        assertThat(PairedComparison.of(first, second, 1)).isEqualTo(comparison);
        assertThat(EvaluationText.of(comparison)).contains("+15.0 points").contains("alone 20 against 5");
        assertThat(EvaluationJson.of(comparison).get("only_second").asInt()).isEqualTo(20);
    }

    @Test
    void otherTasksCannotBeCompared() {
        List<EvaluatedEpisode> first = List.of(episode(1, true, 2));
        List<EvaluatedEpisode> second = List.of(episode(2, true, 2));
        assertThatThrownBy(() -> PairedComparison.of(first, second, 1)).isInstanceOf(PlannerException.class);
        assertThatThrownBy(() -> PairedComparison.of(List.of(), List.of(), 1)).isInstanceOf(PlannerException.class);
    }

    private static EvaluatedEpisode episode(int index, boolean solved, int steps) {
        return new EvaluatedEpisode(
                HandMadeTasks.task("task-" + index, new Dependencies(0, 0b1), 0b1, 0),
                new EpisodeRecord(
                        "task-" + index,
                        "some",
                        "rules",
                        index,
                        solved ? EndReason.SOLVED : EndReason.STEP_CAP,
                        steps,
                        2,
                        0,
                        Map.of(),
                        0,
                        0,
                        List.of(),
                        List.of(0.001),
                        Optional.empty()));
    }
}
