package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.fixture.HiddenState;
import io.foresight.planner.fixture.PicturePolicy;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Camera;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.search.ExpertPolicy;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import io.foresight.v1.ActionOutcome;
import io.foresight.v1.DecideStart;
import io.foresight.v1.EpisodeEnd;
import io.foresight.v1.EpisodeOptions;
import io.foresight.v1.EpisodeSummary;
import io.foresight.v1.ImageOptions;
import io.foresight.v1.PolicyObservation;
import io.foresight.v1.RunEpisodeRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that is the policy in a world of the service's. */
final class DecideEpisodeTest {
    private static final AssemblyTask TASK = TaskSplit.TEST.tasks(2).get(1);
    private static final Budget ONE = Budget.ofNodes(1);

    private TestPlanner test;

    @BeforeEach
    void start() {
        test = new TestPlanner();
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void anExpertOnTheClientsSideDoesAsOneOnTheServices() {
        List<PolicyObservation> observations = new ArrayList<>();
        EpisodeSummary remote;
        try (Policy expert = new ExpertPolicy()) {
            remote = test.client.decide(starts("slipping").setSeed(4).build(), expert, ONE, observations::add);
        }
        EpisodeSummary local = test.client.runEpisode(
                RunEpisodeRequest.newBuilder()
                        .setWorld("slipping")
                        .setOptions(EpisodeOptions.newBuilder()
                                .setTask(PlannerClient.task(TASK))
                                .setPolicy("expert")
                                .setSeed(4))
                        .build(),
                event -> {});

        assertThat(remote.getSolved()).isTrue();
        assertThat(remote.toBuilder().clearDeciding().build())
                .isEqualTo(local.toBuilder().clearDeciding().build());
        assertThat(observations).hasSize(remote.getSteps());
        assertThat(observations.get(0).hasTask()).isTrue();
        assertThat(observations.get(1).getLastOutcome()).isNotEqualTo(ActionOutcome.ACTION_OUTCOME_UNSPECIFIED);
    }

    @Test
    void aClientThatSeesPicturesIsSentNothingOfTheState() {
        List<PolicyObservation> observations = new ArrayList<>();
        PicturePolicy policy = new PicturePolicy(situation -> Decision.at(Action.pickUp(1)));

        EpisodeSummary summary =
                test.client.decide(starts("symbolic").setMaxSteps(3).build(), policy, ONE, observations::add);

        assertThat(summary.getEnd()).isEqualTo(EpisodeEnd.EPISODE_END_STEP_CAP);
        assertThat(observations).hasSize(3).allSatisfy(observation -> {
            assertThat(observation.hasState()).isFalse();
            assertThat(observation.hasScene()).isFalse();
            assertThat(observation.hasTask()).isFalse();
            assertThat(observation.getLastOutcome()).isEqualTo(ActionOutcome.ACTION_OUTCOME_UNSPECIFIED);
        });
        assertThat(policy.shown()).hasSize(3).allSatisfy(HiddenState::assertHidden);
        List<Colour> byColour =
                TASK.board().pieces().stream().map(Piece::colour).sorted().toList();
        assertThat(policy.shown().get(0).pieces()).isEqualTo(byColour);
        assertThat(policy.shown().get(0).image().orElseThrow().rgb())
                .isEqualTo(drawn(TASK.start()).rgb());
        assertThat(policy.shown().get(2).goal().orElseThrow().rgb())
                .isEqualTo(drawn(AssemblyState.goal(TASK.start().pieces())).rgb());
        assertThat(policy.shown().get(2).reports())
                .extracting(SkillReport::action)
                .containsExactly(Action.pickUp(1), Action.pickUp(1));
        assertThat(observations.get(1).getLast().getAction().getPiece()).isEqualTo(1);
        assertThat(observations.get(1).getLast().getAction().getText())
                .isEqualTo("pick up " + byColour.get(1).label());
    }

    @Test
    void refusedActionsAreCarriedOutAsTheyAreAndCount() {
        PicturePolicy policy = new PicturePolicy(situation -> Decision.at(Action.insert(0)));

        EpisodeSummary summary =
                test.client.decide(starts("symbolic").setMaxSteps(4).build(), policy, ONE, observation -> {});

        assertThat(summary.getInvalidActions()).isEqualTo(4);
        assertThat(summary.getFallbacks()).isZero();
        assertThat(policy.shown().get(3).reports()).hasSize(3).noneMatch(SkillReport::succeeded);
    }

    @Test
    void picturesComeAsPngUnlessAskedForOtherwise() throws IOException, InterruptedException {
        DecideLog log = DecideLog.open(test.stub()).start(pictured());
        PolicyObservation first = log.awaitObservation(0);
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(first.getImage().getPng().toByteArray()));
        Picture expected = drawn(TASK.start());
        assertThat(image.getRGB(40, 30) & 0xFFFFFF).isEqualTo(expected.rgb(40, 30));
        assertThat(first.hasGoalImage()).isFalse();
        assertThat(first.getInstruction()).contains("one action at a time");
        log.decide(0, "done");
        assertThat(test.parts.episodes().awaitIdle(TestPlanner.SOON)).isTrue();
    }

