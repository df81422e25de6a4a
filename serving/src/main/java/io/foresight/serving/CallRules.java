package io.foresight.serving;

import io.grpc.StatusRuntimeException;

/** A service's rules for the {@link CallGate}: admission of calls, and the conversion of errors to the service's own codes. */
public interface CallRules {
    /**
     * Called before a call's handler, when its headers arrive. An exception refuses the call.
     *
     * @param method full name, such as {@code foresight.v1.PerceptionService/Perceive}
     */
    default void enter(String method) {}

    /** Called once for each admitted call, when it is over. */
    default void leave(String method) {}

    /** The error for a message that cannot be parsed. */
    RuntimeException malformed(String message);

    /** The error for a message larger than the limit. */
    RuntimeException tooLarge(String message);

    /** The status for an exception, which is a refusal or an internal error. Logs internal errors; called once for each failed call. */
    StatusRuntimeException status(String method, Throwable thrown);
}
