package io.foresight.perception.serve;

/** Thrown between stages to stop work on a call that was cancelled or whose deadline has passed. */
final class CallGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallGoneException() {
        super("the caller cancelled the call or its deadline passed", null, false, false);
    }
}
