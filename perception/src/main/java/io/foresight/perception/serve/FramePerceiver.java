package io.foresight.perception.serve;

import io.foresight.perception.detect.Effort;
import io.foresight.perception.detect.EngineFaultException;
import io.foresight.perception.detect.PerceiveOptions;
import io.foresight.perception.detect.Perceiver;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Scene;
import io.foresight.perception.detect.SweepAnswer;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.serve.ServeMetrics.Stage;
import io.foresight.perception.sweep.Sweep;
import io.foresight.serving.FaultLog;
import io.foresight.v1.Detections;
import io.foresight.v1.Ground;
import io.foresight.v1.StageTimes;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** Processes one frame into one reply: age check, then the {@link Perceiver}; measures the stages. Used only by the inference thread. */
final class FramePerceiver {
    private static final FaultLog FAULTS = new FaultLog(LoggerFactory.getLogger(FramePerceiver.class));

    private final Perceiver perceiver;
    private final FrameReader reader;
    private final Replies replies;
    private final AgeRule ageRule;
    private final ServerClocks clocks;
    private final ServeMetrics metrics;
    private final HealthSwitch health;
    private final ExpectedWait expectedWait;

    FramePerceiver(
            Perceiver perceiver,
            AgeRule ageRule,
            ServerClocks clocks,
            ServeMetrics metrics,
            HealthSwitch health,
            ExpectedWait expectedWait) {
        this.perceiver = perceiver;
        this.reader = new FrameReader(perceiver.limits());
        this.replies = new Replies(perceiver.card());
        this.ageRule = ageRule;
        this.clocks = clocks;
        this.metrics = metrics;
        this.health = health;
        this.expectedWait = expectedWait;
    }

    /**
     * The reply, except for fields that only a stream can fill in.
     *
     * @throws RefusedException when the frame is malformed or not usable
     * @throws CallGoneException when the caller no longer waits
     */
    Detections.Builder perceive(InboundFrame inbound, CallWatch watch) {
        watch.boundary();
        double queueMs = milliseconds(inbound.receivedNanos());
        metrics.stage(Stage.QUEUE, queueMs);
        Set<Reason> doubts = EnumSet.noneOf(Reason.class);
        doubts.addAll(inbound.doubts());
        Optional<Detections.Builder> outOfTime = judgeAge(inbound, doubts);
        if (outOfTime.isPresent()) {
            return outOfTime.get();
        }
        long readStart = clocks.nanos();
        Sweep sweep = reader.read(inbound.frame());
        double readMs = milliseconds(readStart);
        float threshold = inbound.scoreThreshold() == 0 ? perceiver.card().scoreThreshold() : inbound.scoreThreshold();
        SweepAnswer answer = perceiver.perceive(sweep, new PerceiveOptions(threshold, doubts, watch::boundary));
        double validateMs = readMs + answer.validateMs();
        metrics.stage(Stage.VALIDATE, validateMs);
        if (answer.fault().isPresent()) {
            return engineFault(inbound, answer.fault().get());
        }
        if (answer.validity() == Validity.INVALID) {
            throw new RefusedException(
                    ErrorCode.POINTS_UNUSABLE,
                    "points.data",
                    List.copyOf(answer.reasons()),
                    "points.data: " + answer.message());
        }
        health.engineAnswered();
        Scene scene = answer.scene().orElseThrow();
        Detections.Builder reply = replies.to(inbound.frame())
                .setValidity(WireVerdict.wire(answer.validity()))
                .addAllReasons(WireVerdict.wire(answer.reasons()))
                .setMessage(Replies.cut(answer.message()))
                .setPointsKept((float) answer.keptShare())
                .setSkew(WireSkew.wire(sweep.skew()))
                .setStages(stages(queueMs, validateMs, scene.effort().times()));
        answer.ground()
                .ifPresent(ground ->
                        reply.setGround(Ground.newBuilder().setZ(ground.z0()).setSlope(ground.slope())));
        Replies.addAll(reply, answer.detections());
        expectedWait.worked(clocks.nanos() - readStart);
        return reply;
    }

    /** Sets the age of a finished reply and updates the counters. */
    Detections finish(Detections.Builder reply, InboundFrame inbound) {
        double age = clocks.secondsSince(inbound.receivedNanos());
        metrics.replied(reply.getValidity(), reply.getReasonsList(), age);
        return reply.setAgeSeconds(age).build();
    }

    /** The INVALID reply to a frame that is too old or in the future; empty when the frame is accepted. */
    private Optional<Detections.Builder> judgeAge(InboundFrame inbound, Set<Reason> doubts) {
        Stamp stamp = FrameReader.stamp(inbound.frame().getStamp());
        AgeRule.Verdict verdict = ageRule.judge(stamp);
        return switch (verdict) {
            case FRESH -> Optional.empty();
            case STALE -> {
                doubts.add(Reason.STALE_INPUT);
                yield Optional.empty();
            }
            case TOO_OLD, FUTURE -> {
                AgeRule.RefusedByTime refusal = ageRule.refusal(verdict, stamp);
                yield Optional.of(replies.invalid(inbound.frame(), List.of(refusal.reason()), refusal.message()));
            }
        };
    }

    private Detections.Builder engineFault(InboundFrame inbound, EngineFaultException e) {
        metrics.engineFault();
        health.engineFailed();
        FAULTS.fault(
                "engine_fault sequence=" + Long.toUnsignedString(inbound.frame().getSequence()), e);
        return replies.invalid(
                inbound.frame(), List.of(Reason.ENGINE_FAULT), "the engine failed; see the service's log for details");
    }

    private StageTimes stages(double queueMs, double validateMs, Effort.StageTimes times) {
        metrics.stage(Stage.VOXELISE, times.voxeliseMs());
        metrics.stage(Stage.NETWORK, times.networkMs());
        metrics.stage(Stage.DECODE, times.decodeMs());
        return StageTimes.newBuilder()
                .setQueueMs((float) queueMs)
                .setValidateMs((float) validateMs)
                .setVoxeliseMs((float) times.voxeliseMs())
                .setNetworkMs((float) times.networkMs())
                .setDecodeMs((float) times.decodeMs())
                .build();
    }

    private double milliseconds(long since) {
        return clocks.secondsSince(since) * 1e3;
    }
}
