package io.foresight.perception.serve;

/** All causes for which a call is rejected or fails. Their gRPC status codes are in {@link ErrorCodes}. */
enum ErrorCode {
    /** The message is not a valid protobuf of the declared type. */
    MALFORMED_MESSAGE,
    /** The message is larger than the limit. */
    MESSAGE_TOO_LARGE,
    /** The request contains no frame. */
    FRAME_MISSING,
    /** The frame id is empty or too long. */
    FRAME_ID_WRONG,
    /** The stamp is missing, negative or has no clock. */
    STAMP_WRONG,
    /** The point block is inconsistent. */
    POINTS_WRONG,
    /** There are more points than the model or the validation accepts. */
    TOO_MANY_POINTS,
    /** There are too few usable points. */
    POINTS_UNUSABLE,
    /** An image's declaration is inconsistent. */
    IMAGE_WRONG,
    /** The pose is not finite or its quaternion is not of unit length. */
    POSE_WRONG,
    /** The score threshold is not 0 or within (0, 1]. */
    SCORE_THRESHOLD_WRONG,
    /** The limit of waiting calls is reached. */
    OVERLOADED,
    /** The limit of open streams is reached. */
    TOO_MANY_STREAMS,
    /** The deadline passed before the reply. */
    DEADLINE_PASSED,
    /** The caller cancelled. */
    CALLER_GONE,
    /** The service is stopping. */
    STOPPING,
    /** An internal error of this software. */
    INTERNAL_FAULT
}
