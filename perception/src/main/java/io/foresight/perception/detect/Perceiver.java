package io.foresight.perception.detect;

import io.foresight.perception.points.BadPointsException;
import io.foresight.perception.points.PointCloudValidator;
import io.foresight.perception.points.PointLimits;
import io.foresight.perception.points.ValidatedCloud;
import io.foresight.perception.sweep.Sweep;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one road from a sweep to an answer, for every entrance: the gate, the detector, and the judgement of both. One call at a time.
 *
 * <p>VALID where nothing is to be said against the answer; DEGRADED where there are doubts, many points were left out or the model's
 * capacity did not suffice; INVALID where the points are too few or too many, or the engine failed.
 */
public final class Perceiver {
    private final Detector detector;
    private final PointCloudValidator gate;

    /** Perceives with a detector, which stays the caller's to close. */
    public Perceiver(Detector detector) {
        this.detector = detector;
        this.gate = new PointCloudValidator(
                PointLimits.DEFAULT.atMost(detector.card().maxPoints()));
    }

    /** What runs. */
    public ModelCard card() {
        return detector.card();
    }

    /** What a cloud may be. */
    public PointLimits limits() {
        return gate.limits();
    }

    /** Answers, whatever the sweep or the engine is like; the sweep's columns and order stay as they are. */
    public SweepAnswer perceive(Sweep sweep, Ask ask) {
        long start = System.nanoTime();
        ValidatedCloud gated;
        try {
            gated = gate.validate(sweep.cloud());
        } catch (BadPointsException e) {
            return invalid(sweep, EnumSet.of(Reason.BAD_FRAME), e.getMessage(), Optional.empty(), since(start));
        }
        double validateMs = since(start);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        reasons.addAll(ask.doubts());
        gated.reasons().forEach(reason -> reasons.add(reason(reason)));
        if (gated.verdict() == ValidatedCloud.Verdict.INVALID) {
            String message = gated.cloud().size() + " usable points of " + gated.received() + "; at least "
                    + limits().minPoints() + " are needed, finite and near";
            return invalid(sweep, reasons, message, Optional.empty(), validateMs);
        }
        ask.betweenStages().run();
        Scene scene;
        try {
            scene = detect(sweep.withCloud(gated.cloud()), ask);
        } catch (EngineFaultException e) {
            return invalid(sweep, EnumSet.of(Reason.ENGINE_FAULT), "the engine failed", Optional.of(e), validateMs);
        }
        if (scene.effort().capacityExceeded()) {
            reasons.add(Reason.CAPACITY_EXCEEDED);
        }
        Validity validity = reasons.isEmpty() ? Validity.VALID : Validity.DEGRADED;
        return new SweepAnswer(sweep, validity, reasons, "", Optional.of(scene), Optional.empty(), validateMs);
    }

    private Scene detect(Sweep gated, Ask ask) {
        Interruption interruption = new Interruption(ask.betweenStages());
        Scene scene;
        try {
            scene = detector.detect(gated, ask.scoreThreshold(), interruption);
        } catch (EngineFaultException e) {
            throw e;
        } catch (RuntimeException e) {
            if (e == interruption.thrown) {
                throw e;
            }
            throw new EngineFaultException("the detector failed", e);
        }
        for (Detection detection : scene.boxes().orElse(List.of())) {
            if (!(detection.score() > 0 && detection.score() <= 1)
                    || !Float.isFinite(detection.vx())
                    || !Float.isFinite(detection.vy())) {
                throw new EngineFaultException("the detector answered with numbers out of range: " + detection);
            }
        }
        return scene;
    }

    private static SweepAnswer invalid(
            Sweep sweep, Set<Reason> reasons, String message, Optional<EngineFaultException> fault, double validateMs) {
        return new SweepAnswer(sweep, Validity.INVALID, reasons, message, Optional.empty(), fault, validateMs);
    }

    private static Reason reason(ValidatedCloud.Reason reason) {
        return switch (reason) {
            case TOO_FEW_POINTS -> Reason.TOO_FEW_POINTS;
            case NONFINITE_POINTS -> Reason.NONFINITE_POINTS;
        };
    }

    private static double since(long start) {
        return (System.nanoTime() - start) * 1e-6;
    }

    /** Tells what the caller threw from what the detector threw. */
    private static final class Interruption implements Runnable {
        private final Runnable work;
        private RuntimeException thrown;

        Interruption(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
            } catch (RuntimeException e) {
                thrown = e;
                throw e;
            }
        }
    }
}
