package io.foresight.reflect.remote;

import java.time.Duration;
import java.util.Optional;

/** A request that brought no action. It has no cause, so that the client library passes it on as it is. */
final class FailedTry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RemoteFailure failure;
    private final transient Optional<Duration> retryAfter;

    FailedTry(RemoteFailure failure, String message) {
        this(failure, message, Optional.empty());
    }

    /** @param retryAfter how long the server asks clients to wait */
    FailedTry(RemoteFailure failure, String message, Optional<Duration> retryAfter) {
        super(message, null, false, false);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    RemoteFailure failure() {
        return failure;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
