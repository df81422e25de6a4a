package io.foresight.perception.serve;

import io.foresight.core.text.ShownText;
import io.foresight.perception.detect.Reason;
import java.time.Duration;
import java.util.List;

/** A request that is rejected. The message is for the caller: problem, value, limit; it never contains a path or a stack trace. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Duration RETRY_AFTER = Duration.ofMillis(100); // one sweep of 10 Hz

    private final ErrorCode code;
    private final String field;
    private final transient List<Reason> reasons;
    private final Duration retryAfter;

    RefusedException(ErrorCode code, String field, List<Reason> reasons, String message) {
        this(code, field, reasons, message, RETRY_AFTER);
    }

    private RefusedException(ErrorCode code, String field, List<Reason> reasons, String message, Duration retryAfter) {
        super(ShownText.sentence(message), null, false, false); // no stack trace: it would always point to a check
        this.code = code;
        this.field = field;
        this.reasons = List.copyOf(reasons);
        this.retryAfter = retryAfter;
    }

    /** For a call that would wait too long. */
    static RefusedException overloaded(String message, Duration retryAfter) {
        return new RefusedException(ErrorCode.OVERLOADED, "", List.of(Reason.BAD_FRAME), message, retryAfter);
    }

    /** For an error in a field of the request, given by its path in the frame, such as {@code points.stride}. */
    static RefusedException badField(ErrorCode code, String field, String message) {
        return new RefusedException(code, field, List.of(Reason.BAD_FRAME), message);
    }

    /** For an error that is not in a single field. */
    static RefusedException of(ErrorCode code, String message) {
        return new RefusedException(code, "", List.of(Reason.BAD_FRAME), message);
    }

    /** For a message larger than the limit. */
    static RefusedException tooLarge(String message) {
        return of(ErrorCode.MESSAGE_TOO_LARGE, message);
    }

    ErrorCode code() {
        return code;
    }

    /** Path of the wrong field; empty when it is not a single field. */
    String field() {
        return field;
    }

    /** When to try again, where that may help at all. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** The reasons of a stream's INVALID reply. */
    List<Reason> reasons() {
        return reasons;
    }
}
