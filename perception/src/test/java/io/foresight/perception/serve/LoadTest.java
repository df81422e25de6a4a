package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.v1.Detections;
import io.foresight.v1.SensorFrame;
import io.foresight.v1.Validity;
import io.grpc.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many at once. */
final class LoadTest {
    private static final int STREAMS = 16;
    private static final int FRAMES = 20;

    @Test
    void everyFrameOfManyStreamsIsAnsweredOrCountedAsPassedOver() throws IOException, InterruptedException {
        try (TestServer test = new TestServer()) {
            test.detector.stageMillis = 1;
            List<StreamClient> clients = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                clients.add(new StreamClient(test.client));
            }
            for (int frame = 1; frame <= FRAMES; frame++) {
                SensorFrame next = TestFrames.frame(frame);
                clients.forEach(client -> client.stream.send(next));
                Thread.sleep(5);
            }
            long skipped = 0;
            long answered = 0;
            for (StreamClient client : clients) {
                client.stream.complete();
                assertThat(client.awaitEnd()).isTrue();
                assertThat(client.stream.end().orElseThrow().getCode()).isEqualTo(Status.Code.OK);
                assertThat(client.replies).extracting(Detections::getSequence).isSorted();
                assertThat(client.replies).extracting(Detections::getValidity).containsOnly(Validity.VALIDITY_VALID);
                Detections last = client.replies.get(client.replies.size() - 1);
                assertThat(last.getSequence())
                        .as("the newest is always answered")
                        .isEqualTo(FRAMES);
                assertThat(client.replies.size()
                                + last.getSuperseded()
                                + last.getRepliesDropped()
                                + client.stream.skipped())
                        .isEqualTo(FRAMES);
                skipped += client.stream.skipped();
                answered += client.replies.size();
            }
            assertThat(test.metric("foresight_frames_received_total{rpc=\"stream\"}"))
                    .isEqualTo((double) STREAMS * FRAMES - skipped);
            assertThat(test.metric("foresight_replies_total{validity=\"valid\"}"))
                    .isEqualTo((double) answered);
            Await.until("all are gone", () -> test.metric("foresight_streams_open") == 0);
            assertThat(test.metric("foresight_queue_depth")).isZero();
        }
    }
}
