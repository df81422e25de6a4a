package io.foresight.planner.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.render.Camera;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.SymbolicWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final List<AssemblyTask> TASKS = TaskSplit.TRAIN.tasks(6);
    private static final int SIDE = 64;
    private static final RollIn MIXED =
            new RollIn(List.of(new RollIn.Mixture(1, 0, 0), new RollIn.Mixture(0.4, 0.3, 0.3)), 9);

    @Test
    void labelsAreTheExpertsForEveryDecision() {
        try (Rollout rollout = rollout(4, FailureModel.CALIBRATED, 50)) {
            for (int i = 0; i < 60; i++) {
                StepBatch batch = rollout.observe();
                for (int lane = 0; lane < 4; lane++) {
                    Board board = batch.task(lane).board();
                    Expert expert = new Expert(board.dependencies());
                    AssemblyState state = batch.state(lane);
                    assertThat(batch.stepsToGo()[lane]).isEqualTo(expert.stepsToGo(state));
                    for (int action = 0; action < ActionSpace.SIZE; action++) {
                        Action named = ActionSpace.action(action, board);
                        boolean best = (batch.best()[lane] >> action & 1) != 0;
                        assertThat(best)
                                .isEqualTo(named != null && expert.best(state).contains(named));
                        boolean possible = (batch.possible()[lane] >> action & 1) != 0;
                        boolean legal = named != null
                                && action != ActionSpace.DONE
                                && Rules.apply(board.dependencies(), state, named)
                                                .outcome()
                                                .kind()
                                        != Outcome.Kind.REFUSED;
                        assertThat(possible)
                                .as("%s in %s", ActionSpace.text(action), state)
                                .isEqualTo(legal);
                    }
                    assertThat(ActionSpace.action(batch.expert()[lane], board)).isEqualTo(expert.choose(state));
                }
                rollout.step(MIXED.choose(batch, new int[4]));
            }
        }
    }

    @Test
    void picturesAreAlwaysOfTheMomentAndTheGoalOfTheTask() {
        SceneRenderer renderer = new SceneRenderer(SIDE, SIDE);
        int bytes = 3 * SIDE * SIDE;
        try (Rollout rollout = rollout(3, FailureModel.CALIBRATED, 5)) {
            for (int i = 0; i < 20; i++) {
                StepBatch batch = rollout.observe();
                for (int lane = 0; lane < 3; lane++) {
                    AssemblyTask task = batch.task(lane);
                    AssemblyState goal =
                            AssemblyState.goal(task.board().pieces().size());
                    assertThat(Arrays.copyOfRange(batch.images(), lane * bytes, (lane + 1) * bytes))
                            .isEqualTo(drawn(renderer, task, batch.state(lane)));
                    assertThat(Arrays.copyOfRange(batch.goals(), lane * bytes, (lane + 1) * bytes))
                            .isEqualTo(drawn(renderer, task, goal));
                }
                rollout.step(MIXED.choose(batch, new int[3]));
            }
        }
    }

    @Test
    void anEpisodeIsTheSameInHoweverManyLanes() {
        Map<String, String> one = episodes(1, 160);
        Map<String, String> five = episodes(5, 60);
        int both = 0;
        for (Map.Entry<String, String> decision : five.entrySet()) {
            if (one.containsKey(decision.getKey())) {
                assertThat(one.get(decision.getKey())).as(decision.getKey()).isEqualTo(decision.getValue());
                both++;
            }
        }
        assertThat(both).isGreaterThan(50);
        assertThat(episodes(5, 60)).isEqualTo(five);
    }

    @Test
    void whatFollowsASavedMomentIsWhatFollowedThen() {
        try (Rollout rollout = rollout(2, FailureModel.CALIBRATED, 50);
                Rollout other = rollout(1, FailureModel.CALIBRATED, 50)) {
            for (int i = 0; i < 9; i++) {
                rollout.step(MIXED.choose(rollout.observe(), new int[2]));
            }
            LaneMoment moment = rollout.save(1);
            List<StepOutcome> first = follow(rollout, 1);
            rollout.restore(1, moment);
            assertThat(follow(rollout, 1)).isEqualTo(first);
            other.restore(0, moment);
            assertThat(follow(other, 0)).as("in another rollout").isEqualTo(first);
            assertThatThrownBy(() -> other.restore(0, new LaneMoment(moment.episode() + 1, 3, moment.world())))
                    .isInstanceOf(PlannerException.class);
        }
    }

    @Test
    void everyActionsOutcomeIsToldAndNothingIsChanged() {
        try (Rollout rollout = rollout(1, FailureModel.NONE, 50)) {
            StepBatch batch = rollout.observe();
            AssemblyState before = batch.state(0);
            Board board = batch.task(0).board();
            Expert expert = new Expert(board.dependencies());

            StepOutcome[] outcomes = rollout.outcomes(0, 7);

            assertThat(outcomes).hasSize(ActionSpace.SIZE);
            for (int action = 0; action < outcomes.length; action++) {
                Action named = ActionSpace.action(action, board);
                StepOutcome outcome = outcomes[action];
                assertThat(outcome.action()).isEqualTo(action);
                if (named == null) {
                    assertThat(outcome.outcome()).isEqualTo(Outcome.UNKNOWN_PIECE);
                    assertThat(outcome.state()).isEqualTo(before);
                    continue;
                }
                Rules.Effect effect = Rules.apply(board.dependencies(), before, named);
                assertThat(outcome.outcome()).isEqualTo(effect.outcome());
                assertThat(outcome.state()).isEqualTo(effect.state());
                assertThat(outcome.stepsToGo()).isEqualTo(expert.stepsToGo(effect.state()));
                assertThat(outcome.ended())
                        .isEqualTo(action == ActionSpace.DONE || effect.state().solved());
            }
            assertThat(rollout.observe().state(0)).isEqualTo(before);
            assertThat(rollout.observe().step()[0]).isZero();
        }
    }

    @Test
    void episodesEndSolvedDoneOrAtTheCapAndTheNextBegins() {
        try (Rollout rollout = rollout(2, FailureModel.NONE, 3)) {
            StepBatch batch = rollout.observe();
            assertThat(batch.last(0)).isEmpty();
            rollout.step(new int[] {ActionSpace.DONE, batch.expert()[1]});
            batch = rollout.observe();
            assertThat(batch.last(0).orElseThrow().ended()).isTrue();
            assertThat(batch.last(0).orElseThrow().outcome()).isEqualTo(Outcome.ENDED);
            assertThat(batch.episode()).containsExactly(2, 1);
            assertThat(batch.step()).containsExactly(0, 1);
            int absent = absentColour(batch.task(1).board());
            rollout.step(new int[] {absent(batch), absent});
            batch = rollout.observe();
            assertThat(batch.last(1).orElseThrow().outcome()).isEqualTo(Outcome.UNKNOWN_PIECE);
            rollout.step(new int[] {batch.expert()[0], batch.expert()[1]});
            assertThat(rollout.observe().last(1).orElseThrow().ended())
                    .as("the cap is 3")
                    .isTrue();
            assertThat(rollout.observe().episode()[1]).isEqualTo(3);
        }
    }

    @Test
    void mixturesAreKeptToAndTheLearnerGetsTheRest() {
        RollIn half = new RollIn(List.of(new RollIn.Mixture(0.25, 0.15, 0.1)), 4);
        int learner = 0;
        int best = 0;
        int decisions = 0;
        try (Rollout rollout = rollout(8, FailureModel.NONE, 50)) {
            int[] says = new int[8];
            for (int i = 0; i < 400; i++) {
                StepBatch batch = rollout.observe();
                Arrays.fill(says, ActionSpace.DONE);
                int[] chosen = half.choose(batch, says);
                for (int lane = 0; lane < 8; lane++) {
                    decisions++;
                    learner += chosen[lane] == ActionSpace.DONE ? 1 : 0;
                    best += (batch.best()[lane] >> chosen[lane] & 1) != 0 ? 1 : 0;
                }
                rollout.step(chosen);
            }
        }
        assertThat(learner / (double) decisions).isBetween(0.46, 0.54);
        assertThat(best / (double) decisions).isBetween(0.25, 0.4);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> settings(0, 50))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("0 lanes");
        assertThatThrownBy(() -> new RolloutSettings(1, 63, 64, Cameras.FIXED, 50, 1))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("63 x 64");
        assertThatThrownBy(() -> new RollIn(List.of(), 1)).isInstanceOf(PlannerException.class);
        assertThatThrownBy(() -> new RollIn.Mixture(0.8, 0.3, 0)).hasMessageContaining("0.8, 0.3");
        try (Rollout rollout = rollout(2, FailureModel.NONE, 50)) {
            assertThatThrownBy(() -> rollout.step(new int[2])).isInstanceOf(IllegalStateException.class);
            rollout.observe();
            assertThatThrownBy(() -> rollout.step(new int[1])).hasMessageContaining("2 lanes, got 1");
            assertThatThrownBy(() -> rollout.step(new int[] {0, 37})).hasMessageContaining("got 37 for lane 1");
        }
    }

    @Test
    void withoutPicturesNothingIsDrawn() {
        RolloutSettings blind = new RolloutSettings(2, 0, 0, Cameras.FIXED, 50, 1);
        try (Rollout rollout = new Rollout(blind, () -> new SymbolicWorld(FailureModel.NONE), RolloutTest::task)) {
            assertThat(rollout.observe().images()).isEmpty();
        }
    }

    private static List<StepOutcome> follow(Rollout rollout, int lane) {
        List<StepOutcome> followed = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            StepBatch batch = rollout.observe();
            rollout.step(MIXED.choose(batch, new int[batch.lanes()]));
            StepOutcome outcome = rollout.observe().last(lane).orElseThrow();
            followed.add(outcome);
            if (outcome.ended()) {
                break;
            }
        }
        return followed;
    }

    /** What was seen and done in each decision of each episode, by episode and step. */
    private static Map<String, String> episodes(int lanes, int steps) {
        Map<String, String> decisions = new HashMap<>();
        try (Rollout rollout = rollout(lanes, FailureModel.CALIBRATED, 20)) {
            int bytes = 3 * SIDE * SIDE;
            for (int i = 0; i < steps; i++) {
                StepBatch batch = rollout.observe();
                int[] chosen = MIXED.choose(batch, new int[lanes]);
                for (int lane = 0; lane < lanes; lane++) {
                    byte[] image = Arrays.copyOfRange(batch.images(), lane * bytes, (lane + 1) * bytes);
                    decisions.put(
                            batch.episode()[lane] + "/" + batch.step()[lane],
                            batch.state(lane) + " " + ActionSpace.text(chosen[lane]) + " " + Arrays.hashCode(image));
                }
                rollout.step(chosen);
            }
        }
        return decisions;
    }

    private static int absent(StepBatch batch) {
        return absentColour(batch.task(0).board());
    }

    private static int absentColour(Board board) {
        for (int action = 0; action < ActionSpace.DONE; action++) {
            if (ActionSpace.action(action, board) == null) {
                return action;
            }
        }
        throw new AssertionError("every colour is a piece");
    }

    private static byte[] drawn(SceneRenderer renderer, AssemblyTask task, AssemblyState state) {
        return renderer.render(Arrangement.of(task, state), Camera.fixed())
                .picture()
                .rgb();
    }

    private static AssemblyTask task(long episode) {
        return TASKS.get((int) (episode % TASKS.size()));
    }

    private static RolloutSettings settings(int lanes, int cap) {
        return new RolloutSettings(lanes, SIDE, SIDE, Cameras.FIXED, cap, 5);
    }

    private static Rollout rollout(int lanes, FailureModel failures, int cap) {
        return new Rollout(settings(lanes, cap), () -> new SymbolicWorld(failures), RolloutTest::task);
    }
}
