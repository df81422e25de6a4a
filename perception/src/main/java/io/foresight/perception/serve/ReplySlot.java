package io.foresight.perception.serve;

import io.foresight.v1.Detections;
import io.foresight.v1.PerceiveStreamResponse;
import io.foresight.v1.Validity;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way out of a stream: a reply goes out when the client takes replies, else it waits here; one waits at most, the newest that
 * holds something. So a client that reads slowly costs one reply of memory, however long it sleeps.
 */
final class ReplySlot {
    /** A reply and what it answers. */
    record Outgoing(Detections.Builder reply, InboundFrame inbound) {}

    private final ServerCallStreamObserver<PerceiveStreamResponse> client;
    private final FramePerceiver perceiver;
    private final ServeMetrics metrics;
    private final AtomicLong superseded;
    private Outgoing waiting; // null: none
    private StatusRuntimeException end; // how the stream ends, once ending; null: well
    private boolean ending;
    private boolean closed;
    private long dropped;

    ReplySlot(
            ServerCallStreamObserver<PerceiveStreamResponse> client,
            FramePerceiver perceiver,
            ServeMetrics metrics,
            AtomicLong superseded) {
        this.client = client;
        this.perceiver = perceiver;
        this.metrics = metrics;
        this.superseded = superseded;
    }

    synchronized void send(Outgoing reply) {
        if (closed) {
            return;
        }
        if (waiting == null && client.isReady()) {
            write(reply);
            return;
        }
        if (waiting != null) {
            dropped++;
            metrics.replyDropped();
        }
        if (waiting == null || holdsSomething(reply) || !holdsSomething(waiting)) {
            waiting = reply;
        }
    }

    /** The client takes replies again. */
    synchronized void clientReady() {
        if (!closed && waiting != null && client.isReady()) {
            write(waiting);
            waiting = null;
        }
        endIfDone();
    }

    /** Ends the stream after the reply that waits; {@code status} null ends it well. */
    synchronized void end(StatusRuntimeException status) {
        if (!ending) {
            ending = true;
            end = status;
            endIfDone();
        }
    }

    /** The client is gone: nothing goes out any more. */
    synchronized void close() {
        closed = true;
        waiting = null;
    }

    private void endIfDone() {
        if (!ending || closed || waiting != null) {
            return;
        }
        closed = true;
        if (end == null) {
            client.onCompleted();
        } else {
            client.onError(end);
        }
    }

    private void write(Outgoing outgoing) {
        Detections.Builder reply =
                outgoing.reply().setSuperseded(superseded.get()).setRepliesDropped(dropped);
        client.onNext(PerceiveStreamResponse.newBuilder()
                .setDetections(perceiver.finish(reply, outgoing.inbound()))
                .build());
    }

    private static boolean holdsSomething(Outgoing outgoing) {
        return outgoing.reply().getValidity() != Validity.VALIDITY_INVALID;
    }
}
