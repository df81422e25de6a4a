package io.foresight.perception.serve;

import io.foresight.v1.Reason;
import io.foresight.v1.Validity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service's metrics. Label values come from enums, so the number of time series is fixed. */
final class ServeMetrics {
    private static final Duration[] BUCKETS = buckets(1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500);

    /** The call by which a frame arrived. */
    enum Rpc {
        UNARY,
        STREAM
    }

    /** Processing stages of a frame. */
    enum Stage {
        QUEUE,
        VALIDATE,
        VOXELISE,
        NETWORK,
        DECODE
    }

    /** Where a call was when its caller had gone. */
    enum Gone {
        WAITING,
        WORKING
    }

    private final Map<Rpc, Counter> received = new EnumMap<>(Rpc.class);
    private final Map<ErrorCode, Counter> rejected = new EnumMap<>(ErrorCode.class);
    private final Map<Validity, Counter> replies = new EnumMap<>(Validity.class);
    private final Map<Reason, Counter> reasons = new EnumMap<>(Reason.class);
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final Map<Gone, Counter> gone = new EnumMap<>(Gone.class);
    private final Counter superseded;
    private final Counter repliesDropped;
    private final Counter engineFaults;
    private final Counter workedForNobody;
    private final Timer age;

    ServeMetrics(MeterRegistry registry) {
        for (Rpc rpc : Rpc.values()) {
            received.put(rpc, counter(registry, "frames.received", "Frames received", "rpc", rpc));
        }
        for (ErrorCode code : ErrorCode.values()) {
            rejected.put(code, counter(registry, "frames.rejected", "Frames and calls rejected", "reason", code));
        }
        for (Validity validity : Validity.values()) {
            replies.put(validity, counter(registry, "replies", "Replies", "validity", validity));
        }
        for (Reason reason : Reason.values()) {
            reasons.put(
                    reason,
                    counter(registry, "reply.reasons", "Reasons of replies that are not VALID", "reason", reason));
        }
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    timer("stage", "Duration of a stage")
                            .tag("stage", label(stage))
                            .register(registry));
        }
        for (Gone where : Gone.values()) {
            gone.put(where, counter(registry, "calls.gone", "Calls whose caller left before the reply", "when", where));
        }
        age = timer("reply.age", "From receipt of a frame to its reply").register(registry);
        superseded = Counter.builder("foresight.frames.superseded")
                .description("Frames skipped because a newer one of the same stream had arrived")
                .register(registry);
        repliesDropped = Counter.builder("foresight.replies.dropped")
                .description("Replies dropped because the client read too slowly")
                .register(registry);
        engineFaults = Counter.builder("foresight.engine.faults")
                .description("Engine failures")
                .register(registry);
        workedForNobody = Counter.builder("foresight.computed.after.cancel")
                .description("Stages started after the caller had left")
                .register(registry);
    }

    void frameReceived(Rpc rpc) {
        received.get(rpc).increment();
    }

    void frameSuperseded() {
        superseded.increment();
    }

    void rejected(ErrorCode code) {
        rejected.get(code).increment();
    }

    void replyDropped() {
        repliesDropped.increment();
    }

    void engineFault() {
        engineFaults.increment();
    }

    void callGone(Gone when, boolean workedOn) {
        gone.get(when).increment();
        if (workedOn) {
            workedForNobody.increment();
        }
    }

    void replied(Validity validity, Iterable<Reason> why, double ageSeconds) {
        replies.get(validity).increment();
        for (Reason reason : why) {
            reasons.get(reason).increment();
        }
        age.record(Math.round(ageSeconds * 1e9), TimeUnit.NANOSECONDS);
    }

    void stage(Stage stage, double milliseconds) {
        stages.get(stage).record(Math.round(milliseconds * 1e6), TimeUnit.NANOSECONDS);
    }

    private static Counter counter(MeterRegistry registry, String name, String what, String label, Enum<?> value) {
        return Counter.builder("foresight." + name)
                .description(what)
                .tag(label, label(value))
                .register(registry);
    }

    private static Timer.Builder timer(String name, String what) {
        return Timer.builder("foresight." + name).description(what).serviceLevelObjectives(BUCKETS);
    }

    /** Removes the enum's prefix from {@code VALIDITY_VALID} and {@code REASON_STALE_INPUT}, since the label's name says the same. */
    private static String label(Enum<?> value) {
        return value.name().replaceFirst("^(VALIDITY|REASON)_", "").toLowerCase(Locale.ROOT);
    }

    private static Duration[] buckets(int... milliseconds) {
        Duration[] buckets = new Duration[milliseconds.length];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = Duration.ofMillis(milliseconds[i]);
        }
        return buckets;
    }
}
