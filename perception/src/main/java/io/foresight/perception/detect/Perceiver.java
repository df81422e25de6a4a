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
 * Processes a sweep into an answer, for every caller: validates the cloud, runs the detector, and sets validity and reasons. Not
 * thread-safe.
 *
 * <p>VALID when there is no reason against the answer; DEGRADED when there are doubts, many points were dropped or the model's capacity was
 * exceeded; INVALID when there are too few or too many points, or the engine failed.
 */
public final class Perceiver {
    private final Detector detector;
    private final PointCloudValidator gate;

    /** Creates a perceiver for a detector, which the caller closes. */
    public Perceiver(Detector detector) {
        this.detector = detector;
        this.gate = new PointCloudValidator(
                PointLimits.DEFAULT.atMost(detector.card().maxPoints()));
    }

    /** Description of the loaded model. */
    public ModelCard card() {
        return detector.card();
    }

    /** Limits for clouds. */
    public PointLimits limits() {
        return gate.limits();
    }

    /** Processes a sweep. Bad input and engine faults give an INVALID answer, not an exception. The sweep is not modified. */
    public SweepAnswer perceive(Sweep sweep, PerceiveOptions options) {
        long start = System.nanoTime();
        ValidatedCloud gated;
        try {
            gated = gate.validate(sweep.cloud());
        } catch (BadPointsException e) {
            return invalid(sweep, EnumSet.of(Reason.BAD_FRAME), e.getMessage(), Optional.empty(), since(start));
        }
        double validateMs = since(start);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        reasons.addAll(options.doubts());
        gated.reasons().forEach(reason -> reasons.add(reason(reason)));
        if (gated.verdict() == ValidatedCloud.Verdict.INVALID) {
            String message = gated.cloud().size() + " usable points of " + gated.received() + "; at least "
                    + limits().minPoints() + " are needed, finite and near";
            return invalid(sweep, reasons, message, Optional.empty(), validateMs);
        }
        options.betweenStages().run();
        Scene scene;
        try {
            scene = detect(sweep.withCloud(gated.cloud()), options);
        } catch (EngineFaultException e) {
            return invalid(sweep, EnumSet.of(Reason.ENGINE_FAULT), "the engine failed", Optional.of(e), validateMs);
        }
        if (scene.effort().capacityExceeded()) {
            reasons.add(Reason.CAPACITY_EXCEEDED);
        }
        Validity validity = reasons.isEmpty() ? Validity.VALID : Validity.DEGRADED;
        return new SweepAnswer(sweep, validity, reasons, "", Optional.of(scene), Optional.empty(), validateMs);
    }

    private Scene detect(Sweep gated, PerceiveOptions options) {
        Interruption interruption = new Interruption(options.betweenStages());
        Scene scene;
        try {
            scene = detector.detect(gated, options.scoreThreshold(), interruption);
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

    /** Distinguishes exceptions of the caller's {@code betweenStages} from those of the detector. */
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
