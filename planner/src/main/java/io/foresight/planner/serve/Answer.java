package io.foresight.planner.serve;

import io.foresight.planner.task.PlannerException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reply to a single call: only the first reply is sent, from whichever thread. */
final class Answer<R> {
    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    private final AtomicBoolean given = new AtomicBoolean();
    private final StreamObserver<R> caller;

    Answer(StreamObserver<R> caller, CallLife life) {
        this.caller = caller;
        ((ServerCallStreamObserver<R>) caller).setOnCancelHandler(life::callerLeft);
    }

    void give(R reply) {
        if (given.compareAndSet(false, true)) {
            caller.onNext(reply);
            caller.onCompleted();
        }
    }

    void fail(Throwable thrown) {
        if (given.compareAndSet(false, true)) {
            caller.onError(status(thrown));
        }
    }

    /** The status for an exception: a refusal as it is, anything else as an internal error that is logged. */
    static StatusRuntimeException status(Throwable thrown) {
        if (thrown instanceof RefusedException refused) {
            return ErrorCodes.toStatus(refused);
        }
        if (thrown instanceof PlannerException planner) {
            ErrorCode code = ErrorCodes.of(planner.code());
            if (code != ErrorCode.INTERNAL_FAULT) {
                return ErrorCodes.toStatus(RefusedException.of(code, planner.getMessage()));
            }
        }
        LOG.error("event=call_fault", thrown);
        return ErrorCodes.toStatus(
                RefusedException.of(ErrorCode.INTERNAL_FAULT, "internal error; see the service's log for details"));
    }
}
