package io.foresight.reflect.remote;

/** Why a request brought no action. */
public enum RemoteFailure {
    /** A picture on which nothing can be seen; the model was not asked. */
    BAD_PICTURE(false),
    /** The decision's time was over before there was an answer. */
    NO_TIME(false),
    /** One request took longer than it may. */
    TIMED_OUT(true),
    /** No connection, or one that was cut before the answer was complete. */
    UNREACHABLE(true),
    /** Too many requests: HTTP 429. */
    THROTTLED(true),
    /** The server is at fault: HTTP 5xx, or 408. */
    SERVER_ERROR(true),
    /** The server does not take the request: any other HTTP status but 2xx. Key, model or address are wrong. */
    REJECTED(false),
    /** More bytes than an answer may have. */
    TOO_LARGE(false),
    /** No chat completion. */
    MALFORMED(false),
    /** A chat completion without a choice, or with an empty one. */
    EMPTY(false),
    /** The model says that it will not answer. */
    REFUSED(false),
    /** JSON without a text {@code action}. */
    WRONG_SCHEMA(false),
    /** Not one of the actions that were asked for. */
    ILLEGAL_ACTION(false),
    /** The thread was interrupted. */
    INTERRUPTED(false);

    private final boolean passing;

    RemoteFailure(boolean passing) {
        this.passing = passing;
    }

    /** Is it worth another try? */
    boolean passing() {
        return passing;
    }
}
