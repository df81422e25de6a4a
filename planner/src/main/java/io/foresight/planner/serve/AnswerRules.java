package io.foresight.planner.serve;

import io.foresight.serving.CallRules;
import io.grpc.StatusRuntimeException;

/** Calls are admitted in their handlers; exceptions are converted as in {@link Answer}. */
public final class AnswerRules implements CallRules {
    @Override
    public RuntimeException malformed(String message) {
        return RefusedException.of(ErrorCode.MALFORMED_MESSAGE, message);
    }

    @Override
    public RuntimeException tooLarge(String message) {
        return RefusedException.of(ErrorCode.MESSAGE_TOO_LARGE, message);
    }

    @Override
    public RuntimeException silent(String message) {
        return RefusedException.of(ErrorCode.DEADLINE_PASSED, message);
    }

    @Override
    public StatusRuntimeException status(String method, Throwable thrown) {
        return Answer.status(thrown);
    }
}
