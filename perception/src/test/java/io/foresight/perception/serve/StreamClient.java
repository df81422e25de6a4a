package io.foresight.perception.serve;

import io.foresight.v1.Detections;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stream whose replies are kept. */
final class StreamClient implements AutoCloseable {
    final List<Detections> replies = new CopyOnWriteArrayList<>();
    final PerceptionStream stream;

    StreamClient(PerceptionClient client) {
        stream = client.stream(replies::add);
    }

    Detections awaitReply(int index) throws InterruptedException {
        Await.until("reply " + index + " came; ended: " + stream.end(), () -> replies.size() > index);
        return replies.get(index);
    }

    boolean awaitEnd() throws InterruptedException {
        return stream.awaitEnd(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        stream.close();
    }
}
