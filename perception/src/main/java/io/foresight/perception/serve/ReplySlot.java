package io.foresight.perception.serve;

import io.foresight.v1.Detections;
import io.foresight.v1.PerceiveStreamResponse;
import io.foresight.v1.Validity;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends a stream's replies: at once when the client is ready, otherwise the reply waits here. At most one waits: the newest that has
 * content. So a slow client costs the memory of one reply, however long it does not read.
 */
final class ReplySlot {
    /** A reply and the frame it answers. */
    record Outgoing(Detections.Builder reply, InboundFrame inbound) {}

    private final ServerCallStreamObserver<PerceiveStreamResponse> client;
    private final FramePerceiver perceiver;
    private final ServeMetrics metrics;
    private final AtomicLong superseded;
    private Outgoing waiting; // null: no reply waits
    private StatusRuntimeException end; // status at the end of the stream, once ending; null: OK
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
            drop();
        }
        if (waiting == null || holdsSomething(reply) || !holdsSomething(waiting)) {
            waiting = reply;
        }
    }

    /** Counts a reply that is not sent because a newer one takes its place. */
    synchronized void drop() {
        dropped++;
        metrics.replyDropped();
    }

    /** The client is ready for replies again. */
    synchronized void clientReady() {
        if (!closed && waiting != null && client.isReady()) {
            write(waiting);
            waiting = null;
        }
        endIfDone();
    }

    /** Ends the stream after the waiting reply; a null {@code status} means OK. */
    synchronized void end(StatusRuntimeException status) {
        if (!ending) {
            ending = true;
            end = status;
            endIfDone();
        }
    }

    /** The client is gone: nothing is sent any more. */
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
