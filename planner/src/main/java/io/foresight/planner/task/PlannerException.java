package io.foresight.planner.task;

/** An error of the planner. The message names the problem, the value, the limit and what to do; nothing was changed. */
public final class PlannerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** Creates the exception; the message names the problem, the value and the limit. */
    public PlannerException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** Creates the exception with a cause. */
    public PlannerException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The kind of error. */
    public Code code() {
        return code;
    }

    /** All kinds of errors. */
    public enum Code {
        /** The text is not an action. */
        ACTION_UNPARSABLE,
        /** A colour or number that no piece of this board has. */
        UNKNOWN_PIECE,
        /** The episode has ended; reset first. */
        EPISODE_FINISHED,
        /** A board, slot or task is inconsistent. */
        TASK_WRONG,
        /** A state is inconsistent or does not match its task. */
        STATE_WRONG,
        /** A saved state is corrupt. */
        SAVED_STATE_CORRUPT,
        /** A saved state belongs to another kind of world, another task or another version. */
        SAVED_STATE_FOREIGN,
        /** A task file has another version. */
        TASK_FILE_VERSION,
        /** A task file is corrupt. */
        TASK_FILE_CORRUPT,
        /** A budget is zero, or an option is out of range. */
        SETTING_WRONG,
        /** A native library cannot be loaded on this machine. */
        NATIVES_MISSING,
        /** The simulation failed: a body's pose is not finite, or a step took too long. */
        WORLD_BROKEN
    }
}
