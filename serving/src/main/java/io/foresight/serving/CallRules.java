package io.foresight.serving;

import io.grpc.StatusRuntimeException;

/** What a service says to the {@link CallGate}: whom it lets in, and what refusals are called in its own codes. */
public interface CallRules {
    /**
     * Before a call's handler, at its headers. What it throws refuses the call.
     *
     * @param method full name, such as {@code foresight.v1.PerceptionService/Perceive}
     */
    default void enter(String method) {}

    /** Once for each call that was let in, when it is over. */
    default void leave(String method) {}

    /** The refusal of a message that cannot be parsed. */
    RuntimeException malformed(String message);

    /** The refusal of a message over the limit. */
    RuntimeException tooLarge(String message);

    /** What the caller is told of something thrown, a refusal or a fault. Logs faults; called once for each call that fails. */
    StatusRuntimeException status(String method, Throwable thrown);
}
