package io.foresight.perception.detect;

import io.foresight.perception.mount.Evidence;
import io.foresight.perception.mount.Ground;
import io.foresight.perception.mount.OwnVehicle;
import io.foresight.perception.mount.Placement;
import io.foresight.perception.points.BadPointsException;
import io.foresight.perception.points.ExactCopies;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointCloudValidator;
import io.foresight.perception.points.PointLimits;
import io.foresight.perception.points.ValidatedCloud;
import io.foresight.perception.sweep.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Processes a sweep into an answer, for every caller: validates the cloud, leaves out copies of its points, finds the ground, counts the points that can carry an object,
 * runs the detector, and sets validity and reasons. Not thread-safe.
 *
 * <p>VALID when there is no reason against the answer; DEGRADED when there are doubts, many points were dropped or can carry no object, the
 * ground is not where the model expects it, or the model's capacity was exceeded; INVALID when too few points can carry an object, there
 * are too many, the cloud is upside down, a sensor that the model needs is missing, or the engine failed. Where only the height is another, z is shifted for the detection and the
 * boxes are shifted back. Boxes of the own vehicle are left out.
 */
public final class Perceiver {
    private final Detector detector;
    private final PointCloudValidator gate;
    private final Optional<OwnVehicle> ownVehicle;

    /** Creates a perceiver for a detector, which the caller closes; the own vehicle's footprint is derived from each sweep. */
    public Perceiver(Detector detector) {
        this(detector, Optional.empty());
    }

    /**
     * Creates a perceiver for a detector, which the caller closes.
     *
     * @param ownVehicle footprint of the vehicle that carries the sensor; empty: derived from each sweep
     */
    public Perceiver(Detector detector, Optional<OwnVehicle> ownVehicle) {
        this.detector = detector;
        this.gate = new PointCloudValidator(
                PointLimits.DEFAULT.atMost(detector.card().maxPoints()));
        this.ownVehicle = ownVehicle;
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
        Report report = new Report(sweep);
        report.reasons.addAll(options.doubts());
        ValidatedCloud gated;
        try {
            gated = gate.validate(sweep.cloud());
        } catch (BadPointsException e) {
            report.reasons.clear();
            return report.invalid(Reason.BAD_FRAME, e.getMessage());
        }
        gated.reasons().forEach(reason -> report.reasons.add(reason(reason)));
        PointCloud returns = ExactCopies.without(gated.cloud());
        if (returns.size() < limits().minPoints() && gated.noReturns() == 0) {
            return report.invalid(
                    Reason.TOO_FEW_POINTS,
                    returns.size() + " usable points of " + gated.received() + "; at least " + limits().minPoints()
                            + " are needed, finite and near");
        }
        Placement placement = Placement.of(returns, card().mounting());
        report.ground = placement.ground();
        if (placement.verdict() == Placement.Verdict.UNUSABLE) {
            return report.invalid(Reason.MISPLACED, placement.message());
        }
        if (placement.verdict() == Placement.Verdict.DOUBTFUL) {
            report.doubt(Reason.MISPLACED, placement.message());
        }
        PointCloud placed = raised(returns, placement.lift());
        OwnVehicle own = ownVehicle.orElseGet(() -> OwnVehicle.derived(placed, placement.groundInPlace()));
        Evidence evidence = Evidence.of(placed, gated.noReturns(), card().view(), own);
        if (evidence.usable() < limits().minPoints()) {
            return report.invalid(Reason.BLIND, blind(evidence, returns));
        }
        if (evidence.isLow()) {
            report.doubt(Reason.BLIND, evidence.words());
        }
        report.validated();
        options.betweenStages().run();
        Scene scene;
        try {
            scene = detect(sweep.withCloud(placed), options);
        } catch (EngineFaultException e) {
            return report.failed(e);
        } catch (MissingSensorException e) {
            return report.invalid(Reason.SENSOR_MISSING, e.getMessage());
        }
        if (scene.effort().capacityExceeded()) {
            report.reasons.add(Reason.CAPACITY_EXCEEDED);
        }
        return report.answered(others(scene, own, -placement.lift()));
    }

