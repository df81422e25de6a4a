package io.foresight.perception.serve;

/** Thrown between stages to end work that nobody waits for any more. */
final class CallGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallGoneException() {
        super("the caller went away or its deadline passed", null, false, false);
    }
}
