package io.foresight.perception.serve;

import java.time.Duration;
import java.util.Optional;

/** How many calls are in flight, and whether one more may be. */
final class Admission {
    /** What a call takes. */
    enum Kind {
        /** One frame, one answer. */
        SINGLE,
        /** A sensor's stream. */
        STREAM,
        /** Costs next to nothing. */
        FREE
    }

    private final int maxSingles;
    private final int maxStreams;
    private int singles;
    private int streams;
    private int free;
    private boolean stopping;

    Admission(ServeLimits limits) {
        maxSingles = limits.maxWaitingCalls();
        maxStreams = limits.maxStreams();
    }

    /** Takes a place; when there is none, says why not. */
    synchronized Optional<RefusedException> enter(Kind kind) {
        if (stopping) {
            return Optional.of(RefusedException.of(ErrorCode.STOPPING, "the service is stopping"));
        }
        switch (kind) {
            case SINGLE -> {
                if (singles >= maxSingles) {
                    return Optional.of(RefusedException.of(
                            ErrorCode.OVERLOADED, singles + " calls wait already; at most " + maxSingles + " may"));
                }
                singles++;
            }
            case STREAM -> {
                if (streams >= maxStreams) {
                    return Optional.of(RefusedException.of(
                            ErrorCode.TOO_MANY_STREAMS,
                            streams + " streams are open; at most " + maxStreams + " may be"));
                }
                streams++;
            }
            case FREE -> free++;
        }
        return Optional.empty();
    }

    /** Gives the place back. */
    synchronized void leave(Kind kind) {
        switch (kind) {
            case SINGLE -> singles--;
            case STREAM -> streams--;
            case FREE -> free--;
        }
        notifyAll();
    }

    synchronized int streams() {
        return streams;
    }

    synchronized int inFlight() {
        return singles + streams + free;
    }

    /** No call enters from now on. */
    synchronized void stop() {
        stopping = true;
    }

    /** Waits until no call is in flight. */
    synchronized boolean awaitIdle(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (inFlight() > 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
