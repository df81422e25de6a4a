package io.foresight.planner.serve;

import io.foresight.planner.task.PlannerException;
import java.util.function.Supplier;

/** A request that is refused. The message is for the caller: problem, value, limit; it never contains a path or a stack trace. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String field;

    private RefusedException(ErrorCode code, String field, String message) {
        super(message, null, false, false); // no stack trace: it would always point to a check
        this.code = code;
        this.field = field;
    }

    /** For an error in a field of the request, given by its path in the request, such as {@code task.split_task.index}. */
    public static RefusedException badField(ErrorCode code, String field, String message) {
        return new RefusedException(code, field, message);
    }

    /** For an error that is not in a single field. */
    public static RefusedException of(ErrorCode code, String message) {
        return new RefusedException(code, "", message);
    }

    /** Converts exceptions of the planner's own types to an error of this field. */
    public static <T> T at(String field, Supplier<T> made) {
        try {
            return made.get();
        } catch (PlannerException e) {
            throw badField(ErrorCodes.of(e.code()), field, e.getMessage());
        }
    }

    /** Which kind of refusal. */
    public ErrorCode code() {
        return code;
    }

    /** Path of the wrong field; empty when it is not a single field. */
    public String field() {
        return field;
    }
}
