package io.foresight.perception.serve;

import io.foresight.perception.detect.Reason;
import java.util.List;

/** A request that is not answered. The message is for the caller: what, value, limit; it never holds a path or a trace. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String field;
    private final transient List<Reason> reasons;

    RefusedException(ErrorCode code, String field, List<Reason> reasons, String message) {
        super(message, null, false, false); // the stack says nothing: it always starts in a check
        this.code = code;
        this.field = field;
        this.reasons = List.copyOf(reasons);
    }

    /** For faults of a request's field, given by its path in the frame, such as {@code points.stride}. */
    static RefusedException badField(ErrorCode code, String field, String message) {
        return new RefusedException(code, field, List.of(Reason.BAD_FRAME), message);
    }

    /** For what is no single field's fault. */
    static RefusedException of(ErrorCode code, String message) {
        return new RefusedException(code, "", List.of(Reason.BAD_FRAME), message);
    }

    /** For a message over the limit. */
    static RefusedException tooLarge(String message) {
        return of(ErrorCode.MESSAGE_TOO_LARGE, message);
    }

    ErrorCode code() {
        return code;
    }

    /** Path of the field at fault; empty when no single one is. */
    String field() {
        return field;
    }

    /** What a stream's INVALID reply gives as reasons. */
    List<Reason> reasons() {
        return reasons;
    }
}
