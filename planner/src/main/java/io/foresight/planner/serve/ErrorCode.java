package io.foresight.planner.serve;

/** Every way in which a call is refused or fails. Its gRPC status stands in {@link ErrorCodes}. */
enum ErrorCode {
    /** The message is no protobuf of the declared type. */
    MALFORMED_MESSAGE,
    /** The message is over the limit. */
    MESSAGE_TOO_LARGE,
    /** A field that is needed is absent. */
    FIELD_MISSING,
    /** A field has a value that it may not have. */
    FIELD_WRONG,
    /** A field asks for more than this service gives. */
    LIMIT_EXCEEDED,
    /** No policy of this name. */
    UNKNOWN_POLICY,
    /** No world of this name. */
    UNKNOWN_WORLD,
    /** No split of this name. */
    UNKNOWN_SPLIT,
    /** No episode of this name, or one that is long over. */
    UNKNOWN_EPISODE,
    /** The text is no action. */
    ACTION_UNPARSABLE,
    /** A colour or number that no piece of this board has. */
    UNKNOWN_PIECE,
    /** A board, slot or task that contradicts itself. */
    TASK_WRONG,
    /** A state that contradicts itself or its task. */
    STATE_WRONG,
    /** A budget of nothing, or one that is not a duration. */
    BUDGET_WRONG,
    /** A message of an episode's stream that does not belong where it stands. */
    OUT_OF_TURN,
    /** The episode has ended. */
    EPISODE_FINISHED,
    /** A native library that this machine cannot load. */
    NATIVES_MISSING,
    /** As many decisions or tasks are worked on as may be. */
    OVERLOADED,
    /** As many episodes run as may. */
    TOO_MANY_EPISODES,
    /** The client did not read the episode's events in time. */
    READER_TOO_SLOW,
    /** The client's robot did not report in time. */
    ROBOT_SILENT,
    /** The client, being the policy, did not decide in time. */
    POLICY_SILENT,
    /** The caller's deadline passed before the answer. */
    DEADLINE_PASSED,
    /** The caller went away. */
    CALLER_GONE,
    /** The service is stopping. */
    STOPPING,
    /** The world left what it can compute. */
    WORLD_BROKEN,
    /** A fault of this software. */
    INTERNAL_FAULT
}
