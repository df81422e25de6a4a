package io.foresight.perception.serve;

import java.time.Duration;
import java.util.Optional;

/** Counts the calls in flight and decides whether one more is admitted. */
final class Admission {
    /** Cost class of a call. */
    enum Kind {
        /** One frame, one reply. */
        SINGLE,
        /** A sensor's stream. */
        STREAM,
        /** Negligible cost. */
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

    /** Admits a call; if there is no capacity, returns the reason. */
    synchronized Optional<RefusedException> enter(Kind kind) {
        Optional<RefusedException> refusal = refusal(kind);
        if (refusal.isEmpty()) {
            switch (kind) {
                case SINGLE -> singles++;
                case STREAM -> streams++;
                case FREE -> free++;
            }
        }
        return refusal;
    }

    /** Why a call would not be admitted now. */
    synchronized Optional<RefusedException> refusal(Kind kind) {
        if (stopping) {
            return Optional.of(RefusedException.of(ErrorCode.STOPPING, "the service is stopping"));
        }
        if (kind == Kind.SINGLE && singles >= maxSingles) {
            return Optional.of(RefusedException.of(
                    ErrorCode.OVERLOADED,
                    singles + " calls are here; the limit is " + maxSingles + " (limits.max_waiting_calls)"));
        }
        if (kind == Kind.STREAM && streams >= maxStreams) {
            return Optional.of(RefusedException.of(
                    ErrorCode.TOO_MANY_STREAMS,
                    streams + " streams are open; the limit is " + maxStreams + " (limits.max_streams)"));
        }
        return Optional.empty();
    }

    /** Releases the call's place. */
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

    /** Admits no further calls. */
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
