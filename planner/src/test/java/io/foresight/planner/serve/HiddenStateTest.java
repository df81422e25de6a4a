package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.fixture.HiddenState;
import io.foresight.planner.fixture.RulesWorld;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Camera;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import io.foresight.v1.ActionOutcome;
import io.foresight.v1.DecisionBudget;
import io.foresight.v1.EpisodeEvent;
import io.foresight.v1.EpisodeOptions;
import io.foresight.v1.EpisodeSummary;
import io.foresight.v1.ImageOptions;
import io.foresight.v1.NextActionRequest;
import io.foresight.v1.NextActionResponse;
import io.foresight.v1.PastAction;
import io.foresight.v1.PlannedAction;
import io.foresight.v1.PolicyOffer;
import io.foresight.v1.RunEpisodeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No call of the service shows the state to a policy that does not see it, or mends its decisions by the state. */
final class HiddenStateTest {
    private static final AssemblyTask TASK = TaskSplit.TEST.tasks(2).get(1);

    private final List<Situation> shown = new ArrayList<>();
    private TestPlanner test;

    @BeforeEach
    void start() {
        test = new TestPlanner();
        test.told.set((situation, budget) -> {
            shown.add(situation);
            return Decision.at(Action.insert(0)); // nothing is in hand: refused
        });
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void nextActionAsksWithPicturesAndGivesTheRefusedActionAsItIs() {
        NextActionResponse reply = test.client.nextAction(request().build());

        assertThat(shown).singleElement().satisfies(HiddenState::assertHidden);
        assertThat(shown.get(0).image().orElseThrow().rgb())
                .isEqualTo(new SceneRenderer(64, 64)
                        .render(Arrangement.of(TASK, TASK.start()), Camera.fixed())
                        .picture()
                        .rgb());
        assertThat(reply.getDecision().getFallback()).isFalse();
        Colour first = shown.get(0).pieces().get(0);
        assertThat(reply.getDecision().getAction().getText()).isEqualTo("insert " + first.label());
    }

    @Test
    void whatItOverrunsIsReplacedByWhatItsReportsMakeSafe() {
        CountDownLatch release = new CountDownLatch(1);
        test.told.set((situation, budget) -> {
            awaitQuietly(release);
            return Decision.at(Action.DONE);
        });
        String red = Action.pickUp(2).text(TASK.board());
        NextActionRequest.Builder late =
                request().setBudget(DecisionBudget.newBuilder().setTime(BudgetWire.write(Duration.ofMillis(10))));
        PastAction grasped = PastAction.newBuilder()
                .setAction(PlannedAction.newBuilder().setText(red))
                .setOutcome(ActionOutcome.ACTION_OUTCOME_SUCCEEDED)
                .build();

        // the state says that the hand is empty; the reports that the policy had say otherwise
        NextActionResponse holding =
                test.client.nextAction(late.addHistory(grasped).build());
        NextActionResponse idle = test.client.nextAction(late.clearHistory().build());

        assertThat(holding.getDecision().getFallback()).isTrue();
        assertThat(holding.getDecision().getAction().getText())
                .isEqualTo(Action.putDown(2).text(TASK.board()));
        assertThat(idle.getDecision().getAction().getText()).isEqualTo("done");
        release.countDown();
    }

    @Test
    void runEpisodeHidesTheStateAndMendsNothing() {
        EpisodeSummary summary = test.client.runEpisode(
                RunEpisodeRequest.newBuilder()
                        .setOptions(options().setMaxSteps(4).setInstruction("red before blue"))
                        .setWorld("symbolic")
                        .build(),
                event -> {});

        assertThat(shown).hasSize(4).allSatisfy(HiddenState::assertHidden);
        assertThat(shown).allMatch(situation -> situation.instruction().equals("red before blue"));
        assertThat(summary.getInvalidActions()).isEqualTo(4);
        assertThat(summary.getFallbacks()).isZero();
    }

    @Test
    void driveEpisodeHidesTheStateAndMendsNothing() {
        WorldRobot robot = new WorldRobot(new RulesWorld());
        robot.begin(TASK, 1);
        List<EpisodeEvent> events = new ArrayList<>();

        EpisodeSummary summary = test.client.drive(options().setMaxSteps(3).build(), robot, events::add);

        assertThat(shown).hasSize(3).allSatisfy(HiddenState::assertHidden);
        assertThat(summary.getInvalidActions()).isEqualTo(3);
        assertThat(events).filteredOn(EpisodeEvent::hasObserved).allSatisfy(event -> assertThat(
                        event.getObserved().hasState())
                .as("who watches may see the state")
                .isTrue());
    }

    @Test
    void itSeesByTheCamerasOfTheCallsPictures() {
        EpisodeOptions.Builder options = options()
                .setMaxSteps(1)
                .setImages(ImageOptions.newBuilder()
                        .setWidth(96)
                        .setHeight(96)
                        .setCameraSeed(3)
                        .setGoalCameraSeed(5));
        test.client.runEpisode(
                RunEpisodeRequest.newBuilder()
                        .setOptions(options)
                        .setWorld("symbolic")
                        .build(),
                event -> {});

        assertThat(shown.get(0).image().orElseThrow().rgb())
                .isEqualTo(new SceneRenderer(64, 64)
                        .render(Arrangement.of(TASK, TASK.start()), Camera.randomised(3))
                        .picture()
                        .rgb());
    }

    @Test
    void theServiceSaysWhichPoliciesSeeTheState() {
        Optional<PolicyOffer> hidden = offer("shown");
        assertThat(hidden.orElseThrow().getSeesState()).isFalse();
        PolicyOffer paper = offer("mcts-paper").orElseThrow();
        assertThat(paper.getSeesState()).isTrue();
        assertThat(paper.getOptionsList())
                .extracting(option -> option.getName())
                .containsExactly("proposals", "proposal-odds", "fixed-proposals", "refused-too");
    }

    @Test
    void optionsOfPoliciesAreCheckedAndUsed() {
        Refusal refusal = Refusal.of(() -> test.client.nextAction(request()
                .setPolicy("mcts")
                .putPolicyOptions("valu", "seated")
                .putPolicyOptions("value", "sat")
                .build()));
        assertThat(refusal.code()).isEqualTo("FIELD_WRONG");
        assertThat(refusal.message())
                .contains("value must be one of steps-to-go, seated", "\"valu\"", "did you mean \"value\"?");
        assertThat(test.client
                        .nextAction(request()
                                .setPolicy("mcts")
                                .putPolicyOptions("value", "seated")
                                .build())
                        .getDecision()
                        .getFallback())
                .isFalse();
    }

    private Optional<PolicyOffer> offer(String name) {
        return test.client.describe().getPolicyOffersList().stream()
                .filter(offer -> offer.getName().equals(name))
                .findFirst();
    }

    private static NextActionRequest.Builder request() {
        return NextActionRequest.newBuilder()
                .setTask(PlannerClient.task(TASK))
                .setPolicy("shown")
                .setState(StateWire.write(TASK.start()));
    }

    private static EpisodeOptions.Builder options() {
        return EpisodeOptions.newBuilder().setTask(PlannerClient.task(TASK)).setPolicy("shown");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(TestPlanner.SOON.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("nobody released the policy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
