package io.foresight.launch.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.task.Verb;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;

class MotionTest {
    /** A piece that flies further than this between two scenes 40 ms apart would look like a jump. */
    private static final double JUMP_METRES = 0.12;

    @Test
    void everySkillOfAnEpisodeGoesFromWhereItWasToWhereItIsWithoutJumps() {
        AssemblyTask task = TaskSplit.TEST.tasks(3).get(2);
        Expert expert = new Expert(task.board().dependencies());
        AssemblyState state = task.start();
        while (!state.solved()) {
            Action action = expert.choose(state);
            AssemblyState next =
                    Rules.apply(task.board().dependencies(), state, action).state();

            List<Scene> motion = motion(task, state, next, action, Outcome.SUCCEEDED);

            assertThat(motion.get(0).poses().get(action.piece()))
                    .isEqualTo(Arrangement.of(task, state).poses().get(action.piece()));
            assertThat(motion.get(motion.size() - 1)).isEqualTo(Arrangement.of(task, next));
            assertThatNothingJumps(motion, action);
            state = next;
        }
    }

    @Test
    void aPieceThatJamsIsBroughtToTheBoardAndBack() {
        AssemblyTask task = TaskSplit.TEST.tasks(1).get(0);
        Expert expert = new Expert(task.board().dependencies());
        AssemblyState state = task.start();
        Action action = expert.choose(state);
        while (action.verb() != Verb.INSERT) {
            state = Rules.apply(task.board().dependencies(), state, action).state();
            action = expert.choose(state);
        }

        List<Scene> motion = motion(task, state, state, action, Outcome.JAMMED);

        Pose seat =
                task.boardPose().times(task.board().pieces().get(action.piece()).seat(task.board()));
        int piece = action.piece();
        double nearest = motion.stream()
                .mapToDouble(scene -> scene.poses().get(piece).distance(seat))
                .min()
                .orElseThrow();
        assertThat(nearest).isBetween(0.03, 0.09);
        assertThatNothingJumps(motion, action);
    }

    @Test
    void whatIsRefusedMovesNothing() {
        AssemblyTask task = TaskSplit.TEST.tasks(1).get(0);
        AssemblyState start = task.start();

        List<Scene> motion = motion(task, start, start, Action.insert(0), Outcome.NOT_HELD);

        assertThat(motion).hasSizeGreaterThan(2).allMatch(scene -> scene.equals(Arrangement.of(task, start)));
    }

    private static List<Scene> motion(
            AssemblyTask task, AssemblyState before, AssemblyState after, Action action, Outcome outcome) {
        AssemblyState empty =
                before.held() < 0 ? before : before.with(before.held(), Place.TABLE, before.lying(before.held()));
        Scene holding = Arrangement.of(task, empty.with(action.piece(), Place.HELD, before.lying(action.piece())));
        return Motion.between(
                task, Arrangement.of(task, before), Arrangement.of(task, after), action, outcome, holding);
    }

    private static void assertThatNothingJumps(List<Scene> motion, Action action) {
        for (int i = 1; i < motion.size(); i++) {
            assertThat(motion.get(i)
                            .poses()
                            .get(action.piece())
                            .distance(motion.get(i - 1).poses().get(action.piece())))
                    .as(action + ", scene " + i)
                    .isLessThan(JUMP_METRES);
        }
    }
}
