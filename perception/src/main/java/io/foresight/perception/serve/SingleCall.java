package io.foresight.perception.serve;

import io.foresight.perception.serve.ServeMetrics.Gone;
import io.foresight.serving.FaultLog;
import io.foresight.v1.Detections;
import io.foresight.v1.PerceiveResponse;
import io.grpc.stub.StreamObserver;
import org.slf4j.LoggerFactory;

/** One Perceive call, as a job of the inference thread. */
final class SingleCall implements Runnable {
    private static final FaultLog FAULTS = new FaultLog(LoggerFactory.getLogger(SingleCall.class));

    private final FramePerceiver perceiver;
    private final ServeMetrics metrics;
    private final InboundFrame inbound;
    private final CallWatch watch;
    private final StreamObserver<PerceiveResponse> caller;

    SingleCall(
            FramePerceiver perceiver,
            ServeMetrics metrics,
            InboundFrame inbound,
            CallWatch watch,
            StreamObserver<PerceiveResponse> caller) {
        this.perceiver = perceiver;
        this.metrics = metrics;
        this.inbound = inbound;
        this.watch = watch;
        this.caller = caller;
    }

    @Override
    public void run() {
        if (watch.isGone()) {
            end(Gone.WAITING);
            return;
        }
        try {
            Detections.Builder reply = perceiver.perceive(inbound, watch);
            if (watch.isGone()) {
                end(Gone.WORKING);
                return;
            }
            caller.onNext(PerceiveResponse.newBuilder()
                    .setDetections(perceiver.finish(reply, inbound))
                    .build());
            caller.onCompleted();
        } catch (CallGoneException e) {
            end(Gone.WORKING);
        } catch (RefusedException e) {
            refuse(e);
        } catch (Throwable t) {
            FAULTS.fault("call_fault method=Perceive", t);
            refuse(RefusedException.of(ErrorCode.INTERNAL_FAULT, "internal error; see the service's log for details"));
        }
    }

    /** The service stops before this call was started. */
    void abandon() {
        refuse(RefusedException.of(ErrorCode.STOPPING, "the service is stopping"));
    }

    private void end(Gone when) {
        metrics.callGone(when, watch.workedForNobody());
        ErrorCode code = watch.isExpired() ? ErrorCode.DEADLINE_PASSED : ErrorCode.CALLER_GONE;
        caller.onError(ErrorCodes.toStatus(RefusedException.of(code, "the caller no longer waits for the reply")));
    }

    private void refuse(RefusedException e) {
        metrics.rejected(e.code());
        caller.onError(ErrorCodes.toStatus(e));
    }
}
