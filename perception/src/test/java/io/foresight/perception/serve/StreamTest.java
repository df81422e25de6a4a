package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.perception.points.Clock;
import io.foresight.v1.Detections;
import io.foresight.v1.PerceiveStreamRequest;
import io.foresight.v1.PerceiveStreamResponse;
import io.foresight.v1.PerceptionServiceGrpc;
import io.foresight.v1.Reason;
import io.foresight.v1.Validity;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StreamTest {
    private static final long SECOND = 1_000_000_000L;

    private TestServer test;

    @BeforeEach
    void start() throws IOException {
        test = new TestServer();
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void everyFrameIsAnsweredWhenTheyComeSlowly() throws InterruptedException {
        try (StreamClient client = new StreamClient(test.client)) {
            for (int i = 0; i < 10; i++) {
                client.stream.send(TestFrames.frame(i));
                Detections reply = client.awaitReply(i);
                assertThat(reply.getSequence()).isEqualTo(i);
                assertThat(reply.getValidity()).isEqualTo(Validity.VALIDITY_VALID);
                assertThat(reply.getSuperseded()).isZero();
            }
            client.stream.complete();
            assertThat(client.awaitEnd()).isTrue();
            assertThat(client.stream.end().orElseThrow().getCode()).isEqualTo(Status.Code.OK);
        }
    }

    @Test
    void newestFrameWinsAndThePassedOverAreCounted() throws InterruptedException {
        test.detector.gate = new Semaphore(0);
        try (StreamClient client = new StreamClient(test.client)) {
            client.stream.send(TestFrames.frame(1));
            test.detector.begun.acquire();
            for (int i = 2; i <= 6; i++) {
                client.stream.send(TestFrames.frame(i));
                int received = i;
                Await.until("frame was received", () -> received("stream") == received);
            }
            test.detector.gate.release(10);
            assertThat(client.awaitReply(0).getSequence()).isEqualTo(1);
            assertThat(client.awaitReply(1).getSequence()).isEqualTo(6);
            assertThat(client.replies.get(1).getSuperseded()).isEqualTo(4);
        }
        assertThat(test.metric("foresight_frames_superseded_total")).isEqualTo(4);
        assertThat(test.detector.calls).hasValue(2);
    }

    @Test
    void lastFrameIsAnsweredAfterTheClientHasCompleted() throws InterruptedException {
        test.detector.gate = new Semaphore(0);
        try (StreamClient client = new StreamClient(test.client)) {
            client.stream.send(TestFrames.frame(1));
            test.detector.begun.acquire();
            client.stream.send(TestFrames.frame(2));
            Await.until("frame was received", () -> received("stream") == 2);
            client.stream.complete();
            test.detector.gate.release(10);
            assertThat(client.awaitEnd()).isTrue();
            assertThat(client.replies).extracting(Detections::getSequence).containsExactly(1L, 2L);
        }
    }

    @Test
    void clientThatDoesNotReadCostsOneReplyAndGetsTheNewest() throws InterruptedException {
        test.detector.boxes = 3000; // a reply is far bigger than what the transport takes before it says no
        SleepyClient sleepy = new SleepyClient();
        PerceptionServiceGrpc.newStub(test.client.channel()).perceiveStream(sleepy);
        int frames = 100;
        for (int i = 1; i <= frames; i++) {
            sleepy.call.onNext(PerceiveStreamRequest.newBuilder()
                    .setFrame(TestFrames.frame(i))
                    .build());
            int done = i;
            Await.until("frame was worked on", () -> test.detector.finished.get() == done);
        }
        Await.until("replies were dropped", () -> test.metric("foresight_replies_dropped_total") > 50);
        sleepy.call.request(frames);
        Await.until("the newest reply came", () -> sleepy.sequences().contains((long) frames));
        double dropped = test.metric("foresight_replies_dropped_total"); // only now is every frame sent or dropped
        assertThat(sleepy.replies).hasSize(frames - (int) dropped);
        assertThat(sleepy.replies.get(sleepy.replies.size() - 1).getRepliesDropped())
                .isEqualTo((long) dropped);
        sleepy.call.cancel("done", null);
        assertThat(test.client.perceive(TestFrames.frame(1), 0).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
    }

    @Test
    void lateAndRepeatedFramesAreOutOfOrderAndNotWorkedOn() throws InterruptedException {
        try (StreamClient client = new StreamClient(test.client)) {
            client.stream.send(TestFrames.at(1, SECOND, Clock.SENSOR));
            client.awaitReply(0);
            client.stream.send(TestFrames.at(1, SECOND, Clock.SENSOR));
            assertInvalid(client.awaitReply(1), Reason.REASON_OUT_OF_ORDER);
            client.stream.send(TestFrames.at(2, SECOND - 100_000_000, Clock.SENSOR));
            assertInvalid(client.awaitReply(2), Reason.REASON_OUT_OF_ORDER);
            client.stream.send(TestFrames.at(3, SECOND + 100_000_000, Clock.SENSOR));
            assertThat(client.awaitReply(3).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        }
        assertThat(test.detector.calls).hasValue(2);
    }

    @Test
    void repliesKeepTheOrderOfTheirFrames() throws InterruptedException {
        test.detector.gate = new Semaphore(0);
        try (StreamClient client = new StreamClient(test.client)) {
            client.stream.send(TestFrames.at(1, SECOND, Clock.SENSOR));
            test.detector.begun.acquire();
            send(client, 2, SECOND); // a repeated stamp: needs no work, but has to wait for its turn
            send(client, 3, SECOND + 100_000_000);
            send(client, 4, SECOND);
            send(client, 5, SECOND);
            test.detector.gate.release(2);
            for (int i = 0; i < 4; i++) {
                client.awaitReply(i);
            }
            assertThat(client.replies).extracting(Detections::getSequence).containsExactly(1L, 2L, 3L, 5L);
            assertThat(client.replies)
                    .extracting(Detections::getValidity)
                    .containsExactly(
                            Validity.VALIDITY_VALID,
                            Validity.VALIDITY_INVALID,
                            Validity.VALIDITY_VALID,
                            Validity.VALIDITY_INVALID);
            assertThat(client.replies.get(3).getRepliesDropped())
                    .as("the verdict on 4, for which 5 stands")
                    .isOne();
            send(client, 6, SECOND);
            assertThat(client.awaitReply(4).getSequence())
                    .as("at once: nothing is before it")
                    .isEqualTo(6);
        }
    }

    @Test
    void verdictThatWasBehindASupersededFrameComesBeforeTheNewestOne() throws InterruptedException {
        test.detector.gate = new Semaphore(0);
        try (StreamClient client = new StreamClient(test.client)) {
            client.stream.send(TestFrames.at(1, SECOND, Clock.SENSOR));
            test.detector.begun.acquire();
            send(client, 2, SECOND + 100_000_000);
            send(client, 3, SECOND);
            send(client, 4, SECOND + 200_000_000);
            test.detector.gate.release(2);
            for (int i = 0; i < 3; i++) {
                client.awaitReply(i);
            }
            assertThat(client.replies).extracting(Detections::getSequence).containsExactly(1L, 3L, 4L);
            assertThat(client.replies.get(2).getSuperseded()).isOne();
        }
    }

    private void send(StreamClient client, long sequence, long nanoseconds) throws InterruptedException {
        double before = received("stream");
        client.stream.send(TestFrames.at(sequence, nanoseconds, Clock.SENSOR));
        Await.until("frame was received", () -> received("stream") == before + 1);
    }

    @Test
    void recordingThatLoopsIsDegradedOnce() throws InterruptedException {
        try (StreamClient client = new StreamClient(test.client)) {
            client.stream.send(TestFrames.at(50, 6 * SECOND, Clock.SENSOR));
            client.awaitReply(0);
            client.stream.send(TestFrames.at(51, SECOND, Clock.SENSOR));
            assertThat(client.awaitReply(1).getValidity()).isEqualTo(Validity.VALIDITY_DEGRADED);
            assertThat(client.awaitReply(1).getReasonsList()).containsExactly(Reason.REASON_OUT_OF_ORDER);
            client.stream.send(TestFrames.at(52, SECOND + 100_000_000, Clock.SENSOR));
            assertThat(client.awaitReply(2).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        }
    }

    @Test
    void engineFaultIsAnInvalidReplyAndTheStreamGoesOn() throws InterruptedException {
        try (StreamClient client = new StreamClient(test.client)) {
            test.detector.failure = new IllegalStateException("/secret/path broke");
            client.stream.send(TestFrames.frame(1));
            assertInvalid(client.awaitReply(0), Reason.REASON_ENGINE_FAULT);
            assertThat(client.awaitReply(0).getMessage()).doesNotContain("secret");
            test.detector.failure = null;
            client.stream.send(TestFrames.frame(2));
            assertThat(client.awaitReply(1).getValidity()).isEqualTo(Validity.VALIDITY_VALID);
        }
    }

    @Test
    void cancelledStreamStopsWorkAtTheNextStage() throws InterruptedException {
        test.detector.gate = new Semaphore(0);
        StreamClient client = new StreamClient(test.client);
        client.stream.send(TestFrames.frame(1));
        test.detector.begun.acquire();
        client.close();
        Await.until("the service saw it", () -> test.metric("foresight_streams_open") == 0);
        test.detector.gate.release();
        Await.until("the work was given up", () -> test.metric("foresight_calls_gone_total{when=\"working\"}") == 1);
        assertThat(test.detector.stagesBegun).hasValue(1);
        assertThat(test.metric("foresight_computed_after_cancel_total")).isZero();
    }

    private static void assertInvalid(Detections reply, Reason reason) {
        assertThat(reply.getValidity()).isEqualTo(Validity.VALIDITY_INVALID);
        assertThat(reply.getReasonsList()).containsExactly(reason);
        assertThat(reply.getDetectionsCount()).isZero();
        assertThat(reply.getMessage()).isNotEmpty();
        assertThat(reply.getAgeSeconds()).isNotNegative();
    }

    private double received(String rpc) {
        return test.metric("foresight_frames_received_total{rpc=\"" + rpc + "\"}");
    }

    /** Reads nothing until it is told to. */
    private static final class SleepyClient
            implements ClientResponseObserver<PerceiveStreamRequest, PerceiveStreamResponse> {
        final List<Detections> replies = new CopyOnWriteArrayList<>();
        ClientCallStreamObserver<PerceiveStreamRequest> call;

        @Override
        public void beforeStart(ClientCallStreamObserver<PerceiveStreamRequest> started) {
            call = started;
            started.disableAutoRequestWithInitial(0);
        }

        @Override
        public void onNext(PerceiveStreamResponse response) {
            replies.add(response.getDetections());
        }

        @Override
        public void onError(Throwable t) {
            // the test cancels
        }

        @Override
        public void onCompleted() {
            // the test cancels
        }

        List<Long> sequences() {
            return replies.stream().map(Detections::getSequence).toList();
        }
    }
}
