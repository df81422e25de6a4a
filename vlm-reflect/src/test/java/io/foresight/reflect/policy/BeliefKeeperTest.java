package io.foresight.reflect.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.Order;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.imagine.Scenes;
import io.foresight.reflect.learn.LearntRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeliefKeeperTest {
    private static final OutcomeRules RULES = LearntRules.in(FailureModel.CALIBRATED, 200);
    private static final int DECISIONS = 20;

    @Test
    void withoutMemoryTheSamePicturesAreBelievedInTheSameWay() {
        assertThat(firstOrders(BeliefKeeper.Memory.NONE).stream().distinct().count())
                .isEqualTo(1);
    }

    @Test
    void drawnAnewTheyAreNotAlwaysBelievedInTheSameWay() {
        List<Order> orders = firstOrders(BeliefKeeper.Memory.NONE_DRAWN_ANEW);
        assertThat(orders.stream().distinct().count()).isGreaterThan(2);
        assertThat(firstOrders(BeliefKeeper.Memory.NONE_DRAWN_ANEW)).isEqualTo(orders);
    }

    /** The order of the first sample in decisions on the same pictures, of an order that is read badly. */
    private static List<Order> firstOrders(BeliefKeeper.Memory memory) {
        AssemblyTask task = TaskSplit.VAL.tasks(1).get(0);
        try (SymbolicWorld world = new SymbolicWorld(FailureModel.CALIBRATED)) {
            world.reset(task, 1);
            BeliefKeeper keeper = new BeliefKeeper(new TruthfulReader(world, 0.5), RULES, memory);
            keeper.begin(7);
            Situation situation = Scenes.start(task, 1).situation();
            List<Order> orders = new ArrayList<>();
            for (int decision = 0; decision < DECISIONS; decision++) {
                List<Hypothesis> samples = keeper.now(situation).samples();
                orders.add(samples.get(0).order());
            }
            return orders;
        }
    }
}
