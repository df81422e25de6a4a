package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import io.foresight.v1.Detections;
import io.foresight.v1.Reason;
import io.foresight.v1.SensorFrame;
import io.foresight.v1.Validity;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ages and order, on clocks that the test turns. */
final class TimeRulesTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private final AtomicReference<Instant> wall = new AtomicReference<>(NOW);
    private TestServer test;

    @BeforeEach
    void start() throws IOException {
        test = new TestServer(TestServer.config(), new ServerClocks(wall::get, System::nanoTime));
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void freshStampIsValidAndAnOldOneDegradedThenRefused() {
        assertThat(aged(0.05).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        assertThat(aged(0.25).getValidity()).isEqualTo(Validity.VALIDITY_DEGRADED);
        assertThat(aged(0.25).getReasonsList()).containsExactly(Reason.REASON_STALE_INPUT);
        assertInvalid(aged(0.35), Reason.REASON_STALE_INPUT);
        assertInvalid(aged(24 * 3600), Reason.REASON_STALE_INPUT);
        assertThat(aged(24 * 3600).getMessage()).contains("86400.000 s old").contains("0.300 s");
        assertThat(test.detector.calls).hasValue(3);
    }

    @Test
    void futureStampIsRefusedBeyondTheClocksSkew() {
        assertThat(aged(-0.05).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        assertInvalid(aged(-0.2), Reason.REASON_FUTURE_STAMP);
        assertInvalid(aged(-2 * 3600), Reason.REASON_FUTURE_STAMP);
    }

    @Test
    void otherClocksAreNeverComparedWithNow() {
        assertThat(test.client.perceive(TestFrames.at(1, 0, Clock.SENSOR), 0).getValidity())
                .isEqualTo(Validity.VALIDITY_VALID);
        assertThat(test.client
                        .perceive(TestFrames.at(1, Long.MAX_VALUE, Clock.SIMULATION), 0)
                        .getValidity())
                .isEqualTo(Validity.VALIDITY_VALID);
    }

    @Test
    void ageIsNeverNegativeThoughTheWallClockJumps() {
        wall.set(NOW.minusSeconds(5000));
        Detections reply = test.client.perceive(TestFrames.frame(1), 0);
        assertThat(reply.getAgeSeconds()).isNotNegative();
        assertThat(reply.getValidity()).isEqualTo(Validity.VALIDITY_VALID);
    }

    @Test
    void refusedStampsDoNotMoveTheStreamsOrder() throws InterruptedException {
        try (StreamClient client = new StreamClient(test.client)) {
            client.stream.send(wallFrame(1, 0.02));
            assertThat(client.awaitReply(0).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
            client.stream.send(wallFrame(2, -7200));
            assertInvalid(client.awaitReply(1), Reason.REASON_FUTURE_STAMP);
            client.stream.send(wallFrame(3, 86_400));
            assertInvalid(client.awaitReply(2), Reason.REASON_STALE_INPUT);
            client.stream.send(wallFrame(4, 0.01));
            assertThat(client.awaitReply(3).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        }
    }

    @Test
    void anotherClockWithinAStreamStartsItsOrderAgain() throws InterruptedException {
        try (StreamClient client = new StreamClient(test.client)) {
            client.stream.send(wallFrame(1, 0.01));
            client.awaitReply(0);
            client.stream.send(TestFrames.at(2, 0, Clock.SIMULATION));
            assertThat(client.awaitReply(1).getValidity()).isEqualTo(Validity.VALIDITY_DEGRADED);
            assertThat(client.awaitReply(1).getReasonsList()).containsExactly(Reason.REASON_OUT_OF_ORDER);
            client.stream.send(TestFrames.at(3, 1, Clock.SIMULATION));
            assertThat(client.awaitReply(2).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        }
    }

    @Test
    void orderOfStampsAndSequences() {
        StreamOrder order = new StreamOrder(TimeRules.DEFAULT);
        assertThat(judge(order, 5, 10 * SECOND)).isEqualTo(StreamOrder.Verdict.NEXT);
        assertThat(judge(order, 5, 10 * SECOND)).as("twice").isEqualTo(StreamOrder.Verdict.LATE);
        assertThat(judge(order, 6, 10 * SECOND)).as("stamp stands still").isEqualTo(StreamOrder.Verdict.LATE);
        assertThat(judge(order, 6, 9 * SECOND + 1)).as("late").isEqualTo(StreamOrder.Verdict.LATE);
        assertThat(judge(order, 9, 11 * SECOND)).as("gap").isEqualTo(StreamOrder.Verdict.NEXT);
        assertThat(judge(order, 1, 12 * SECOND)).as("counts again").isEqualTo(StreamOrder.Verdict.RESTART);
        assertThat(judge(order, 2, 11 * SECOND)).as("loops").isEqualTo(StreamOrder.Verdict.RESTART);
        assertThat(judge(order, 3, 11 * SECOND + 1)).isEqualTo(StreamOrder.Verdict.NEXT);
        assertThat(judge(order, -1, 13 * SECOND)).as("unsigned").isEqualTo(StreamOrder.Verdict.NEXT);
        assertThat(judge(order, 0, Long.MAX_VALUE)).as("wraps").isEqualTo(StreamOrder.Verdict.RESTART);
        assertThat(judge(order, 1, 0)).as("to the start").isEqualTo(StreamOrder.Verdict.RESTART);
    }

    private static StreamOrder.Verdict judge(StreamOrder order, long sequence, long nanoseconds) {
        return order.judge(sequence, new Stamp(nanoseconds, Clock.SENSOR));
    }

    private Detections aged(double seconds) {
        return test.client.perceive(wallFrame(1, seconds), 0);
    }

    private static SensorFrame wallFrame(long sequence, double ageSeconds) {
        long now = NOW.getEpochSecond() * SECOND;
        return TestFrames.at(sequence, now - Math.round(ageSeconds * SECOND), Clock.WALL);
    }

    private static void assertInvalid(Detections reply, Reason reason) {
        assertThat(reply.getValidity()).isEqualTo(Validity.VALIDITY_INVALID);
        assertThat(reply.getReasonsList()).containsExactly(reason);
        assertThat(reply.getDetectionsCount()).isZero();
        assertThat(reply.getAgeSeconds()).isNotNegative();
    }
}