    @Test
    void anActionThatCannotBeReadEndsTheCallWithoutTellingTheBoardsOrder() throws InterruptedException {
        DecideLog log = DecideLog.open(test.stub()).start(pictured());
        log.awaitObservation(0);
        log.decide(0, "grab it");

        Refusal refusal = log.awaitRefusal();

        assertThat(refusal.code()).isEqualTo("ACTION_UNPARSABLE");
        assertThat(refusal.field()).isEqualTo("decision.action.text");
        String byColour = String.join(
                ", ",
                TASK.board().pieces().stream()
                        .map(Piece::colour)
                        .sorted()
                        .map(Colour::label)
                        .toList());
        assertThat(refusal.message()).contains("where X is one of " + byColour);
        assertThat(refused(pictured(), 0, "pick up " + TASK.board().colour().label())
                        .code())
                .isEqualTo("UNKNOWN_PIECE");
    }

    @Test
    void messagesOutOfTurnEndTheCall() throws InterruptedException {
        Refusal late = refused(pictured(), 1, "done");
        assertThat(late.code()).isEqualTo("OUT_OF_TURN");
        assertThat(late.message()).contains("expected the decision of step 0, got that of step 1");
        DecideLog twice = DecideLog.open(test.stub()).start(pictured());
        twice.awaitObservation(0);
        assertThat(twice.start(pictured()).awaitRefusal().code()).isEqualTo("OUT_OF_TURN");
        DecideLog early = DecideLog.open(test.stub());
        early.decide(0, "done");
        assertThat(early.awaitRefusal().field()).isEqualTo("start");
        DecideLog left = DecideLog.open(test.stub()).start(pictured());
        left.awaitObservation(0);
        left.complete();
        assertThat(left.awaitRefusal().code()).isEqualTo("OUT_OF_TURN");
    }

    @Test
    void startsThatCannotBeAreRefusedByField() throws InterruptedException {
        assertThat(refused(starts("symbolic")).field()).isEqualTo("start.images");
        DecideStart.Builder large = pictured();
        large.getImagesBuilder().setWidth(1000);
        Refusal refusal = refused(large);
        assertThat(refusal.code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(refusal.field()).isEqualTo("start.images.width");
        assertThat(refused(pictured().setWorld("real")).code()).isEqualTo("UNKNOWN_WORLD");
        assertThat(refused(pictured().setWorld("missing")).code()).isEqualTo("NATIVES_MISSING");
        assertThat(refused(pictured().setMaxSteps(100_000)).field()).isEqualTo("start.max_steps");
        assertThat(refused(pictured().setInstruction("x".repeat(2001))).field()).isEqualTo("start.instruction");
        assertThat(refused(pictured().clearTask()).code()).isEqualTo("FIELD_MISSING");
    }

    @Test
    void aPolicyThatDoesNotDecideIsGivenUp() throws InterruptedException {
        ServeConfig impatient = ServeConfig.DEFAULT.withLimits(
                ServeLimits.DEFAULT.withPatience(Duration.ofSeconds(30), Duration.ofMillis(50)));
        try (TestPlanner hasty = new TestPlanner(impatient)) {
            DecideLog log = DecideLog.open(hasty.stub()).start(pictured());
            log.awaitObservation(0);
            Refusal refusal = log.awaitRefusal();
            assertThat(refusal.code()).isEqualTo("POLICY_SILENT");
            assertThat(refusal.message()).contains("50 ms");
            assertThat(hasty.parts.episodes().awaitIdle(TestPlanner.SOON)).isTrue();
        }
    }

    @Test
    void theCallsDeadlineAndTheServicesStopEndTheEpisode() throws InterruptedException {
        DecideLog hurried = DecideLog.open(test.stub().withDeadlineAfter(300, TimeUnit.MILLISECONDS))
                .start(pictured());
        assertThat(hurried.awaitRefusal().status()).isEqualTo(io.grpc.Status.Code.DEADLINE_EXCEEDED);
        assertThat(test.parts.episodes().awaitIdle(TestPlanner.SOON)).isTrue();
        DecideLog open = DecideLog.open(test.stub()).start(pictured());
        open.awaitObservation(0);
        test.stop();
        assertThat(open.awaitRefusal().code()).isEqualTo("STOPPING");
        assertThat(test.parts.episodes().awaitIdle(TestPlanner.SOON)).isTrue();
    }

    @Test
    void aPolicyThatThrowsEndsTheEpisodeOnBothSides() throws InterruptedException {
        PicturePolicy broken = new PicturePolicy(situation -> {
            throw new IllegalStateException("no idea");
        });
        assertThatThrownBy(() -> test.client.decide(starts("symbolic").build(), broken, ONE, observation -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no idea");
        assertThat(test.parts.episodes().awaitIdle(TestPlanner.SOON)).isTrue();
    }

    private Refusal refused(DecideStart.Builder start) throws InterruptedException {
        return DecideLog.open(test.stub()).start(start).awaitRefusal();
    }

    private Refusal refused(DecideStart.Builder start, int step, String text) throws InterruptedException {
        DecideLog log = DecideLog.open(test.stub()).start(start);
        log.awaitObservation(0);
        log.decide(step, text);
        return log.awaitRefusal();
    }

    private static DecideStart.Builder starts(String world) {
        return DecideStart.newBuilder().setTask(PlannerClient.task(TASK)).setWorld(world);
    }

    private static DecideStart.Builder pictured() {
        return starts("symbolic")
                .setImages(ImageOptions.newBuilder().setWidth(64).setHeight(64));
    }

    private static Picture drawn(AssemblyState state) {
        return new SceneRenderer(64, 64)
                .render(Arrangement.of(TASK, state), Camera.fixed())
                .picture();
    }
}
