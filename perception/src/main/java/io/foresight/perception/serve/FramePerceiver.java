package io.foresight.perception.serve;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.EngineFaultException;
import io.foresight.perception.detect.Perceived;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.points.ValidatedCloud;
import io.foresight.perception.serve.ServeMetrics.Stage;
import io.foresight.v1.Detections;
import io.foresight.v1.Reason;
import io.foresight.v1.StageTimes;
import io.foresight.v1.Validity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One frame to one reply: time rules, gate, detector. Runs on the inference lane alone. */
final class FramePerceiver {
    private static final Logger LOG = LoggerFactory.getLogger(FramePerceiver.class);

    private final Detector detector;
    private final FrameReader reader;
    private final Replies replies;
    private final AgeRule ageRule;
    private final ServerClocks clocks;
    private final ServeMetrics metrics;
    private final HealthSwitch health;

    FramePerceiver(
            Detector detector,
            FrameReader reader,
            AgeRule ageRule,
            ServerClocks clocks,
            ServeMetrics metrics,
            HealthSwitch health) {
        this.detector = detector;
        this.reader = reader;
        this.replies = new Replies(detector.card());
        this.ageRule = ageRule;
        this.clocks = clocks;
        this.metrics = metrics;
        this.health = health;
    }

    /**
     * The reply, complete but for what only a stream knows.
     *
     * @throws RefusedException when the frame cannot be read or used
     * @throws CallGoneException when nobody waits any more
     */
    Detections.Builder perceive(InboundFrame inbound, CallWatch watch) {
        watch.boundary();
        double queueMs = milliseconds(inbound.receivedNanos());
        metrics.stage(Stage.QUEUE, queueMs);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        reasons.addAll(inbound.doubts());
        Detections.Builder outOfTime = judgeAge(inbound, reasons);
        if (outOfTime != null) {
            return outOfTime;
        }
        long validateStart = clocks.nanos();
        ValidatedCloud cloud = reader.read(inbound.frame());
        double validateMs = milliseconds(validateStart);
        metrics.stage(Stage.VALIDATE, validateMs);
        judgePoints(cloud, reasons);
        watch.boundary();
        Perceived perceived;
        try {
            perceived = detect(cloud, inbound.scoreThreshold(), watch);
        } catch (EngineFaultException e) {
            return engineFault(inbound, e);
        }
        health.engineAnswered();
        if (perceived.capacityExceeded()) {
            reasons.add(Reason.REASON_CAPACITY_EXCEEDED);
        }
        Detections.Builder reply = replies.to(inbound.frame())
                .setValidity(reasons.isEmpty() ? Validity.VALIDITY_VALID : Validity.VALIDITY_DEGRADED)
                .addAllReasons(reasons)
                .setPointsKept(share(perceived.pointsUsed(), cloud.received()))
                .setStages(stages(queueMs, validateMs, perceived.times()));
        Replies.addAll(reply, perceived.detections());
        return reply;
    }

    /** Sets the age of a finished reply and counts it. */
    Detections finish(Detections.Builder reply, InboundFrame inbound) {
        double age = clocks.secondsSince(inbound.receivedNanos());
        metrics.replied(reply.getValidity(), reply.getReasonsList(), age);
        return reply.setAgeSeconds(age).build();
    }

    /** The INVALID reply to a frame that is too old or too new; null where it may be answered. */
    private Detections.Builder judgeAge(InboundFrame inbound, Set<Reason> reasons) {
        Stamp stamp = FrameReader.stamp(inbound.frame().getStamp());
        AgeRule.Verdict verdict = ageRule.judge(stamp);
        return switch (verdict) {
            case FRESH -> null;
            case STALE -> {
                reasons.add(Reason.REASON_STALE_INPUT);
                yield null;
            }
            case TOO_OLD, FUTURE -> {
                AgeRule.RefusedByTime refusal = ageRule.refusal(verdict, stamp);
                yield replies.invalid(inbound.frame(), List.of(refusal.reason()), refusal.message());
            }
        };
    }

    private void judgePoints(ValidatedCloud cloud, Set<Reason> reasons) {
        List<Reason> found = new ArrayList<>();
        for (ValidatedCloud.Reason reason : cloud.reasons()) {
            found.add(
                    switch (reason) {
                        case TOO_FEW_POINTS -> Reason.REASON_TOO_FEW_POINTS;
                        case NONFINITE_POINTS -> Reason.REASON_NONFINITE_POINTS;
                    });
        }
        if (cloud.verdict() == ValidatedCloud.Verdict.INVALID) {
            throw new RefusedException(
                    ErrorCode.POINTS_UNUSABLE,
                    "points.data",
                    found,
                    "points.data has " + cloud.cloud().size() + " usable points of " + cloud.received() + "; at least "
                            + reader.minPoints() + " are needed, finite and near");
        }
        reasons.addAll(found);
    }

    private Perceived detect(ValidatedCloud cloud, float scoreThreshold, CallWatch watch) {
        float threshold = scoreThreshold == 0 ? detector.card().scoreThreshold() : scoreThreshold;
        Perceived perceived;
        try {
            perceived = detector.detect(cloud.cloud(), threshold, watch::boundary);
        } catch (CallGoneException | EngineFaultException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new EngineFaultException("the detector failed", e);
        }
        for (Detection detection : perceived.detections()) {
            if (!(detection.score() > 0 && detection.score() <= 1)
                    || !Float.isFinite(detection.vx())
                    || !Float.isFinite(detection.vy())) {
                throw new EngineFaultException("the detector answered with numbers out of range: " + detection);
            }
        }
        return perceived;
    }

    private Detections.Builder engineFault(InboundFrame inbound, EngineFaultException e) {
        metrics.engineFault();
        health.engineFailed();
        LOG.error(
                "event=engine_fault sequence={}",
                Long.toUnsignedString(inbound.frame().getSequence()),
                e);
        return replies.invalid(
                inbound.frame(), List.of(Reason.REASON_ENGINE_FAULT), "the engine failed; the service's log says more");
    }

    private StageTimes stages(double queueMs, double validateMs, Perceived.StageTimes times) {
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

    private static float share(int part, int whole) {
        return whole == 0 ? 0 : (float) part / whole;
    }
}
