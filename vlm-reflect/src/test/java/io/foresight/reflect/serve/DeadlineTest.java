package io.foresight.reflect.serve;

import static io.foresight.reflect.serve.TestReflect.report;
import static io.foresight.reflect.serve.TestReflect.situation;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import io.foresight.planner.serve.DecisionRules;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.v1.DecideRequest;
import io.foresight.v1.DecisionBudget;
import io.foresight.v1.DescribeReflectRequest;
import io.foresight.v1.DescribeReflectResponse;
import io.foresight.v1.ImaginingStop;
import io.foresight.v1.PlannedDecision;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However slow what decides is, the caller has an answer in time. */
final class DeadlineTest {
    private static final AssemblyTask TASK = TaskSplit.TEST.tasks(1).get(0);
    private static final String FIRST = TestReflect.colours(TASK).get(0).label();
    private static final ServeLimits ONE_AT_ONCE = new ServeLimits(1 << 20, 8192, 32, 1, 200, 100_000, 200, 50);

    private final CountDownLatch release = new CountDownLatch(1);
    private final TestReflect test = new TestReflect(new ServeConfig(
            "127.0.0.1",
            0,
            Optional.empty(),
            false,
            ONE_AT_ONCE,
            new DecisionRules(ofSeconds(1), ofSeconds(60), ofMillis(600), ofMillis(100)), // the machine may be busy
            ofSeconds(1),
            false));

    @AfterEach
    void stop() {
        release.countDown();
        test.close();
    }

    private static DecideRequest.Builder request() {
        return DecideRequest.newBuilder()
                .setSituation(situation(TASK, TASK.start()).addReports(report("pick up " + FIRST, true)));
    }

    private static DecideRequest within(DecisionBudget.Builder budget) {
        return request().setBudget(budget).build();
    }

    private void hang() {
        test.proposer.set(new TestReflect.After(() -> {
            try {
                assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    @Test
    void whatHangsIsAnsweredByWhatIsSafeAndKeepsItsPlace() {
        hang();
        PlannedDecision decision = test.stub()
                .withDeadlineAfter(5, TimeUnit.SECONDS)
                .decide(within(DecisionBudget.newBuilder()
                        .setTime(Duration.newBuilder().setNanos(50_000_000))))
                .getDecision();

        assertThat(decision.getFallback()).isTrue();
        assertThat(decision.getCutShort()).isTrue();
        assertThat(decision.getAction().getText()).isEqualTo("put down " + FIRST);
        assertThat(decision.hasTrace()).isFalse();
        Refusal second = Refusal.of(() -> test.stub().decide(request().build()));
        assertThat(second.status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(second.code()).isEqualTo("OVERLOADED");
        DescribeReflectResponse counts = test.stub().describeReflect(DescribeReflectRequest.getDefaultInstance());
        assertThat(counts.getFallbacks()).isEqualTo(1);
        assertThat(counts.getRefusedMap()).containsEntry("OVERLOADED", 1L);
    }

    @Test
    void aDeadlineIsKeptToWhateverTheBudgetSays() {
        hang();
        PlannedDecision decision = test.stub()
                .withDeadlineAfter(2, TimeUnit.SECONDS)
                .decide(within(DecisionBudget.newBuilder()
                        .setTime(Duration.newBuilder().setSeconds(30))))
                .getDecision();

        assertThat(decision.getFallback()).isTrue();
    }

    @Test
    void aBudgetThatEndsGivesTheBestSoFar() {
        PlannedDecision decision = test.stub()
                .decide(within(DecisionBudget.newBuilder().setNodes(1)))
                .getDecision();

        assertThat(decision.getFallback()).isFalse();
        assertThat(decision.getCutShort()).isTrue();
        assertThat(decision.getTrace().getStopped()).isEqualTo(ImaginingStop.IMAGINING_STOP_BUDGET);
        assertThat(decision.getTrace().getWeighedCount()).isEqualTo(1);
    }

    @Test
    void aBudgetOfNothingOrTooMuchIsRefused() {
        DecideRequest nothing = within(DecisionBudget.newBuilder().setNodes(0));
        DecideRequest minutes =
                within(DecisionBudget.newBuilder().setTime(Duration.newBuilder().setSeconds(61)));

        assertThat(Refusal.of(() -> test.stub().decide(nothing)).code()).isEqualTo("BUDGET_WRONG");
        Refusal refusal = Refusal.of(() -> test.stub().decide(minutes));
        assertThat(refusal.code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(refusal.field()).isEqualTo("budget.time");
    }

    @Test
    void aServiceThatStopsTakesNoMore() {
        test.stop();
        assertThat(Refusal.of(() -> test.stub().decide(request().build())).code())
                .isEqualTo("STOPPING");
    }
}
