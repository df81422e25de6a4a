package io.foresight.launch.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.launch.graph.FakeChildren.Life;
import io.foresight.launch.graph.LaunchReport.End;
import io.foresight.launch.graph.LaunchReport.Outcome;
import io.foresight.launch.graph.RestartRule.Policy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphTest {
    private final FakeChildren fake = new FakeChildren();
    private final Map<String, ProcessPlan> plans = new LinkedHashMap<>();
    private final StringWriter log = new StringWriter();

    @Test
    void eachStartsWhenThoseItWaitsForAreHealthyAndAllStopTheOtherWayRound() throws InterruptedException {
        plan("viewer", Policy.NEVER, "model", "robot");
        plan("model", Policy.NEVER);
        plan("robot", Policy.NEVER, "model");
        fake.with("model", Life.healthyAfter(100))
                .with("robot", Life.healthyAfter(60))
                .with("viewer", Life.healthyAfter(0));

        LaunchReport report = runUntil(1000);

        assertThat(fake.done)
                .containsExactly(
                        "0 start model",
                        "100 start robot",
                        "160 start viewer",
                        "1000 stop viewer",
                        "1040 stop robot",
                        "1080 stop model");
        assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(report.exitCode()).isZero();
        assertThat(report.processes())
                .extracting(LaunchReport.OfProcess::name)
                .containsExactly("model", "robot", "viewer");
        assertThat(report.processes().get(0).readySeconds()).contains(0.1);
    }

    @Test
    void afterFailuresItIsStartedAgainWithDoublingWaitsAndGivenUpAtLast() throws InterruptedException {
        plan("steady", Policy.NEVER);
        plan("broken", Policy.ON_FAILURE);
        fake.with("steady", Life.healthyAfter(0))
                .with("broken", Life.healthyAfter(0).endingAfter(100, 3));

        LaunchReport report = runUntil(1_000_000);

        assertThat(fake.done)
                .containsExactly(
                        "0 start steady",
                        "0 start broken",
                        "1100 start broken",
                        "3200 start broken",
                        "7300 start broken",
                        "7400 stop steady");
        assertThat(report.outcome()).isEqualTo(Outcome.GAVE_UP);
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.processes().get(1))
                .isEqualTo(new LaunchReport.OfProcess("broken", End.GAVE_UP, 4, Optional.of(3), Optional.of(0.0)));
        assertThat(log.toString())
                .contains("broken │ ▸ ended with code 3; restarts in 1 s (1 of 3)")
                .contains("broken │ ▸ ended with code 3, 4 times within 10 min: given up");
    }

    @Test
    void failuresFarApartAreNeverGivenUp() throws InterruptedException {
        plan("tired", Policy.ON_FAILURE);
        fake.with("tired", Life.healthyAfter(0).endingAfter(300_000, 1)); // every five minutes

        LaunchReport report = runUntil(6_000_000);

        assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(fake.starts("tired")).isEqualTo(20);
    }

    @Test
    void aDependencyThatFailsDoesNotEndThoseThatRunAndHoldsBackThoseThatWait() throws InterruptedException {
        plan("base", Policy.ON_FAILURE);
        plan("user", Policy.NEVER, "base");
        plan("slow", Policy.NEVER);
        plan("last", Policy.NEVER, "base", "slow");
        fake.with("base", Life.healthyAfter(40).endingAfter(200, 1), Life.healthyAfter(400))
                .with("user", Life.healthyAfter(0))
                .with("slow", Life.healthyAfter(300))
                .with("last", Life.healthyAfter(0));

        runUntil(3000);

        assertThat(fake.done)
                .startsWith("0 start base", "0 start slow", "40 start user", "1200 start base", "1600 start last")
                .hasSize(9);
        assertThat(fake.starts("user")).isEqualTo(1);
    }

    @Test
    void aJobThatEndsWellLetsOthersStartAndTheLaunchFinishes() throws InterruptedException {
        Readiness byItsEnd = new Readiness(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30));
        plans.put("make", copy(Policy.ON_FAILURE, byItsEnd));
        plan("use", Policy.ON_FAILURE, "make");
        fake.with("make", new Life(-1, 100, 0, 30))
                .with("use", Life.healthyAfter(0).endingAfter(50, 0));

        LaunchReport report = runUntil(100_000);

        assertThat(fake.done).containsExactly("0 start make", "100 start use");
        assertThat(report.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(report.exitCode()).isZero();
        assertThat(report.processes()).extracting(LaunchReport.OfProcess::end).containsOnly(End.FINISHED);
    }

    @Test
    void endingBeforeBeingHealthyIsAFailureEvenWithCodeZero() throws InterruptedException {
        plan("service", Policy.NEVER);
        plan("user", Policy.NEVER, "service");
        fake.with("service", new Life(-1, 100, 0, 30));

        LaunchReport report = runUntil(100_000);

        assertThat(report.outcome()).isEqualTo(Outcome.GAVE_UP);
        assertThat(report.processes())
                .extracting(LaunchReport.OfProcess::end)
                .containsExactly(End.GAVE_UP, End.NOT_STARTED);
        assertThat(log.toString()).contains("ended with code 0 before it was healthy: given up");
    }

    @Test
    void alwaysMeansAfterEveryEnd() throws InterruptedException {
        plan("loop", Policy.ALWAYS);
        fake.with("loop", Life.healthyAfter(0).endingAfter(20, 0));

        assertThat(runUntil(1_000_000).outcome()).isEqualTo(Outcome.GAVE_UP);
        assertThat(fake.starts("loop")).isEqualTo(4);
    }

    @Test
    void whoeverIsNotHealthyInTimeIsEndedAndTriedAgain() throws InterruptedException {
        plan("hung", Policy.ON_FAILURE);
        fake.with("hung", new Life(-1, -1, 0, -1), new Life(-1, -1, 0, 40), Life.healthyAfter(10));

        runUntil(200_000);

        assertThat(fake.done)
                .containsExactly(
                        "0 start hung",
                        "60000 stop hung",
                        "62000 kill hung",
                        "63000 start hung",
                        "123000 stop hung",
                        "125040 start hung",
                        "200000 stop hung");
    }

    @Test
    void whoeverDoesNotStopWithinItsGraceIsKilledAndTheOthersStillStopInOrder() throws InterruptedException {
        plan("first", Policy.NEVER);
        plan("deaf", Policy.NEVER, "first");
        fake.with("first", Life.healthyAfter(0))
                .with("deaf", Life.healthyAfter(0).stubborn());

        LaunchReport report = runUntil(500);

        assertThat(fake.done)
                .containsExactly("0 start first", "0 start deaf", "500 stop deaf", "2500 kill deaf", "2500 stop first");
        assertThat(report.processes()).extracting(LaunchReport.OfProcess::end).containsExactly(End.STOPPED, End.KILLED);
        assertThat(report.exitCode()).isZero();
    }

    @Test
    void whoeverDoesNotAnswerForTooLongIsEndedAndStartedAgain() throws InterruptedException {
        Readiness port = new Readiness(
                Optional.empty(),
                Optional.of(50999),
                Optional.empty(),
                false,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10));
        plans.put("service", copy(Policy.ON_FAILURE, port));
        fake.with(
                "service",
                Life.healthyAfter(100).silentFrom(1000, 6000),
                Life.healthyAfter(100).silentFrom(20_000, -1),
                Life.healthyAfter(100));

        LaunchReport report = runUntil(5_000);
        assertThat(fake.starts("service")).isEqualTo(1);
        assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(log.toString()).contains("service │ ▸ does not respond any more: port 50999");

        runUntil(100_000); // its second life begins
        assertThat(fake.done)
                .containsExactly(
                        "0 start service",
                        "5000 stop service",
                        "5040 start service",
                        "35040 stop service",
                        "36080 start service",
                        "100000 stop service");
        assertThat(log.toString())
                .contains("service │ ▸ has not responded for 10 s: stopped")
                .contains("service │ ▸ did not respond for 10 s; restarts in 1 s (1 of 3)");
    }

    @Test
    void whoeverAnswersAgainInTimeGoesOn() throws InterruptedException {
        plan("service", Policy.NEVER);
        fake.with("service", Life.healthyAfter(0).silentFrom(1000, 25_000));

        runUntil(60_000);

        assertThat(fake.done).containsExactly("0 start service", "60000 stop service");
        assertThat(log.toString()).contains("service │ ▸ responds again after 24.0 s");
    }

    private LaunchReport runUntil(long stopMs) throws InterruptedException {
        LogView view = new LogView(new PrintWriter(log), false, plans.keySet());
        return new Graph(new LaunchFile(plans), fake, view, fake).run(() -> fake.millis() >= stopMs);
    }

    private void plan(String name, Policy policy, String... after) {
        ProcessPlan plan = copy(policy, Readiness.DEFAULT);
        plans.put(
                name,
                new ProcessPlan(
                        plan.foresight(),
                        plan.program(),
                        plan.environment(),
                        plan.folder(),
                        List.of(after),
                        plan.ready(),
                        plan.restart(),
                        plan.grace()));
    }

    private static ProcessPlan copy(Policy policy, Readiness ready) {
        return new ProcessPlan(
                List.of(),
                List.of("made-up"),
                Map.of(),
                Optional.empty(),
                List.of(),
                ready,
                new RestartRule(policy, Duration.ofSeconds(1), Duration.ofSeconds(30), 3, Duration.ofMinutes(10)),
                Duration.ofSeconds(2));
    }
}
