package io.foresight.planner.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.evaluate.Evaluation;
import io.foresight.planner.evaluate.EvaluationSettings;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.fixture.HiddenState;
import io.foresight.planner.fixture.PicturePolicy;
import io.foresight.planner.fixture.ScriptedPolicy;
import io.foresight.planner.render.Camera;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.SymbolicWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardedPolicyTest {
    private static final AssemblyTask TASK = TaskSplit.TEST.tasks(3).get(2);
    private static final Budget ONE = Budget.ofNodes(1);

    @Test
    void aPolicyThatDoesNotSeeTheStateIsGivenPicturesAndNothingElse() {
        PicturePolicy policy = new PicturePolicy(situation -> Decision.at(Action.DONE));

        new GuardedPolicy(policy, Cameras.FIXED).decide(moment(TASK.start(), List.of()), ONE);

        Situation shown = policy.shown().get(0);
        HiddenState.assertHidden(shown);
        assertThat(shown.image().orElseThrow().rgb())
                .isEqualTo(drawn(TASK.start(), Camera.fixed()).rgb());
        AssemblyState goal = AssemblyState.goal(TASK.start().pieces());
        assertThat(shown.goal().orElseThrow().rgb())
                .isEqualTo(drawn(goal, Camera.fixed()).rgb());
        assertThat(shown.image().orElseThrow()).isSameAs(shown.image().orElseThrow());
        assertThat(shown.stepsLeft()).isEqualTo(9);
    }

    @Test
    void piecesAreNumberedByColourWhereTheirOrderWouldTellTheState() {
        PicturePolicy policy = new PicturePolicy(situation -> Decision.at(Action.DONE));
        List<Colour> byIndex = TASK.board().pieces().stream().map(Piece::colour).toList();
        List<Colour> byColour = new ArrayList<>(byIndex);
        byColour.sort(null);
        assertThat(byIndex).as("a task that shows the difference").isNotEqualTo(byColour);

        new GuardedPolicy(policy, Cameras.FIXED).decide(moment(TASK.start(), List.of()), ONE);

        assertThat(policy.shown().get(0).pieces()).isEqualTo(byColour);
        assertThat(Situation.ofState(moment(TASK.start(), List.of())).pieces()).isEqualTo(byIndex);
    }

    @Test
    void decisionsAndWhatWasImaginedComeBackInTheBoardsOwnNumbers() {
        int pieces = TASK.start().pieces();
        for (int number = 0; number < pieces; number++) {
            int wanted = number;
            AssemblyState believed = new AssemblyState(pieces, 0, 1 << wanted, 0, 1 << wanted, (wanted + 1) % pieces);
            PicturePolicy policy = new PicturePolicy(situation -> new Decision(
                    Action.pickUp(wanted),
                    List.of(Action.pickUp(wanted), Action.insert(wanted), Action.DONE),
                    List.of(new Imagined(List.of(Action.insert(wanted)), believed, 0.5)),
                    1,
                    Duration.ZERO,
                    false));

            Decision decision = new GuardedPolicy(policy, Cameras.FIXED).decide(moment(TASK.start(), List.of()), ONE);

            Situation shown = policy.shown().get(0);
            int index = index(shown.pieces().get(wanted));
            int held = index(shown.pieces().get((wanted + 1) % pieces));
            assertThat(decision.plan()).containsExactly(Action.pickUp(index), Action.insert(index), Action.DONE);
            assertThat(decision.imagined().get(0).state())
                    .isEqualTo(new AssemblyState(pieces, 0, 1 << index, 0, 1 << index, held));
            assertThat(decision.imagined().get(0).actions()).containsExactly(Action.insert(index));
        }
    }

    @Test
    void reportsSayWhetherASkillSucceededAndNotWhyItDidNot() {
        PicturePolicy policy = new PicturePolicy(situation -> Decision.at(Action.DONE));
        List<Attempt> history = List.of(
                new Attempt(Action.pickUp(1), Outcome.SUCCEEDED),
                new Attempt(Action.insert(1), Outcome.BLOCKED),
                new Attempt(Action.insert(1), Outcome.JAMMED),
                new Attempt(Action.pickUp(0), Outcome.HAND_FULL));

        new GuardedPolicy(policy, Cameras.FIXED).decide(moment(TASK.start(), history), ONE);

        Situation shown = policy.shown().get(0);
        int number = shown.pieces().indexOf(TASK.board().pieces().get(1).colour());
        int other = shown.pieces().indexOf(TASK.board().pieces().get(0).colour());
        assertThat(shown.reports())
                .containsExactly(
                        new SkillReport(Action.pickUp(number), true),
                        new SkillReport(Action.insert(number), false),
                        new SkillReport(Action.insert(number), false),
                        new SkillReport(Action.pickUp(other), false));
    }

    @Test
    void aPictureIsOfItsOwnMomentHoweverLateItIsAskedFor() {
        PicturePolicy policy = new PicturePolicy(situation -> Decision.at(Action.DONE));
        GuardedPolicy guarded = new GuardedPolicy(policy, Cameras.FIXED);
        AssemblyState goal = AssemblyState.goal(TASK.start().pieces());
        guarded.decide(moment(TASK.start(), List.of()), ONE);
        guarded.decide(moment(goal, List.of()), ONE);

        assertThat(policy.shown().get(1).image().orElseThrow().rgb())
                .isEqualTo(drawn(goal, Camera.fixed()).rgb());
        assertThat(policy.shown().get(0).image().orElseThrow().rgb())
                .isEqualTo(drawn(TASK.start(), Camera.fixed()).rgb());
    }

    @Test
    void theGoalCanBeSeenFromElsewhere() {
        PicturePolicy policy = new PicturePolicy(situation -> Decision.at(Action.DONE));
        Camera elsewhere = Camera.randomised(4);

        new GuardedPolicy(policy, new Cameras(Camera.fixed(), elsewhere)).decide(moment(TASK.start(), List.of()), ONE);

        AssemblyState goal = AssemblyState.goal(TASK.start().pieces());
        assertThat(policy.shown().get(0).goal().orElseThrow().rgb())
                .isEqualTo(drawn(goal, elsewhere).rgb());
    }

    @Test
    void wordsOfTheCallersOwnReplaceTheUsualSentence() {
        String colour = TASK.board().pieces().get(0).colour().label();
        ScriptedPolicy policy = new ScriptedPolicy(Action.DONE);
        Moment moment = moment(TASK.start(), List.of());
        new GuardedPolicy(policy, Cameras.FIXED).decide(moment, ONE);
        new GuardedPolicy(policy, Cameras.FIXED, Optional.of("red before blue")).decide(moment, ONE);
        assertThat(policy.seen().get(0).instruction()).contains("until it looks like the goal", colour);
        assertThat(policy.seen().get(1).instruction()).isEqualTo("red before blue");
    }

    @Test
    void whoSeesTheStateGetsNoPicturesUnlessItAsksForThem() {
        ScriptedPolicy policy = new ScriptedPolicy(Action.DONE);
        new GuardedPolicy(policy, Cameras.FIXED).decide(moment(TASK.start(), List.of()), ONE);
        assertThat(policy.seen().get(0).state()).isEqualTo(TASK.start());
        assertThat(policy.seen().get(0).image()).isEmpty();
        assertThat(policy.seen().get(0).goal()).isEmpty();
    }

    @Test
    void withoutItsStateASituationIsWhatIsShownToPoliciesThatSeeNoState() {
        List<Attempt> history = List.of(new Attempt(Action.pickUp(1), Outcome.SLIPPED));
        Moment moment = moment(TASK.start(), history);
        ScriptedPolicy seeing = new ScriptedPolicy(Action.DONE);
        new GuardedPolicy(seeing, Cameras.FIXED, Optional.of("red first")).decide(moment, ONE);
        PicturePolicy hidden = new PicturePolicy(situation -> Decision.at(Action.DONE));
        new GuardedPolicy(hidden, Cameras.FIXED).decide(moment, ONE);

        Situation without = seeing.seen().get(0).withoutState();
        HiddenState.assertHidden(without);
        assertThat(without.pieces()).isEqualTo(hidden.shown().get(0).pieces());
        assertThat(without.reports()).isEqualTo(hidden.shown().get(0).reports());
        assertThat(without.instruction()).isEqualTo("red first");
        assertThat(without.stepsLeft()).isEqualTo(9);
        assertThatThrownBy(without::withoutState).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPolicyMustSeeSomething() {
        assertThatThrownBy(() -> new Sight(false, 0, 0))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("0 x 0 pixels and no state");
        assertThatThrownBy(() -> Sight.ofPictures(64, 337))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("64 x 337");
        assertThat(Sight.ofStateAndPictures(64, 336).pictures()).isTrue();
    }

    @Test
    void evaluationHidesTheStateInEveryStepAndRepairsNothing() {
        List<PicturePolicy> made = new ArrayList<>();
        Cameras cameras = new Cameras(Camera.randomised(2), Camera.randomised(3));
        EvaluationSettings settings = new EvaluationSettings(1, 6, ONE, cameras, 1);
        List<EpisodeRecord> records = new Evaluation(settings, () -> new SymbolicWorld(FailureModel.NONE), () -> {
                    made.add(new PicturePolicy(situation -> Decision.at(Action.insert(0))));
                    return made.get(0);
                })
                .run(List.of(TASK)).stream().map(episode -> episode.record()).toList();

        assertThat(made.get(0).shown().get(0).image().orElseThrow().rgb())
                .isEqualTo(drawn(TASK.start(), cameras.scene()).rgb());
        assertThat(records.get(0).invalid()).as("nothing is in hand").isEqualTo(6);
        assertThat(made.get(0).shown()).hasSize(6).allSatisfy(HiddenState::assertHidden);
        assertThat(made.get(0).shown().get(5).reports()).hasSize(5).allMatch(report -> !report.succeeded());
    }

    @Test
    void aPolicyThatNamesPiecesByColourSolvesTheBoardItDoesNotSee() {
        try (WorldRobot robot = new WorldRobot(new SymbolicWorld(FailureModel.NONE))) {
            robot.begin(TASK, 1);
            Expert expert = new Expert(TASK.board().dependencies());
            PicturePolicy told = new PicturePolicy(situation -> {
                Action wanted = expert.choose(robot.observe().state());
                Colour colour = TASK.board().pieces().get(wanted.piece()).colour();
                return Decision.at(new Action(wanted.verb(), situation.pieces().indexOf(colour)));
            });
            EpisodeRecord record = new EpisodeRunner(50, ONE).run(robot, told, 1);
            assertThat(record.solved()).isTrue();
            assertThat(record.steps()).isEqualTo(record.idealSteps());
        }
    }

    private static Moment moment(AssemblyState state, List<Attempt> history) {
        return new Moment(TASK, state, Arrangement.of(TASK, state), Optional.empty(), history, 9);
    }

    private static Picture drawn(AssemblyState state, Camera camera) {
        return new SceneRenderer(64, 64)
                .render(Arrangement.of(TASK, state), camera)
                .picture();
    }

    private static int index(Colour colour) {
        return TASK.board().piece(colour).orElseThrow().index();
    }
}
