package io.foresight.planner.serve;

import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;

/**
 * The client's messages, one at a time: the next one is requested from the network only when it is waited for.
 *
 * @param <Q> the call's requests
 */
final class MessageInbox<Q> {
    private final ServerCallStreamObserver<?> client;
    private final EventSink<?> sink;
    private final Duration patience;
    private final ErrorCode silent;
    private final String complaint;
    private Q waiting; // null: none; guarded by the sink's lock, as is the next field
    private boolean completed;

    /**
     * @param silent error code when there is no message for {@code patience}
     * @param complaint beginning of the error message, followed by the duration
     */
    MessageInbox(
            ServerCallStreamObserver<?> client,
            EventSink<?> sink,
            Duration patience,
            ErrorCode silent,
            String complaint) {
        this.client = client;
        this.sink = sink;
        this.patience = patience;
        this.silent = silent;
        this.complaint = complaint;
    }

    /**
     * Waits for the next message.
     *
     * @throws RefusedException {@code silent}, OUT_OF_TURN when the client has ended its side, or an error that ends any episode
     */
    Q next() {
        client.request(1);
        sink.await(() -> waiting != null || completed, patience, silent, complaint);
        synchronized (sink) {
            if (waiting == null) {
                throw RefusedException.of(
                        ErrorCode.OUT_OF_TURN, "the client ended its side of the stream while its reply was expected");
            }
            Q next = waiting;
            waiting = null;
            return next;
        }
    }

    void put(Q message) {
        synchronized (sink) {
            waiting = message;
        }
        sink.wake();
    }

    /** The client has ended its side. */
    void complete() {
        synchronized (sink) {
            completed = true;
        }
        sink.wake();
    }
}
