package io.foresight.serving;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;

/** A service's rules for the {@link CallGate}: admission of calls, and the conversion of errors to the service's own codes. */
public interface CallRules {
    /**
     * Called when a call's headers arrive. An exception refuses the call; it has no place yet.
     *
     * @param method full name, such as {@code foresight.v1.PerceptionService/Perceive}
     */
    default void announce(String method) {}

    /** Called when a call's first message is there, before it is parsed: a call that says nothing holds no place. An exception refuses it. */
    default void enter(String method) {}

    /** How long a stream may be silent between two messages; empty: for ever. */
    default Optional<Duration> longestSilence(String method) {
        return Optional.empty();
    }

    /** The error for a call in which no message came in time. */
    RuntimeException silent(String message);

    /** Called once for each admitted call, when it is over. */
    default void leave(String method) {}

    /** The error for a message that cannot be parsed. */
    RuntimeException malformed(String message);

    /** The error for a message larger than the limit. */
    RuntimeException tooLarge(String message);

    /** The status for an exception, which is a refusal or an internal error. Logs internal errors; called once for each failed call. */
    StatusRuntimeException status(String method, Throwable thrown);
}
