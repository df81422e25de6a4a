package io.foresight.reflect.imagine;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.Order;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.PieceStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesCriticTest {
    private static final Frame LOWER_OUT = Scenes.known(PieceStatus.STANDING, PieceStatus.SEATED);

    @Test
    void countsAsTheExpertDoesWhereAllIsKnown() {
        for (AssemblyTask task : TaskSplit.VAL.tasks(20)) {
            Observation now = Scenes.start(task, 3);
            int steps = new Expert(task.board().dependencies()).stepsToGo(task.start());
            assertThat(RulesCritic.likeliest().stepsToGo(now, List.of(now.frame())))
                    .containsExactly(steps);
            assertThat(RulesCritic.expected().stepsToGo(now, List.of(now.frame(), now.frame())))
                    .containsExactly(steps, steps);
            try (SimulatorWorld world = SimulatorWorld.known(new SymbolicWorld(FailureModel.NONE))) {
                world.enter(Scenes.seen(task, new SymbolicWorld(FailureModel.NONE)), 1);
                assertThat(RulesCritic.exact(world).stepsToGo(Scenes.of(now.frame()), List.of(now.frame())))
                        .containsExactly(steps);
            }
        }
    }

    @Test
    void withoutABeliefTheReadingOfTheOrderCounts() {
        Observation bare = Scenes.of(LOWER_OUT);
        assertThat(RulesCritic.likeliest().stepsToGo(bare, List.of(LOWER_OUT))).containsExactly(2);
        Observation over = new Observation(
                bare.situation(), new OrderReading(new double[][] {{0, 0.9}, {0, 0}}), LOWER_OUT, List.of());
        assertThat(RulesCritic.likeliest().stepsToGo(over, List.of(LOWER_OUT))).containsExactly(6);
        assertThat(RulesCritic.expected().stepsToGo(over, List.of(LOWER_OUT))).containsExactly(6);
    }

    @Test
    void theMeanOverSamplesCountsEachAsOftenAsItIsThere() {
        Observation bare = Scenes.of(LOWER_OUT);
        AssemblyState state = LOWER_OUT.places().likeliestState();
        Hypothesis apart = Hypothesis.of(state, new Order(2));
        Hypothesis over = Hypothesis.of(state, new OrderReading(new double[][] {{0, 1}, {0, 0}}).likeliest());
        Observation now =
                new Observation(bare.situation(), bare.order(), LOWER_OUT, List.of(apart, over, apart, apart));
        assertThat(RulesCritic.expected().stepsToGo(now, List.of(LOWER_OUT))).containsExactly(3);
        assertThat(RulesCritic.likeliest().stepsToGo(now, List.of(LOWER_OUT))).containsExactly(2);
    }

    @Test
    void aLostPieceIsWorseThanAnythingElse() {
        Frame lost = Scenes.known(PieceStatus.LOST, PieceStatus.SEATED);
        assertThat(RulesCritic.likeliest().stepsToGo(Scenes.of(LOWER_OUT), List.of(lost))[0])
                .isEqualTo(RulesCritic.HOPELESS);
    }
}
