package io.foresight.reflect.imagine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.Rules;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.learn.LearntRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeliefWorldTest {
    private static final AssemblyTask TASK = TaskSplit.VAL.tasks(1).get(0);

    @Test
    void whereNothingGoesWrongThereIsHardlyMoreThanOneFuture() {
        try (BeliefWorld world = new BeliefWorld(LearntRules.in(FailureModel.NONE, 3000))) {
            List<Action> plan = expertPlan(4);
            List<Future> futures =
                    world.imagine(Scenes.start(TASK, 64), List.of(plan)).get(0);
            double most =
                    futures.stream().mapToDouble(Future::probability).max().orElseThrow();
            assertThat(most).isGreaterThan(0.9);
            assertThat(futures.stream().mapToDouble(Future::probability).sum()).isCloseTo(1, within(1e-9));
            assertThat(futures).allSatisfy(future -> assertThat(future.frames()).hasSize(4));
        }
    }

    @Test
    void failuresAreFuturesOfTheirOwnAndLongerPlansBeginAsTheirBeginningsDo() {
        try (BeliefWorld world = new BeliefWorld(LearntRules.in(FailureModel.CALIBRATED, 3000))) {
            List<Action> plan = expertPlan(4);
            Observation now = Scenes.start(TASK, 128);
            List<List<Future>> imagined = world.imagine(now, List.of(plan.subList(0, 1), plan));
            assertThat(imagined).hasSize(2);
            assertThat(imagined.get(1)).hasSizeGreaterThan(1);
            assertThat(likely(imagined.get(1), plan.get(0)))
                    .isCloseTo(likely(imagined.get(0), plan.get(0)), within(1e-9))
                    .isBetween(0.5, 1.0);
            assertThat(imagined.get(1).get(0).last().seen()).isFalse();
        }
    }

    @Test
    void withoutSamplesThereIsNothingToImagineIn() {
        try (BeliefWorld world = new BeliefWorld(LearntRules.in(FailureModel.NONE, 10))) {
            Observation none = Scenes.of(Scenes.known(PieceStatus.STANDING));
            assertThatThrownBy(() -> world.imagine(none, List.of(List.of(Action.pickUp(0)))))
                    .hasMessageContaining("samples");
        }
    }

    private static double likely(List<Future> futures, Action first) {
        return futures.stream()
                .mapToDouble(
                        future -> future.probability() * future.frames().get(0).shows(first))
                .sum();
    }

    /** The expert's first actions, in numbers by colour. */
    private static List<Action> expertPlan(int steps) {
        Expert expert = new Expert(TASK.board().dependencies());
        AssemblyState state = TASK.start();
        List<Action> plan = new ArrayList<>();
        while (plan.size() < steps) {
            Action action = expert.choose(state);
            state = Rules.apply(TASK.board().dependencies(), state, action).state();
            plan.add(Scenes.byColour(TASK, action));
        }
        return plan;
    }
}
