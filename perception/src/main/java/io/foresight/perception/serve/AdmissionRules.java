package io.foresight.perception.serve;

import io.foresight.serving.CallRules;
import io.foresight.serving.FaultLog;
import io.foresight.v1.PerceptionServiceGrpc;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Admits or rejects calls before their body is parsed, and counts rejected calls. */
final class AdmissionRules implements CallRules {
    private static final FaultLog FAULTS = new FaultLog(LoggerFactory.getLogger(AdmissionRules.class));

    private final Admission admission;
    private final InferenceLane lane;
    private final ServeMetrics metrics;
    private final Duration streamSilence;

    AdmissionRules(Admission admission, InferenceLane lane, ServeMetrics metrics, Duration streamSilence) {
        this.admission = admission;
        this.lane = lane;
        this.metrics = metrics;
        this.streamSilence = streamSilence;
    }

    @Override
    public void announce(String method) {
        Admission.Kind kind = kind(method);
        Optional<RefusedException> refusal = admission.refusal(kind);
        if (refusal.isEmpty() && kind == Admission.Kind.SINGLE) {
            refusal = lane.refusal(); // asked again when the frame is there: many may be on their way
        }
        refusal.ifPresent(refused -> {
            throw refused;
        });
    }

    @Override
    public Optional<Duration> longestSilence(String method) {
        return Optional.of(streamSilence);
    }

    @Override
    public void enter(String method) {
        admission.enter(kind(method)).ifPresent(refused -> {
            throw refused;
        });
    }

    @Override
    public void leave(String method) {
        admission.leave(kind(method));
    }

    private static Admission.Kind kind(String method) {
        if (method.equals(PerceptionServiceGrpc.getPerceiveMethod().getFullMethodName())) {
            return Admission.Kind.SINGLE;
        }
        if (method.equals(PerceptionServiceGrpc.getPerceiveStreamMethod().getFullMethodName())) {
            return Admission.Kind.STREAM;
        }
        return Admission.Kind.FREE;
    }

    @Override
    public RuntimeException malformed(String message) {
        return RefusedException.of(ErrorCode.MALFORMED_MESSAGE, message);
    }

    @Override
    public RuntimeException tooLarge(String message) {
        return RefusedException.tooLarge(message);
    }

    @Override
    public RuntimeException silent(String message) {
        return RefusedException.of(ErrorCode.DEADLINE_PASSED, message);
    }

    @Override
    public StatusRuntimeException status(String method, Throwable thrown) {
        if (thrown instanceof RefusedException refused) {
            metrics.rejected(refused.code());
            return ErrorCodes.toStatus(refused);
        }
        FAULTS.fault("call_fault method=" + method, thrown);
        metrics.rejected(ErrorCode.INTERNAL_FAULT);
        return ErrorCodes.toStatus(
                RefusedException.of(ErrorCode.INTERNAL_FAULT, "internal error; see the service's log for details"));
    }
}
