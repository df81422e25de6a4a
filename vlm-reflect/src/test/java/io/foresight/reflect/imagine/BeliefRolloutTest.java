package io.foresight.reflect.imagine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.task.Verb;
import io.foresight.planner.world.FailureModel;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.Order;
import io.foresight.reflect.learn.LearntRules;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BeliefRolloutTest {
    @Test
    void whereNothingGoesWrongAndAllIsKnownItCountsAsTheExpertDoes() {
        BeliefRollout rollout = new BeliefRollout(LearntRules.in(FailureModel.NONE, 3000));
        int compared = 0;
        for (AssemblyTask task : TaskSplit.VAL.tasks(40)) {
            int n = task.board().pieces().size();
            int[] same = java.util.stream.IntStream.range(0, n).toArray();
            Expert expert = new Expert(task.board().dependencies());
            AssemblyState start = task.start();
            Hypothesis known = Hypothesis.of(start, Order.of(task.board().dependencies(), same));
            for (Action action : Action.all(n)) {
                if (action.verb() != Verb.DONE) {
                    PlanValue value = rollout.value(List.of(known), action, 1, false, new SplittableRandom(1));
                    assertThat(value.steps() - expert.stepsToGo(start))
                            .isCloseTo(expert.regret(start, action), within(0.15));
                    assertThat(value.deviation()).isZero();
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    @Test
    void lookingFurtherAheadCountsTheSameWhereNothingGoesWrong() {
        BeliefRollout rollout = new BeliefRollout(LearntRules.in(FailureModel.NONE, 3000));
        AssemblyTask task = TaskSplit.VAL.tasks(1).get(0);
        int[] same = java.util.stream.IntStream.range(0, task.board().pieces().size())
                .toArray();
        Hypothesis known = Hypothesis.of(task.start(), Order.of(task.board().dependencies(), same));
        for (int horizon = 1; horizon <= 5; horizon++) {
            PlanValue value = rollout.value(List.of(known), known.best(), horizon, false, new SplittableRandom(1));
            assertThat(value.steps()).isCloseTo(known.stepsToGo(), within(0.3));
        }
    }
}
