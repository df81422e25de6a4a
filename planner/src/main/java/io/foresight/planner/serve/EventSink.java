package io.foresight.planner.serve;

import io.foresight.core.text.Problems;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;

/**
 * Sends an episode's events. A client that reads slowly slows down the episode instead of filling this process's memory; a client that does
 * not read at all ends it.
 *
 * @param <R> the call's replies
 */
final class EventSink<R> {
    private final ServerCallStreamObserver<R> client;
    private final CallLife life;
    private final Duration patience;
    private boolean stopped; // guarded by this

    /** To be created while the call's handler runs: gRPC accepts callbacks only then. */
    EventSink(ServerCallStreamObserver<R> client, CallLife life, Duration patience) {
        this.client = client;
        this.life = life;
        this.patience = patience;
        client.setOnReadyHandler(this::wake);
        client.setOnCancelHandler(() -> {
            life.callerLeft();
            wake();
        });
    }

    /**
     * Sends an event, waiting until the client is ready.
     *
     * @throws RefusedException CALLER_GONE, DEADLINE_PASSED, READER_TOO_SLOW or STOPPING
     */
    synchronized void send(R event) {
        await(client::isReady, patience, ErrorCode.READER_TOO_SLOW, "the client did not read its events for ");
        client.onNext(event);
    }

    /**
     * Waits until {@code done} holds; it is checked again after each {@link #wake}.
     *
     * @throws RefusedException {@code late} after {@code most}; CALLER_GONE, DEADLINE_PASSED or STOPPING
     */
    synchronized void await(Condition done, Duration most, ErrorCode late, String complaint) {
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            life.requireCaller();
            if (stopped) {
                throw Slots.stopping();
            }
            if (done.holds()) {
                return;
            }
            long left = Math.min(end - System.nanoTime(), life.left().toNanos()) / 1_000_000 + 1;
            if (end - System.nanoTime() <= 0) {
                throw RefusedException.of(late, complaint + Problems.duration(most));
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Slots.stopping();
            }
        }
    }

    synchronized void wake() {
        notifyAll();
    }

    /** The service is stopping: the episode ends with its next event. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** The episode has ended normally. */
    synchronized void complete() {
        client.onCompleted();
    }

    /** The episode has ended with an error. */
    synchronized void fail(Throwable thrown) {
        client.onError(Answer.status(thrown));
    }

    /** A condition to wait for. */
    @FunctionalInterface
    interface Condition {
        /** Called while the sink is locked. */
        boolean holds();
    }
}
