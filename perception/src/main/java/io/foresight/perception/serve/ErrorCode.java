package io.foresight.perception.serve;

/** Every way in which a call is refused or fails. Its gRPC status stands in {@link ErrorCodes}. */
enum ErrorCode {
    /** The message is no protobuf of the declared type. */
    MALFORMED_MESSAGE,
    /** The message is over the limit. */
    MESSAGE_TOO_LARGE,
    /** The request holds no frame. */
    FRAME_MISSING,
    /** The frame's name is empty or too long. */
    FRAME_ID_WRONG,
    /** The stamp is absent, negative or of no clock. */
    STAMP_WRONG,
    /** The point block contradicts itself. */
    POINTS_WRONG,
    /** More points than the model or the gate takes. */
    TOO_MANY_POINTS,
    /** Too few finite points are left to say anything. */
    POINTS_UNUSABLE,
    /** An image's declaration contradicts itself. */
    IMAGE_WRONG,
    /** The pose is not finite or its quaternion is not of unit length. */
    POSE_WRONG,
    /** The score threshold is not 0 or within (0, 1]. */
    SCORE_THRESHOLD_WRONG,
    /** As many calls wait as may. */
    OVERLOADED,
    /** As many streams are open as may. */
    TOO_MANY_STREAMS,
    /** The caller's deadline passed before the answer. */
    DEADLINE_PASSED,
    /** The caller went away. */
    CALLER_GONE,
    /** The service is stopping. */
    STOPPING,
    /** A fault of this software. */
    INTERNAL_FAULT
}
