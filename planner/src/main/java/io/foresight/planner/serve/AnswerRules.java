package io.foresight.planner.serve;

import io.foresight.serving.CallRules;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls take their slots in their handlers. Those for which none is free now are refused before their message is read; exceptions are converted
 * as in {@link Answer}.
 */
public final class AnswerRules implements CallRules {
    private final Function<String, Optional<Slots>> slots;

    /** @param slots those that a call will need, by its full method name; empty: none */
    public AnswerRules(Function<String, Optional<Slots>> slots) {
        this.slots = slots;
    }

    @Override
    public void announce(String method) {
        slots.apply(method).ifPresent(Slots::requireFree);
    }

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
