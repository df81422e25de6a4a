package io.foresight.reflect.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.task.Verb;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.SymbolicWorld;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImagineWalkTest {
    private static final int WALKS = 300;
    private static final int MOST = 8;

    private final TrainingTasks tasks = new TrainingTasks(TaskSplit.TRAIN, 50);

    @Test
    void withoutFailuresEveryStateFollowsFromTheOneBefore() {
        for (int position = 0; position < WALKS; position++) {
            AssemblyTask task = tasks.task(1, position);
            ImagineWalk walk = walk(FailureModel.NONE, task, position);
            assertThat(walk.actions()).hasSizeBetween(1, MOST);
            assertThat(walk.states()).hasSize(walk.actions().size() + 1);
            for (int k = 0; k < walk.actions().size(); k++) {
                AssemblyState next = Rules.apply(
                                task.board().dependencies(),
                                walk.states().get(k),
                                walk.actions().get(k))
                        .state();
                assertThat(walk.states().get(k + 1)).isEqualTo(next);
            }
        }
    }

    @Test
    void plansThatErrMeetAllThatCanHappen() {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        int actions = 0;
        int unchanged = 0;
        for (int position = 0; position < WALKS; position++) {
            AssemblyTask task = tasks.task(1, position);
            ImagineWalk walk = walk(FailureModel.CALIBRATED, task, position);
            assertThat(walk.states()).allMatch(state -> state.lost() == 0);
            for (int k = 0; k < walk.actions().size(); k++) {
                Action action = walk.actions().get(k);
                assertThat(action.verb()).isNotEqualTo(Verb.DONE);
                AssemblyState state = walk.states().get(k);
                outcomes.merge(
                        Rules.apply(task.board().dependencies(), state, action).outcome(), 1, Integer::sum);
                actions++;
                unchanged += walk.states().get(k + 1).equals(state) ? 1 : 0;
            }
        }
        assertThat(outcomes)
                .containsKeys(
                        Outcome.SUCCEEDED,
                        Outcome.BLOCKED,
                        Outcome.LOCKED,
                        Outcome.NOT_UPRIGHT,
                        Outcome.NOT_HELD,
                        Outcome.HAND_FULL);
        assertThat((double) unchanged / actions).isBetween(0.05, 0.5);
    }

    @Test
    void aSeedAlwaysWalksTheSameWay() {
        AssemblyTask task = tasks.task(1, 3);
        assertThat(walk(FailureModel.CALIBRATED, task, 7)).isEqualTo(walk(FailureModel.CALIBRATED, task, 7));
    }

    private static ImagineWalk walk(FailureModel failures, AssemblyTask task, long seed) {
        return ImagineWalk.of(new SymbolicWorld(failures), task, MOST, new SplittableRandom(seed));
    }
}
