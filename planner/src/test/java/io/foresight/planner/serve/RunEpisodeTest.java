package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.policy.Decision;
import io.foresight.planner.task.Action;
import io.foresight.v1.EpisodeEnd;
import io.foresight.v1.EpisodeEvent;
import io.foresight.v1.EpisodeEvent.EventCase;
import io.foresight.v1.EpisodeOptions;
import io.foresight.v1.EpisodeSummary;
import io.foresight.v1.ImageOptions;
import io.foresight.v1.NextActionRequest;
import io.foresight.v1.RunEpisodeRequest;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RunEpisodeTest {
    private static final List<EventCase> A_STEP =
            List.of(EventCase.OBSERVED, EventCase.PROPOSED, EventCase.IMAGINED, EventCase.CHOSEN, EventCase.EXECUTED);

    @Test
    void anEpisodeIsToldStepByStepAndSummedUp() {
        try (TestPlanner test = new TestPlanner()) {
            List<EpisodeEvent> events = new ArrayList<>();

            EpisodeSummary summary =
                    test.client.runEpisode(request("expert", "symbolic").build(), events::add);

            assertThat(summary.getEnd()).isEqualTo(EpisodeEnd.EPISODE_END_SOLVED);
            assertThat(summary.getSolved()).isTrue();
            assertThat(summary.getSteps()).isEqualTo(summary.getIdealSteps()).isPositive();
            assertThat(summary.getInvalidActions() + summary.getFailedActions() + summary.getFallbacks())
                    .isZero();
            assertThat(events).hasSize(5 * summary.getSteps() + 1);
            for (int i = 0; i < events.size() - 1; i++) {
                assertThat(events.get(i).getEventCase()).isEqualTo(A_STEP.get(i % 5));
                assertThat(events.get(i).getStep()).isEqualTo(i / 5);
                assertThat(events.get(i).getEpisode()).isEqualTo(events.get(0).getEpisode());
            }
            for (int step = 1; step < summary.getSteps(); step++) {
                assertThat(events.get(5 * step).getObserved().getState())
                        .as("what is seen is what the last action left")
                        .isEqualTo(events.get(5 * step - 1).getExecuted().getState());
            }
            assertThat(events.get(events.size() - 1).getFinished()).isEqualTo(summary);
        }
    }

    @Test
    void namesOfEpisodesCannotBeGuessed() {
        RunningEpisodes episodes = new RunningEpisodes();
        String first = episodes.begin();
        String second = episodes.begin();
        assertThat(first).matches("episode-1-[0-9a-f]{32}");
        assertThat(second).matches("episode-2-[0-9a-f]{32}");
        assertThat(second.substring(second.length() - 32)).isNotEqualTo(first.substring(first.length() - 32));
    }

    @Test
    void theSameSeedGivesTheSameEpisodeEvenWhereChanceRules() {
        try (TestPlanner test = new TestPlanner()) {
            List<List<String>> runs = new ArrayList<>();
            for (long seed : new long[] {3, 3, 4}) {
                List<String> told = new ArrayList<>();
                RunEpisodeRequest.Builder request = request("mcts", "slipping");
                request.getOptionsBuilder().setSeed(seed);
                test.client.runEpisode(request.build(), event -> {
                    if (event.hasExecuted()) {
                        told.add(event.getExecuted().getAction().getText() + " "
                                + event.getExecuted().getOutcome());
                    }
                });
                runs.add(told);
            }
            assertThat(runs.get(1)).isEqualTo(runs.get(0));
            assertThat(runs.get(2)).isNotEqualTo(runs.get(0));
        }
    }

    @Test
    void picturesComeWithEveryObservationAndTheGoalWithTheFirst() {
        try (TestPlanner test = new TestPlanner()) {
            RunEpisodeRequest.Builder request = request("expert", "symbolic");
            request.getOptionsBuilder()
                    .setMaxSteps(2)
                    .setImages(
                            ImageOptions.newBuilder().setWidth(64).setHeight(64).setGoal(true));
            List<EpisodeEvent> events = new ArrayList<>();

            EpisodeSummary summary = test.client.runEpisode(request.build(), events::add);

            assertThat(summary.getEnd()).isEqualTo(EpisodeEnd.EPISODE_END_STEP_CAP);
            assertThat(events).filteredOn(EpisodeEvent::hasObserved).hasSize(2).allSatisfy(event -> {
                assertThat(event.getObserved().getImage().getPng().isEmpty()).isFalse();
                assertThat(event.getObserved().hasGoalImage()).isEqualTo(event.getStep() == 0);
            });
        }
    }

    @Test
    void doneEndsTheEpisodeUnsolved() {
        try (TestPlanner test = new TestPlanner()) {
            test.told.set((situation, budget) -> Decision.at(Action.DONE));

            EpisodeSummary summary =
                    test.client.runEpisode(request("told", "symbolic").build(), event -> {});

            assertThat(summary.getEnd()).isEqualTo(EpisodeEnd.EPISODE_END_DONE);
            assertThat(summary.getSolved()).isFalse();
            assertThat(summary.getSteps()).isEqualTo(1);
        }
    }

    @Test
    void anotherPolicyMayBeAskedAboutARunningEpisodeButNotAboutAFinishedOne() throws InterruptedException {
        try (TestPlanner test = new TestPlanner()) {
            Semaphore steps = new Semaphore(0);
            test.told.set((situation, budget) -> {
                steps.acquireUninterruptibly();
                return Decision.at(LegalAction.of(situation.task().board().dependencies(), situation.state()));
            });
            EpisodeLog log = new EpisodeLog();
            RunEpisodeRequest.Builder request = request("told", "symbolic");
            request.getOptionsBuilder().setMaxSteps(2);
            test.stub().runEpisode(request.build(), log);
            String episode = log.awaitEvent(0).getEpisode();
            NextActionRequest ask = NextActionRequest.newBuilder()
                    .setEpisode(episode)
                    .setPolicy("expert")
                    .build();

            assertThat(test.client.nextAction(ask).getDecision().getFallback()).isFalse();
            steps.release(2);
            assertThat(log.awaitEnd()).isNull();

            Refusal refusal = Refusal.of(() -> test.client.nextAction(ask));
            assertThat(refusal.code()).isEqualTo("EPISODE_FINISHED");
            assertThat(refusal.status()).isEqualTo(Status.Code.FAILED_PRECONDITION);
            assertThat(refusal.field()).isEqualTo("episode");
        }
    }

    @Test
    void cancellingStopsTheEpisode() throws InterruptedException {
        try (TestPlanner test = new TestPlanner()) {
            Semaphore decisions = new Semaphore(0);
            test.told.set((situation, budget) -> {
                decisions.release();
                return Decision.at(
                        situation.state().held() < 0
                                ? LegalAction.of(situation.task().board().dependencies(), situation.state())
                                : Action.putDown(situation.state().held()));
            });
            EpisodeLog log = new EpisodeLog(3);
            RunEpisodeRequest.Builder request = request("told", "symbolic");
            request.getOptionsBuilder().setMaxSteps(200);
            test.stub().runEpisode(request.build(), log);
            log.awaitEvent(2);

            log.cancel();

            assertThat(test.parts.episodes().awaitIdle(TestPlanner.SOON)).isTrue();
            assertThat(decisions.availablePermits()).isLessThan(10);
            assertThat(Status.fromThrowable(log.awaitEnd()).getCode()).isEqualTo(Status.Code.CANCELLED);
        }
    }

    @Test
    void aClientThatDoesNotReadHoldsTheEpisodeUpAndThenLosesIt() throws InterruptedException {
        ServeLimits limits = ServeLimits.DEFAULT.withPatience(Duration.ofMillis(300), Duration.ofMillis(300));
        try (TestPlanner test = new TestPlanner(ServeConfig.DEFAULT.withLimits(limits))) {
            EpisodeLog log = new EpisodeLog(2);

            test.stub().runEpisode(request("expert", "symbolic").build(), log);

            Refusal refusal = Refusal.of(log.awaitEnd());
            assertThat(refusal.code()).isEqualTo("READER_TOO_SLOW");
            assertThat(refusal.status()).isEqualTo(Status.Code.ABORTED);
            assertThat(refusal.message()).contains("300 ms");
            assertThat(log.events()).hasSize(2);
            assertThat(test.parts.episodes().awaitIdle(TestPlanner.SOON)).isTrue();
        }
    }

    @Test
    void aDeadlineEndsTheEpisode() throws InterruptedException {
        try (TestPlanner test = new TestPlanner()) {
            EpisodeLog log = new EpisodeLog(2);

            test.stub()
                    .withDeadlineAfter(200, TimeUnit.MILLISECONDS)
                    .runEpisode(request("expert", "symbolic").build(), log);

            assertThat(Status.fromThrowable(log.awaitEnd()).getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
            assertThat(test.parts.episodes().awaitIdle(TestPlanner.SOON)).isTrue();
        }
    }

    @Test
    void oneEpisodeTooManyIsRefusedUntilOneHasEnded() throws InterruptedException {
        ServeLimits limits = ServeLimits.DEFAULT.withCalls(1, 1);
        try (TestPlanner test = new TestPlanner(ServeConfig.DEFAULT.withLimits(limits))) {
            EpisodeLog log = new EpisodeLog(1);
            test.stub().runEpisode(request("expert", "symbolic").build(), log);
            log.awaitEvent(0);

            Refusal refusal = Refusal.of(
                    () -> test.client.runEpisode(request("expert", "symbolic").build(), event -> {}));

            assertThat(refusal.code()).isEqualTo("TOO_MANY_EPISODES");
            assertThat(refusal.status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(refusal.message()).contains("the limit is 1");
            assertThat(refusal.retry()).isTrue();
            log.cancel();
            assertThat(test.parts.episodes().awaitIdle(TestPlanner.SOON)).isTrue();
            for (int i = 0; i < 3; i++) {
                assertThat(test.client
                                .runEpisode(request("expert", "symbolic").build(), event -> {})
                                .getSolved())
                        .isTrue();
            }
        }
    }

    @Test
    void aStoppingServiceEndsEpisodesWithTheirNextEvent() throws InterruptedException {
        try (TestPlanner test = new TestPlanner()) {
            EpisodeLog log = new EpisodeLog(1);
            test.stub().runEpisode(request("expert", "symbolic").build(), log);
            log.awaitEvent(0);

            test.stop();

            Refusal refusal = Refusal.of(log.awaitEnd());
            assertThat(refusal.code()).isEqualTo("STOPPING");
            assertThat(refusal.status()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(Refusal.of(() -> test.client.runEpisode(
                                    request("expert", "symbolic").build(), event -> {}))
                            .code())
                    .isEqualTo("STOPPING");
        }
    }

    @Test
    void aWorldThatBreaksIsTold() {
        try (TestPlanner test = new TestPlanner()) {
            List<EpisodeEvent> events = new ArrayList<>();

            Refusal refusal = Refusal.of(
                    () -> test.client.runEpisode(request("expert", "breaking").build(), events::add));

            assertThat(refusal.code()).isEqualTo("WORLD_BROKEN");
            assertThat(refusal.status()).isEqualTo(Status.Code.INTERNAL);
            assertThat(events).filteredOn(EpisodeEvent::hasExecuted).hasSize(2);
        }
    }

    @Test
    void aPolicyThatThrowsEndsTheEpisodeAsAFault() {
        try (TestPlanner test = new TestPlanner()) {
            test.told.set((situation, budget) -> {
                throw new IllegalStateException("secret");
            });

            Refusal refusal = Refusal.of(
                    () -> test.client.runEpisode(request("told", "symbolic").build(), event -> {}));

            assertThat(refusal.code()).isEqualTo("INTERNAL_FAULT");
            assertThat(refusal.message()).doesNotContain("secret");
        }
    }

    private static RunEpisodeRequest.Builder request(String policy, String world) {
        return RunEpisodeRequest.newBuilder()
                .setWorld(world)
                .setOptions(EpisodeOptions.newBuilder()
                        .setTask(PlannerClient.task("test", 1))
                        .setPolicy(policy));
    }
}
