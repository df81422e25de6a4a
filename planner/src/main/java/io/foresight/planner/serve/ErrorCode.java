package io.foresight.planner.serve;

/**
 * All causes for which a call is refused or fails, of this service and of others that decide about the same boards. Their gRPC status codes
 * are in {@link ErrorCodes}.
 */
public enum ErrorCode {
    /** The message is not a valid protobuf of the declared type. */
    MALFORMED_MESSAGE,
    /** The message is larger than the limit. */
    MESSAGE_TOO_LARGE,
    /** A required field is missing. */
    FIELD_MISSING,
    /** A field has an invalid value. */
    FIELD_WRONG,
    /** A field requests more than this service allows. */
    LIMIT_EXCEEDED,
    /** There is no policy with this name. */
    UNKNOWN_POLICY,
    /** There is no world with this name. */
    UNKNOWN_WORLD,
    /** There is no split with this name. */
    UNKNOWN_SPLIT,
    /** There is no episode with this name, or it ended long ago. */
    UNKNOWN_EPISODE,
    /** The text is not an action. */
    ACTION_UNPARSABLE,
    /** A colour or number that no piece of this board has. */
    UNKNOWN_PIECE,
    /** A board, slot or task is inconsistent. */
    TASK_WRONG,
    /** A state is inconsistent or does not match its task. */
    STATE_WRONG,
    /** A picture has the wrong size, cannot be read, or is all black. */
    PICTURE_WRONG,
    /** A budget is zero, or not a valid duration. */
    BUDGET_WRONG,
    /** A message in an episode's stream arrived at the wrong time. */
    OUT_OF_TURN,
    /** The episode has ended. */
    EPISODE_FINISHED,
    /** A native library cannot be loaded on this machine. */
    NATIVES_MISSING,
    /** The limit of decisions and tasks in progress is reached. */
    OVERLOADED,
    /** The limit of running episodes is reached. */
    TOO_MANY_EPISODES,
    /** The client did not read the episode's events in time. */
    READER_TOO_SLOW,
    /** The client's robot did not report in time. */
    ROBOT_SILENT,
    /** The client, as the policy, did not decide in time. */
    POLICY_SILENT,
    /** The deadline passed before the reply. */
    DEADLINE_PASSED,
    /** The caller cancelled. */
    CALLER_GONE,
    /** The service is stopping. */
    STOPPING,
    /** The simulation failed. */
    WORLD_BROKEN,
    /** An internal error of this software. */
    INTERNAL_FAULT
}
