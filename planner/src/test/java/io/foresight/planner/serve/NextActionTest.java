package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import io.foresight.v1.ActionOutcome;
import io.foresight.v1.DecisionBudget;
import io.foresight.v1.NextActionRequest;
import io.foresight.v1.NextActionResponse;
import io.foresight.v1.PastAction;
import io.foresight.v1.PlannedAction;
import io.foresight.v1.PlannerServiceGrpc;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NextActionTest {
    private static final AssemblyTask TASK = TaskSplit.TEST.tasks(2).get(1);

    private TestPlanner test;

    @BeforeEach
    void start() {
        test = new TestPlanner(ServeConfig.DEFAULT.withLimits(ServeLimits.DEFAULT.withCalls(1, 1)));
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void everyPolicySolvesTheTaskStepByStep() {
        for (String policy : List.of("expert", "greedy", "mcts", "beam")) {
            AssemblyState state = TASK.start();
            int steps = 0;
            while (!state.solved()) {
                NextActionResponse reply =
                        test.client.nextAction(request(policy, state).build());
                assertThat(reply.getDecision().getFallback()).isFalse();
                Action action = ActionWire.read(reply.getDecision().getAction(), TASK.board(), "action");
                Rules.Effect effect = Rules.apply(TASK.board().dependencies(), state, action);
                assertThat(effect.outcome().kind()).isNotEqualTo(Outcome.Kind.REFUSED);
                assertThat(StateWire.read(reply.getImagination().getExpected(0), state.pieces(), "expected"))
                        .isEqualTo(effect.state());
                state = effect.state();
                steps++;
                assertThat(steps).as(policy).isLessThanOrEqualTo(50);
            }
        }
    }

    @Test
    void aSceneIsJudgedAsTheStateThatItShows() {
        AssemblyState state = TASK.start();
        Action expected = new Expert(TASK.board().dependencies()).choose(state);

        NextActionResponse reply = test.client.nextAction(request("expert", state)
                .setScene(PoseWire.write(Arrangement.of(TASK, state), -1))
                .build());

        assertThat(reply.getDecision().getAction().getText()).isEqualTo(expected.text(TASK.board()));
    }

    @Test
    void thePolicySeesHistoryStepsLeftAndWhatIsUsualForIt() {
        AtomicReference<Budget> budgets = new AtomicReference<>();
        test.told.set((situation, budget) -> {
            budgets.set(budget);
            assertThat(situation.history()).hasSize(1);
            assertThat(situation.history().get(0).outcome()).isEqualTo(Outcome.SLIPPED);
            assertThat(situation.stepsLeft()).isEqualTo(12);
            return Decision.at(LegalAction.of(TASK.board().dependencies(), situation.state()));
        });
        String text = Action.pickUp(0).text(TASK.board());

        test.client.nextAction(request("told", TASK.start())
                .setStepsLeft(12)
                .addHistory(PastAction.newBuilder()
                        .setAction(PlannedAction.newBuilder().setText(text))
                        .setOutcome(ActionOutcome.ACTION_OUTCOME_SLIPPED))
                .build());

        assertThat(budgets.get().nodes()).isEqualTo(7);
        assertThat(budgets.get().time()).isEqualTo(DecisionRules.DEFAULT.time());
    }

    @Test
    void theDeadlineLessAMarginBoundsThePolicysTime() {
        AtomicReference<Duration> times = new AtomicReference<>();
        test.told.set((situation, budget) -> {
            times.set(budget.time());
            return Decision.at(LegalAction.of(TASK.board().dependencies(), situation.state()));
        });

        PlannerServiceGrpc.newBlockingStub(test.client.channel())
                .withDeadlineAfter(800, TimeUnit.MILLISECONDS)
                .nextAction(request("told", TASK.start())
                        .setBudget(DecisionBudget.newBuilder().setTime(BudgetWire.write(Duration.ofSeconds(30))))
                        .build());

        assertThat(times.get())
                .isLessThanOrEqualTo(Duration.ofMillis(800).minus(DecisionRules.DEFAULT.deadlineMargin()))
                .isGreaterThan(Duration.ofMillis(1));
    }

    @Test
    void aPolicyThatOverrunsCostsTheDecisionButNotTheAnswerAndKeepsItsPlace() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        test.told.set((situation, budget) -> {
            awaitQuietly(release);
            return Decision.at(Action.DONE);
        });
        NextActionRequest request = request("told", TASK.start())
                .setBudget(DecisionBudget.newBuilder().setTime(BudgetWire.write(Duration.ofMillis(10))))
                .build();

        NextActionResponse reply = test.client.nextAction(request);

        assertThat(reply.getDecision().getCutShort()).isTrue();
        assertThat(reply.getDecision().getFallback()).isTrue();
        Action action = ActionWire.read(reply.getDecision().getAction(), TASK.board(), "action");
        assertThat(Rules.apply(TASK.board().dependencies(), TASK.start(), action)
                        .outcome())
                .isEqualTo(Outcome.SUCCEEDED);
        Refusal second = Refusal.of(() -> test.client.nextAction(request));
        assertThat(second.status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(second.code()).isEqualTo("OVERLOADED");
        assertThat(second.retry()).isTrue();
        release.countDown();
        assertThat(test.parts.decisions().awaitIdle(TestPlanner.SOON)).isTrue();
    }

    @Test
    void aSearchWhoseCallerIsGoneStopsAndGivesItsSlotBack() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        test.told.set((situation, budget) -> {
            asked.countDown();
            while (budget.wanted().getAsBoolean()) {
                Thread.onSpinWait();
            }
            return Decision.at(Action.DONE);
        });
        ListenableFuture<NextActionResponse> call = PlannerServiceGrpc.newFutureStub(test.client.channel())
                .nextAction(request("told", TASK.start()).build());
        asked.await();
        assertThat(test.parts.decisions().taken()).isOne();
        call.cancel(true);
        assertThat(test.parts.decisions().awaitIdle(TestPlanner.SOON)).isTrue();
    }

    @Test
    void aDeadlineNearerThanTheMarginGetsALegalActionWithoutAskingThePolicy() {
        test.told.set((situation, budget) -> {
            throw new AssertionError("asked");
        });
        TestPlanner slow = new TestPlanner(ServeConfig.DEFAULT.withDecisions(new DecisionRules(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ZERO)));
        try (slow) {
            slow.told.set(test.told.get());
            NextActionResponse reply = PlannerServiceGrpc.newBlockingStub(slow.client.channel())
                    .withDeadlineAfter(4, TimeUnit.SECONDS)
                    .nextAction(request("told", TASK.start()).build());
            assertThat(reply.getDecision().getCutShort()).isTrue();
            assertThat(reply.getDecision().getFallback()).isTrue();
        }
    }

    @Test
    void anActionThatTheStateRefusesIsReplacedByALegalOne() {
        test.told.set((situation, budget) -> Decision.at(Action.insert(1)));

        NextActionResponse reply =
                test.client.nextAction(request("told", TASK.start()).build());

        assertThat(reply.getDecision().getFallback()).isTrue();
        assertThat(reply.getDecision().getCutShort()).isFalse();
        Action action = ActionWire.read(reply.getDecision().getAction(), TASK.board(), "action");
        assertThat(LegalAction.refused(TASK.board().dependencies(), TASK.start(), action))
                .isFalse();
    }

    @Test
    void anActionAboutAPieceThatIsNotThereIsReplacedToo() {
        test.told.set((situation, budget) -> Decision.at(Action.pickUp(7)));
        assertThat(TASK.board().pieces().size()).isLessThan(8);

        assertThat(test.client
                        .nextAction(request("told", TASK.start()).build())
                        .getDecision()
                        .getFallback())
                .isTrue();
    }

    @Test
    void aPolicyThatThrowsIsAFaultAndGivesItsPlaceBack() {
        test.told.set((situation, budget) -> {
            throw new IllegalStateException("secret of /home/somebody");
        });

        Refusal fault = Refusal.of(
                () -> test.client.nextAction(request("told", TASK.start()).build()));

        assertThat(fault.status()).isEqualTo(Status.Code.INTERNAL);
        assertThat(fault.code()).isEqualTo("INTERNAL_FAULT");
        assertThat(fault.message()).doesNotContain("secret");
        assertThat(test.client
                        .nextAction(request("expert", TASK.start()).build())
                        .getDecision()
                        .getFallback())
                .isFalse();
    }

    @Test
    void aSolvedBoardIsDone() {
        AssemblyState goal = AssemblyState.goal(TASK.board().pieces().size());

        assertThat(test.client
                        .nextAction(request("expert", goal).build())
                        .getDecision()
                        .getAction()
                        .getText())
                .isEqualTo("done");
    }

    private static NextActionRequest.Builder request(String policy, AssemblyState state) {
        return NextActionRequest.newBuilder()
                .setTask(PlannerClient.task(TASK))
                .setPolicy(policy)
                .setState(StateWire.write(state));
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
