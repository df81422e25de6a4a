package io.foresight.planner.serve;

import io.foresight.planner.task.PlannerException;
import java.util.function.Supplier;

/** A request that is not answered. The message is for the caller: what, value, limit; it never holds a path or a trace. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String field;

    private RefusedException(ErrorCode code, String field, String message) {
        super(message, null, false, false); // the stack says nothing: it always starts in a check
        this.code = code;
        this.field = field;
    }

    /** For faults of a request's field, given by its path in the request, such as {@code task.split_task.index}. */
    static RefusedException badField(ErrorCode code, String field, String message) {
        return new RefusedException(code, field, message);
    }

    /** For what is no single field's fault. */
    static RefusedException of(ErrorCode code, String message) {
        return new RefusedException(code, "", message);
    }

    /** What the planner's own types refuse, as this field's fault. */
    static <T> T at(String field, Supplier<T> made) {
        try {
            return made.get();
        } catch (PlannerException e) {
            throw badField(ErrorCodes.of(e.code()), field, e.getMessage());
        }
    }

    ErrorCode code() {
        return code;
    }

    /** Path of the field at fault; empty when no single one is. */
    String field() {
        return field;
    }
}
