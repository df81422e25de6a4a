package io.foresight.planner.serve;

import io.foresight.v1.DriveEpisodeRequest;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;

/** The client's messages, one at a time: the next is taken off the wire when somebody waits for it. */
final class ReportInbox {
    private final ServerCallStreamObserver<?> client;
    private final EventSink<?> sink;
    private final Duration patience;
    private DriveEpisodeRequest waiting; // null: none; guarded by the sink's lock, as the next one
    private boolean completed;

    ReportInbox(ServerCallStreamObserver<?> client, EventSink<?> sink, Duration patience) {
        this.client = client;
        this.sink = sink;
        this.patience = patience;
    }

    /**
     * Waits for the next message.
     *
     * @throws RefusedException ROBOT_SILENT, OUT_OF_TURN when the client has ended its side, or what ends every episode
     */
    DriveEpisodeRequest next() {
        client.request(1);
        sink.await(
                () -> waiting != null || completed,
                patience,
                ErrorCode.ROBOT_SILENT,
                "the client's robot did not report for ");
        synchronized (sink) {
            if (waiting == null) {
                throw RefusedException.of(
                        ErrorCode.OUT_OF_TURN, "the client ended its side of the stream while a report was due");
            }
            DriveEpisodeRequest next = waiting;
            waiting = null;
            return next;
        }
    }

    void put(DriveEpisodeRequest message) {
        synchronized (sink) {
            waiting = message;
        }
        sink.wake();
    }

    /** The client sends no more. */
    void complete() {
        synchronized (sink) {
            completed = true;
        }
        sink.wake();
    }
}
