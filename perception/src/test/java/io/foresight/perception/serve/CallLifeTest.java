package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Duration;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.RetryInfo;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import io.foresight.v1.PerceiveRequest;
import io.foresight.v1.PerceiveResponse;
import io.foresight.v1.PerceptionServiceGrpc;
import io.foresight.v1.Validity;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deadlines, cancellation and overload of single calls. */
final class CallLifeTest {
    private static final int WAITING_CALLS = 4;

    private TestServer test;

    @BeforeEach
    void start() throws IOException {
        test = new TestServer(TestServer.withWaitingCalls(WAITING_CALLS, 2));
    }

    @AfterEach
    void stop() {
        if (test.detector.gate != null) {
            test.detector.gate.release(1000);
        }
        test.close();
    }

    @Test
    void deadlineStopsWorkAtTheNextStage() throws InterruptedException {
        test.detector.gate = new Semaphore(0);
        StatusRuntimeException late = catchThrowableOfType(
                StatusRuntimeException.class, () -> PerceptionServiceGrpc.newBlockingStub(test.client.channel())
                        .withDeadlineAfter(300, TimeUnit.MILLISECONDS)
                        .perceive(request(1)));
        assertThat(late.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        Await.until("the service knows", () -> test.metric("foresight_calls_in_flight") == 0);
        test.detector.gate.release();
        Await.until("work was given up", () -> gone("working") == 1);
        assertThat(test.detector.stagesBegun).hasValue(1);
        assertThat(test.detector.finished).hasValue(0);
        assertThat(test.metric("foresight_computed_after_cancel_total")).isZero();
    }

    @Test
    void callThatExpiresWhileItWaitsIsNeverComputed() throws InterruptedException {
        test.detector.gate = new Semaphore(0);
        ListenableFuture<PerceiveResponse> first = perceiveLater(1);
        test.detector.begun.acquire();
        assertThatThrownBy(() -> PerceptionServiceGrpc.newBlockingStub(test.client.channel())
                        .withDeadlineAfter(200, TimeUnit.MILLISECONDS)
                        .perceive(request(2)))
                .hasMessageContaining("DEADLINE_EXCEEDED");
        Await.until("the service knows", () -> test.metric("foresight_calls_in_flight") == 1);
        test.detector.gate.release(10);
        Await.until("the first was answered", first::isDone);
        assertThat(test.client.perceive(TestFrames.frame(3), 0).getSequence()).isEqualTo(3);
        assertThat(test.detector.calls).hasValue(2);
        assertThat(gone("waiting")).isOne();
    }

    @Test
    void callThatWouldWaitTooLongIsRefusedAtOnceWithTheTimeToRetryAfter()
            throws InterruptedException, InvalidProtocolBufferException, ExecutionException {
        test.detector.gate = new Semaphore(0);
        ListenableFuture<PerceiveResponse> working = perceiveLater(1);
        test.detector.begun.acquire();
        ListenableFuture<PerceiveResponse> waiting = perceiveLater(2);
        Await.until("one waits", () -> test.metric("foresight_queue_depth") == 1);
        StatusRuntimeException refused =
                catchThrowableOfType(StatusRuntimeException.class, () -> test.client.perceive(TestFrames.frame(9), 0));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refused.getStatus().getDescription()).contains("limits.max_wait is 1.0", "try again in 100 ms");
        RetryInfo retry = StatusProto.fromThrowable(refused).getDetails(1).unpack(RetryInfo.class);
        assertThat(retry.getRetryDelay())
                .isEqualTo(Duration.newBuilder().setNanos(100_000_000).build());
        assertThat(test.metric("foresight_frames_rejected_total{reason=\"overloaded\"}"))
                .isOne();
        test.detector.gate.release(100);
        assertThat(working.get().getDetections().getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        assertThat(waiting.get().getDetections().getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        assertThat(test.client.perceive(TestFrames.frame(10), 0).getSequence()).isEqualTo(10);
    }

    @Test
    void refusedFramesOfAnySizeDoNotCostTheirConnection() throws InterruptedException {
        test.detector.gate = new Semaphore(0);
        ListenableFuture<PerceiveResponse> working = perceiveLater(1);
        test.detector.begun.acquire();
        ListenableFuture<PerceiveResponse> waiting = perceiveLater(2);
        Await.until("one waits", () -> test.metric("foresight_queue_depth") == 1);
        PerceiveRequest large = PerceiveRequest.newBuilder()
                .setFrame(FramePacker.pack(TestFrames.cloud(100_000, new Stamp(1, Clock.SENSOR)), 3))
                .build();
        int refused = ServeLimits.DEFAULT.maxResetsPerWindow() + 100;
        for (int i = 0; i < refused; i += 10) {
            List<ListenableFuture<PerceiveResponse>> calls = new ArrayList<>();
            for (int at = 0; at < 10; at++) {
                calls.add(PerceptionServiceGrpc.newFutureStub(test.client.channel())
                        .perceive(large));
            }
            for (ListenableFuture<PerceiveResponse> call : calls) {
                assertThatThrownBy(call::get).hasMessageContaining("RESOURCE_EXHAUSTED");
            }
        }
        test.detector.gate.release(100);
        assertThat(working).succeedsWithin(java.time.Duration.ofMinutes(1));
        assertThat(waiting).succeedsWithin(java.time.Duration.ofMinutes(1));
    }

    @Test
    void streamsAndCallsTakeTurns() throws InterruptedException, ExecutionException {
        test.detector.gate = new Semaphore(0);
        try (StreamClient stream = new StreamClient(test.client)) {
            stream.stream.send(TestFrames.frame(1));
            test.detector.begun.acquire();
            stream.stream.send(TestFrames.frame(2));
            Await.until("the next frame waits", () -> test.metric("foresight_queue_depth") == 1);
            ListenableFuture<PerceiveResponse> call = perceiveLater(7);
            Await.until("the call waits", () -> test.metric("foresight_queue_depth") == 2);
            test.detector.gate.release(2); // the frame being worked on, and whoever comes next
            assertThat(call.get().getDetections().getSequence()).isEqualTo(7);
            assertThat(stream.awaitReply(0).getSequence()).isEqualTo(1);
            assertThat(stream.replies)
                    .as("the second frame comes after the call")
                    .hasSize(1);
            test.detector.gate.release();
            assertThat(stream.awaitReply(1).getSequence()).isEqualTo(2);
        }
    }

    @Test
    void streamsBeyondTheLimitAreRefusedAndAPlaceIsFreedByTheEnd() throws InterruptedException {
        try (StreamClient first = new StreamClient(test.client);
                StreamClient second = new StreamClient(test.client)) {
            first.stream.send(TestFrames.frame(1));
            second.stream.send(TestFrames.frame(1));
            Await.until("two streams are open", () -> test.metric("foresight_streams_open") == 2);
            try (StreamClient third = new StreamClient(test.client)) {
                assertThat(third.awaitEnd()).isTrue();
                assertThat(third.stream.end().orElseThrow().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            }
            first.stream.complete();
            assertThat(first.awaitEnd()).isTrue();
            assertThat(second.awaitReply(0).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        }
        try (StreamClient fourth = new StreamClient(test.client)) {
            fourth.stream.send(TestFrames.frame(1));
            assertThat(fourth.awaitReply(0).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        }
    }

    @Test
    void callsThatOnlyAnnounceThemselvesHoldNoPlace() throws InterruptedException {
        List<StreamClient> silent = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            silent.add(new StreamClient(test.client));
        }
        try (StreamClient talking = new StreamClient(test.client)) {
            talking.stream.send(TestFrames.frame(1));
            assertThat(talking.awaitReply(0).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
            assertThat(test.metric("foresight_streams_open")).isOne();
        }
        silent.forEach(StreamClient::close);
    }

    @Test
    void stormOfCancelledCallsLeavesNothingBehind() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            ListenableFuture<PerceiveResponse> call = perceiveLater(i);
            if (random.nextInt(4) > 0) {
                Thread.sleep(0, random.nextInt(999_999));
            }
            call.cancel(true);
        }
        Await.until("nothing is in flight", () -> test.metric("foresight_calls_in_flight") == 0);
        Await.until("nothing waits", () -> test.metric("foresight_queue_depth") == 0);
        assertThat(test.metric("foresight_computed_after_cancel_total")).isZero();
        assertThat(test.client.perceive(TestFrames.frame(1), 0).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
    }

    private ListenableFuture<PerceiveResponse> perceiveLater(long sequence) {
        return PerceptionServiceGrpc.newFutureStub(test.client.channel()).perceive(request(sequence));
    }

    private static PerceiveRequest request(long sequence) {
        return PerceiveRequest.newBuilder().setFrame(TestFrames.frame(sequence)).build();
    }

    private double gone(String when) {
        return test.metric("foresight_calls_gone_total{when=\"" + when + "\"}");
    }
}
