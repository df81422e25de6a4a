package io.foresight.perception.serve;

import io.foresight.perception.points.PointCloud;
import io.foresight.v1.Detections;
import io.foresight.v1.PerceiveStreamRequest;
import io.foresight.v1.PerceiveStreamResponse;
import io.foresight.v1.PerceptionServiceGrpc.PerceptionServiceStub;
import io.foresight.v1.SensorFrame;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The client's end of a sensor's stream. At most one frame waits for the connection; a newer one replaces it. So a slow connection loses
 * frames but does not use more memory. Thread-safe.
 */
public final class PerceptionStream implements AutoCloseable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Consumer<Detections> replies;
    private ClientCallStreamObserver<PerceiveStreamRequest> call;
    private SensorFrame waiting; // null: no frame waits
    private boolean completing; // no more frames are accepted
    private boolean completed; // the end was sent to the service
    private long skipped;
    private volatile Status end; // null while open

    private PerceptionStream(Consumer<Detections> replies) {
        this.replies = replies;
    }

    static PerceptionStream open(PerceptionServiceStub stub, Consumer<Detections> replies) {
        PerceptionStream stream = new PerceptionStream(replies);
        // the returned observer is the call that was given to beforeStart
        StreamObserver<PerceiveStreamRequest> unused = stub.perceiveStream(stream.new Inbound());
        return stream;
    }

    /**
     * Sends the cloud now, or as soon as the connection is ready.
     *
     * @return false when a waiting frame was dropped for this one
     * @throws IllegalStateException when the stream has ended; see {@link #end}
     */
    public boolean send(PointCloud cloud, long sequence) {
        return send(FramePacker.pack(cloud, sequence));
    }

    /** As {@link #send(PointCloud, long)}, for a frame that is already packed. */
    public synchronized boolean send(SensorFrame frame) {
        if (end != null || completing) {
            throw new IllegalStateException("the stream has ended: " + (end == null ? "completed" : end));
        }
        boolean nothingLost = waiting == null;
        if (!nothingLost) {
            skipped++;
        }
        waiting = frame;
        flush();
        return nothingLost;
    }

    /** Number of frames dropped here because the connection was too slow. */
    public synchronized long skipped() {
        return skipped;
    }

    /** The status with which the stream ended; empty while it is open. */
    public Optional<Status> end() {
        return Optional.ofNullable(end);
    }

    /** Ends the input: the waiting frame is still sent and answered. */
    public synchronized void complete() {
        completing = true;
        flush();
    }

    /** Waits until the service has ended the stream. */
    public boolean awaitEnd(Duration most) throws InterruptedException {
        return ended.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Cancels the stream if it is still open. */
    @Override
    public void close() {
        if (end == null) {
            call.cancel("the client closed the stream", null);
        }
    }

    private synchronized void flush() {
        if (end != null) {
            waiting = null;
            return;
        }
        if (waiting != null && call.isReady()) {
            call.onNext(PerceiveStreamRequest.newBuilder().setFrame(waiting).build());
            waiting = null;
        }
        if (completing && !completed && waiting == null) {
            completed = true;
            call.onCompleted();
        }
    }

    /** Receives the service's replies. */
    private final class Inbound implements ClientResponseObserver<PerceiveStreamRequest, PerceiveStreamResponse> {
        @Override
        public void beforeStart(ClientCallStreamObserver<PerceiveStreamRequest> started) {
            call = started;
            started.setOnReadyHandler(PerceptionStream.this::flush);
        }

        @Override
        public void onNext(PerceiveStreamResponse response) {
            replies.accept(response.getDetections());
        }

        @Override
        public void onError(Throwable t) {
            finish(Status.fromThrowable(t));
        }

        @Override
        public void onCompleted() {
            finish(Status.OK);
        }

        private void finish(Status status) {
            end = status;
            ended.countDown();
        }
    }
}
