package io.foresight.planner.serve;

import io.foresight.planner.task.PlannerException;
import io.foresight.serving.FaultLog;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/** The reply to a single call: only the first reply is sent, from whichever thread. */
public final class Answer<R> {
    private static final FaultLog FAULTS = new FaultLog(LoggerFactory.getLogger(Answer.class));

    private final AtomicBoolean given = new AtomicBoolean();
    private final StreamObserver<R> caller;

    /** The reply to this caller; {@code life} is informed when the caller cancels. */
    public Answer(StreamObserver<R> caller, CallLife life) {
        this.caller = caller;
        ((ServerCallStreamObserver<R>) caller).setOnCancelHandler(life::callerLeft);
    }

    /** Sends the reply. */
    public void give(R reply) {
        if (given.compareAndSet(false, true)) {
            caller.onNext(reply);
            caller.onCompleted();
        }
    }

    /** Sends the error. */
    public void fail(Throwable thrown) {
        if (given.compareAndSet(false, true)) {
            caller.onError(status(thrown));
        }
    }

    static StatusRuntimeException status(Throwable thrown) {
        return ErrorCodes.toStatus(refusal(thrown));
    }

    /** The refusal for an exception: a refusal as it is, anything else as an internal error that is logged. */
    public static RefusedException refusal(Throwable thrown) {
        if (thrown instanceof RefusedException refused) {
            return refused;
        }
        if (thrown instanceof PlannerException planner) {
            ErrorCode code = ErrorCodes.of(planner.code());
            if (code != ErrorCode.INTERNAL_FAULT) {
                return RefusedException.of(code, planner.getMessage());
            }
        }
        FAULTS.fault("call_fault", thrown);
        return RefusedException.of(ErrorCode.INTERNAL_FAULT, "internal error; see the service's log for details");
    }
}
