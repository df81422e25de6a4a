package io.foresight.perception.serve;

import io.foresight.perception.points.BadPointsException;
import io.foresight.serving.ErrorStatus;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** Maps each error code to its gRPC status. */
final class ErrorCodes {
    private ErrorCodes() {}

    /** Each code has exactly one status. */
    static Status.Code status(ErrorCode code) {
        return switch (code) {
            case MALFORMED_MESSAGE,
                    FRAME_MISSING,
                    FRAME_ID_WRONG,
                    STAMP_WRONG,
                    POINTS_WRONG,
                    POINTS_UNUSABLE,
                    IMAGE_WRONG,
                    POSE_WRONG,
                    SCORE_THRESHOLD_WRONG -> Status.Code.INVALID_ARGUMENT;
            case MESSAGE_TOO_LARGE, TOO_MANY_POINTS, OVERLOADED, TOO_MANY_STREAMS -> Status.Code.RESOURCE_EXHAUSTED;
            case DEADLINE_PASSED -> Status.Code.DEADLINE_EXCEEDED;
            case CALLER_GONE -> Status.Code.CANCELLED;
            case STOPPING -> Status.Code.UNAVAILABLE;
            case INTERNAL_FAULT -> Status.Code.INTERNAL;
        };
    }

    /** Whether a retry after a short delay may succeed. */
    static boolean retryable(ErrorCode code) {
        return code == ErrorCode.OVERLOADED || code == ErrorCode.TOO_MANY_STREAMS || code == ErrorCode.STOPPING;
    }

    /** Converts an error of point validation to this service's error. */
    static RefusedException of(BadPointsException e) {
        return switch (e.code()) {
            case FIELD_UNSPECIFIED, FIELD_DUPLICATE, FIELDS_NOT_XYZ -> points("points.fields", e);
            case STRIDE_WRONG -> points("points.stride", e);
            case COUNT_NEGATIVE -> points("points.count", e);
            case LENGTH_WRONG -> points("points.data", e);
            case TOO_MANY_POINTS ->
                RefusedException.badField(ErrorCode.TOO_MANY_POINTS, "points.count", e.getMessage());
        };
    }

    private static RefusedException points(String field, BadPointsException e) {
        return RefusedException.badField(ErrorCode.POINTS_WRONG, field, e.getMessage());
    }

    /** The gRPC status with ErrorInfo (the code), BadRequest (the field) and RetryInfo where they apply. */
    static StatusRuntimeException toStatus(RefusedException refused) {
        return ErrorStatus.of(
                status(refused.code()),
                refused.code().name(),
                refused.field(),
                refused.getMessage(),
                retryable(refused.code()) ? Optional.of(refused.retryAfter()) : Optional.empty());
    }
}