    private String blind(Evidence evidence, PointCloud returns) {
        String guess = Placement.guess(returns);
        return evidence.words() + "; at least " + limits().minPoints() + " are needed"
                + (guess.isEmpty() ? "" : "; " + guess);
    }

    /** A copy raised along z; the cloud itself when it need not be. */
    private static PointCloud raised(PointCloud cloud, double metres) {
        if (metres == 0) {
            return cloud;
        }
        float[] xyzi = Arrays.copyOf(cloud.xyzi(), PointCloud.STRIDE * cloud.size());
        for (int i = 2; i < xyzi.length; i += PointCloud.STRIDE) {
            xyzi[i] = (float) (xyzi[i] + metres);
        }
        return new PointCloud(cloud.frame(), cloud.stamp(), xyzi, cloud.size(), cloud.columns());
    }

    /** The scene without the own vehicle, raised along z. */
    private static Scene others(Scene scene, OwnVehicle own, double metres) {
        return scene.withBoxes(boxes -> boxes.stream()
                .filter(detection -> !own.is(detection.box()))
                .map(detection -> metres == 0 ? detection : detection.raised(metres))
                .toList());
    }

    private Scene detect(Sweep gated, PerceiveOptions options) {
        Interruption interruption = new Interruption(options.betweenStages());
        Scene scene;
        try {
            scene = detector.detect(gated, options.scoreThreshold(), interruption);
        } catch (EngineFaultException | MissingSensorException e) {
            throw e;
        } catch (RuntimeException e) {
            if (e == interruption.thrown) {
                throw e;
            }
            throw new EngineFaultException("the detector failed", e);
        }
        for (Detection detection : scene.boxes().orElse(List.of())) {
            if (!(detection.score() > 0 && detection.score() <= 1)
                    || Float.isInfinite(detection.vx())
                    || Float.isInfinite(detection.vy())) {
                throw new EngineFaultException("the detector answered with numbers out of range: " + detection);
            }
        }
        return scene;
    }

    private static Reason reason(ValidatedCloud.Reason reason) {
        return switch (reason) {
            case TOO_FEW_POINTS -> Reason.TOO_FEW_POINTS;
            case NONFINITE_POINTS -> Reason.NONFINITE_POINTS;
        };
    }

    /** What is known of a sweep so far. */
    private static final class Report {
        private final Sweep sweep;
        private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        private final List<String> messages = new ArrayList<>();
        private final long start = System.nanoTime();
        private Optional<Ground> ground = Optional.empty();
        private double validateMs = -1;

        Report(Sweep sweep) {
            this.sweep = sweep;
        }

        void doubt(Reason reason, String message) {
            reasons.add(reason);
            messages.add(message);
        }

        void validated() {
            validateMs = (System.nanoTime() - start) * 1e-6;
        }

        SweepAnswer invalid(Reason reason, String message) {
            reasons.add(reason);
            validated();
            return answer(Validity.INVALID, message, Optional.empty(), Optional.empty());
        }

        SweepAnswer failed(EngineFaultException fault) {
            reasons.clear();
            reasons.add(Reason.ENGINE_FAULT);
            return answer(Validity.INVALID, "the engine failed", Optional.empty(), Optional.of(fault));
        }

        SweepAnswer answered(Scene scene) {
            Validity validity = reasons.isEmpty() ? Validity.VALID : Validity.DEGRADED;
            return answer(validity, String.join("; ", messages), Optional.of(scene), Optional.empty());
        }

        private SweepAnswer answer(
                Validity validity, String message, Optional<Scene> scene, Optional<EngineFaultException> fault) {
            return new SweepAnswer(sweep, validity, reasons, message, ground, scene, fault, validateMs);
        }
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
