package io.foresight.planner.serve;

import io.foresight.planner.task.PlannerException;
import io.foresight.serving.ErrorStatus;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;

/** Maps each error code to its gRPC status. */
final class ErrorCodes {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private ErrorCodes() {}

    /** Each code has exactly one status. */
    static Status.Code status(ErrorCode code) {
        return switch (code) {
            case MALFORMED_MESSAGE,
                    FIELD_MISSING,
                    FIELD_WRONG,
                    UNKNOWN_POLICY,
                    UNKNOWN_WORLD,
                    UNKNOWN_SPLIT,
                    ACTION_UNPARSABLE,
                    UNKNOWN_PIECE,
                    TASK_WRONG,
                    STATE_WRONG,
                    PICTURE_WRONG,
                    BUDGET_WRONG -> Status.Code.INVALID_ARGUMENT;
            case LIMIT_EXCEEDED -> Status.Code.OUT_OF_RANGE;
            case UNKNOWN_EPISODE -> Status.Code.NOT_FOUND;
            case OUT_OF_TURN, EPISODE_FINISHED, NATIVES_MISSING -> Status.Code.FAILED_PRECONDITION;
            case MESSAGE_TOO_LARGE, OVERLOADED, TOO_MANY_EPISODES -> Status.Code.RESOURCE_EXHAUSTED;
            case READER_TOO_SLOW, ROBOT_SILENT, POLICY_SILENT -> Status.Code.ABORTED;
            case DEADLINE_PASSED -> Status.Code.DEADLINE_EXCEEDED;
            case CALLER_GONE -> Status.Code.CANCELLED;
            case STOPPING -> Status.Code.UNAVAILABLE;
            case WORLD_BROKEN, INTERNAL_FAULT -> Status.Code.INTERNAL;
        };
    }

    /** Whether a retry after a short delay may succeed. */
    static boolean retryable(ErrorCode code) {
        return code == ErrorCode.OVERLOADED || code == ErrorCode.TOO_MANY_EPISODES || code == ErrorCode.STOPPING;
    }

    /** Converts an error code of the planner to this service's. */
    static ErrorCode of(PlannerException.Code code) {
        return switch (code) {
            case ACTION_UNPARSABLE -> ErrorCode.ACTION_UNPARSABLE;
            case UNKNOWN_PIECE -> ErrorCode.UNKNOWN_PIECE;
            case EPISODE_FINISHED -> ErrorCode.EPISODE_FINISHED;
            case TASK_WRONG -> ErrorCode.TASK_WRONG;
            case STATE_WRONG -> ErrorCode.STATE_WRONG;
            case SETTING_WRONG -> ErrorCode.FIELD_WRONG;
            case NATIVES_MISSING -> ErrorCode.NATIVES_MISSING;
            case WORLD_BROKEN -> ErrorCode.WORLD_BROKEN;
            // never caused by a caller: files and saved states are this software's own
            case SAVED_STATE_CORRUPT, SAVED_STATE_FOREIGN, TASK_FILE_VERSION, TASK_FILE_CORRUPT ->
                ErrorCode.INTERNAL_FAULT;
        };
    }

    /** The gRPC status with ErrorInfo (the code), BadRequest (the field) and RetryInfo where they apply. */
    static StatusRuntimeException toStatus(RefusedException refused) {
        return ErrorStatus.of(
                status(refused.code()),
                refused.code().name(),
                refused.field(),
                refused.getMessage(),
                retryable(refused.code()) ? Optional.of(RETRY_AFTER) : Optional.empty());
    }
}
