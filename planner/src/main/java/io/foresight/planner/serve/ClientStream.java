package io.foresight.planner.serve;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Input of an episode in which the client takes part: its first message starts the episode, the others are its replies.
 *
 * @param <Q> the call's requests
 */
final class ClientStream<Q> implements StreamObserver<Q> {
    private final MessageInbox<Q> inbox;
    private final CallLife life;
    private final EventSink<?> sink;
    private final Predicate<Q> starts;
    private final Consumer<Q> starter;
    private boolean started;

    /**
     * @param starts whether a message may be the first one
     * @param starter starts the episode; if it refuses, the call ends
     */
    ClientStream(
            ServerCallStreamObserver<?> client,
            MessageInbox<Q> inbox,
            CallLife life,
            EventSink<?> sink,
            Predicate<Q> starts,
            Consumer<Q> starter) {
        this.inbox = inbox;
        this.life = life;
        this.sink = sink;
        this.starts = starts;
        this.starter = starter;
        client.disableAutoRequest();
        client.request(1);
    }

    @Override
    public void onNext(Q message) {
        if (started) {
            inbox.put(message);
            return;
        }
        if (!starts.test(message)) {
            throw RefusedException.badField(
                    ErrorCode.OUT_OF_TURN, "start", "the first message of an episode must be its start");
        }
        starter.accept(message);
        started = true;
    }

    @Override
    public void onError(Throwable t) {
        life.callerLeft();
        sink.wake();
    }

    @Override
    public void onCompleted() {
        if (!started) {
            throw RefusedException.badField(
                    ErrorCode.FIELD_MISSING, "start", "the stream ended before an episode was started");
        }
        inbox.complete();
    }
}
