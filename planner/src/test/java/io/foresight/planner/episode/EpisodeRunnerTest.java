package io.foresight.planner.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.fixture.HandMadeTasks;
import io.foresight.planner.fixture.RulesWorld;
import io.foresight.planner.fixture.ScriptedPolicy;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeRunnerTest {
    private static final AssemblyTask NEARLY_DONE = HandMadeTasks.nearlyDone();

    private final EpisodeRunner runner = new EpisodeRunner(6, Budget.ofNodes(10), new Ticks()::next);

    @Test
    void anEpisodeEndsWhenTheBoardIsSolved() {
        ScriptedPolicy policy = new ScriptedPolicy(Action.pickUp(1), Action.insert(1));
        EpisodeRecord record = runner.run(robot(new RulesWorld()), policy, 7);
        assertThat(record.end()).isEqualTo(EndReason.SOLVED);
        assertThat(record.solved()).isTrue();
        assertThat(record.task()).isEqualTo("nearly-done");
        assertThat(record.seed()).isEqualTo(7);
        assertThat(record.steps()).isEqualTo(2);
        assertThat(record.idealSteps()).isEqualTo(2);
        assertThat(record.excessSteps()).isZero();
        assertThat(record.invalid()).isZero();
        assertThat(record.failed()).isZero();
        assertThat(record.loops()).isZero();
        assertThat(record.decisionSeconds()).containsExactly(1.0, 1.0);
    }

    @Test
    void eachDecisionIsToldWithWhatWasSeenAndWhatCameOfIt() {
        List<EpisodeEvent> events = new ArrayList<>();
        ScriptedPolicy policy = new ScriptedPolicy(Action.pickUp(1), Action.reorient(1), Action.insert(1));
        runner.run(robot(new RulesWorld()), policy, 7, events::add);
        assertThat(events).extracting(EpisodeEvent::index).containsExactly(0, 1, 2);
        assertThat(events)
                .extracting(event -> event.result().outcome())
                .containsExactly(Outcome.SUCCEEDED, Outcome.ALREADY_UPRIGHT, Outcome.SUCCEEDED);
        assertThat(events.get(0).before().state()).isEqualTo(NEARLY_DONE.start());
        assertThat(events.get(1).before().state())
                .isEqualTo(events.get(0).result().state());
        assertThat(events.get(2).result().state().solved()).isTrue();
        assertThat(events.get(0).before().saved()).isPresent();
        assertThat(policy.seen()).extracting(Situation::stepsLeft).containsExactly(6, 5, 4);
        assertThat(policy.seen().get(2).history()).hasSize(2);
        assertThat(policy.seen().get(0).history()).isEmpty();
    }

    @Test
    void doneBeforeTheGoalEndsTheEpisodeUnsolved() {
        EpisodeRecord record = runner.run(robot(new RulesWorld()), new ScriptedPolicy(Action.DONE), 7);
        assertThat(record.end()).isEqualTo(EndReason.DONE_TOO_EARLY);
        assertThat(record.steps()).isEqualTo(1);
        assertThat(record.invalid()).isZero();
    }

    @Test
    void illegalActionsAreCountedStepsOnWhichNothingHappens() {
        RulesWorld world = new RulesWorld();
        EpisodeRecord record = runner.run(robot(world), new ScriptedPolicy(Action.insert(1)), 7);
        assertThat(record.end()).isEqualTo(EndReason.STEP_CAP);
        assertThat(record.steps()).isEqualTo(6);
        assertThat(record.invalid()).isEqualTo(6);
        assertThat(record.loops()).as("all but the first").isEqualTo(5);
        assertThat(world.state()).isEqualTo(NEARLY_DONE.start());
    }

    @Test
    void aPieceThatTheBoardLacksIsACountedStepThatNeverReachesTheWorld() {
        RulesWorld world = new RulesWorld();
        List<EpisodeEvent> events = new ArrayList<>();
        ScriptedPolicy policy = new ScriptedPolicy(Action.pickUp(5), Action.pickUp(1), Action.insert(1));
        EpisodeRecord record = runner.run(robot(world), policy, 7, events::add);
        assertThat(record.end()).isEqualTo(EndReason.SOLVED);
        assertThat(record.invalid()).isEqualTo(1);
        assertThat(events.get(0).result().outcome()).isEqualTo(Outcome.UNKNOWN_PIECE);
        assertThat(events.get(0).result().state()).isEqualTo(NEARLY_DONE.start());
        assertThat(world.steps()).isEqualTo(2);
    }

    @Test
    void failedActionsAreCountedByHowTheyFailed() {
        ScriptedPolicy policy = new ScriptedPolicy(Action.pickUp(0));
        EpisodeRecord record = runner.run(robot(new RulesWorld().slipping(1)), policy, 7);
        assertThat(record.failures()).containsOnlyKeys(Outcome.SLIPPED).containsEntry(Outcome.SLIPPED, 6);
        assertThat(record.invalid()).isZero();
    }

    @Test
    void goingRoundInCirclesIsCounted() {
        ScriptedPolicy policy = new ScriptedPolicy(Action.pickUp(1), Action.putDown(1));
        EpisodeRecord record = runner.run(robot(new RulesWorld()), policy, 7);
        assertThat(record.loops()).isEqualTo(4);
        assertThat(record.invalid()).isZero();
    }

    @Test
    void aLostPieceEndsTheEpisode() {
        ScriptedPolicy policy = new ScriptedPolicy(Action.pickUp(1), Action.putDown(1));
        EpisodeRecord record = runner.run(robot(new RulesWorld().losingAfter(1)), policy, 7);
        assertThat(record.end()).isEqualTo(EndReason.UNSOLVABLE);
        assertThat(record.steps()).isEqualTo(2);
        assertThat(record.failures()).containsEntry(Outcome.DROPPED, 1);
    }

    @Test
    void aWorldThatThrowsEndsTheEpisodeWithItsMessage() {
        ScriptedPolicy policy = new ScriptedPolicy(Action.pickUp(1), Action.putDown(1));
        EpisodeRecord record = runner.run(robot(new RulesWorld().breakingAfter(2)), policy, 7);
        assertThat(record.end()).isEqualTo(EndReason.WORLD_BROKEN);
        assertThat(record.steps()).isEqualTo(3);
        assertThat(record.error()).hasValueSatisfying(text -> assertThat(text).contains("a body left the finite"));
    }

    @Test
    void aPolicyThatThrowsEndsTheEpisodeWithItsMessage() {
        Policy failing = new Policy() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public void begin(long seed) {}

            @Override
            public Decision decide(Situation situation, Budget budget) {
                throw new IllegalStateException("the model does not answer");
            }
        };
        EpisodeRecord record = runner.run(robot(new RulesWorld()), failing, 7);
        assertThat(record.end()).isEqualTo(EndReason.POLICY_FAILED);
        assertThat(record.error()).hasValueSatisfying(text -> assertThat(text).contains("the model does not answer"));
        assertThat(record.steps()).isZero();
    }

    @Test
    void aRobotMayKeepItsMomentsToItself() {
        RulesWorld world = new RulesWorld();
        WorldRobot robot = new WorldRobot(world, false);
        robot.begin(NEARLY_DONE, 3);
        assertThat(robot.observe().saved()).isEmpty();
        assertThat(robot.observe().task()).isSameAs(NEARLY_DONE);
        assertThat(robot.kind()).isEqualTo("rules");
    }

    @Test
    void anEpisodeThatIsOverIsNotRunAgain() {
        WorldRobot robot = robot(new RulesWorld());
        runner.run(robot, new ScriptedPolicy(Action.DONE), 7);
        assertThatThrownBy(() -> runner.run(robot, new ScriptedPolicy(Action.DONE), 7))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("nearly-done");
    }

    @Test
    void aCapOfNoStepsIsRefused() {
        assertThatThrownBy(() -> new EpisodeRunner(0, Budget.ofNodes(1)))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("got 0");
    }

    private static WorldRobot robot(RulesWorld world) {
        WorldRobot robot = new WorldRobot(world);
        robot.begin(NEARLY_DONE, 3);
        return robot;
    }

    /** A second goes by whenever somebody looks at the clock. */
    private static final class Ticks {
        private long now;

        long next() {
            now += 1_000_000_000L;
            return now;
        }
    }
}
