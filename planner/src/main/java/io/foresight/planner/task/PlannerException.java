package io.foresight.planner.task;

/** What the planner refuses or cannot do. The message says what is wrong, the value, the limit and what to do; nothing was changed. */
public final class PlannerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** The message says what is wrong, the value and the limit. */
    public PlannerException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** With what lies behind it. */
    public PlannerException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Which kind of refusal. */
    public Code code() {
        return code;
    }

    /** Every kind of refusal. */
    public enum Code {
        /** Text that is no action. */
        ACTION_UNPARSABLE,
        /** A colour or number that no piece of this board has. */
        UNKNOWN_PIECE,
        /** The episode has ended; reset first. */
        EPISODE_FINISHED,
        /** A board, slot or task that contradicts itself. */
        TASK_WRONG,
        /** A state that contradicts itself or its task. */
        STATE_WRONG,
        /** Saved state that is damaged. */
        SAVED_STATE_CORRUPT,
        /** Saved state of another kind of world, another task or another version. */
        SAVED_STATE_FOREIGN,
        /** A task file of another version. */
        TASK_FILE_VERSION,
        /** A task file that is damaged. */
        TASK_FILE_CORRUPT,
        /** A budget of nothing, or an option out of its range. */
        SETTING_WRONG,
        /** A native library that this machine cannot load. */
        NATIVES_MISSING,
        /** The world left what it can compute: a body that is no longer finite, a step that took too long. */
        WORLD_BROKEN
    }
}
