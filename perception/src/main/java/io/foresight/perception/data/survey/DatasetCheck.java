package io.foresight.perception.data.survey;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.sim.SimDataset;
import io.foresight.perception.mount.Evidence;
import io.foresight.perception.mount.Ground;
import io.foresight.perception.mount.Mounting;
import io.foresight.perception.mount.OwnVehicle;
import io.foresight.perception.mount.Placement;
import io.foresight.perception.points.BadPointsException;
import io.foresight.perception.points.PointCloudValidator;
import io.foresight.perception.points.PointLimits;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.points.ValidatedCloud;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Checks a dataset for errors: every frame can be read, its points are finite, can carry an object and stand on a ground beneath the
 * sensor, intensities are in [0, 1], labels are plausible and contain
 * the number of points they state, cameras look at points, stamps increase within a scene, what stands still stays put by the poses, and checksums
 * match. All problems are reported, not only the first.
 */
public final class DatasetCheck {
    private static final int MAX_PROBLEMS = 1000;

    /** Where sensors of road vehicles are mounted, and how far detectors look: wider than any one model's limits. */
    private static final Mounting MOUNTING = new Mounting(1, 4);

    private static final Evidence.View VIEW = new Evidence.View(100, -15, 15);

    private final Dataset dataset;
    private final PointCloudValidator gate = new PointCloudValidator(PointLimits.DEFAULT);
    private final List<FrameProblem> problems = new ArrayList<>();
    private Stamp previousStamp;
    private String previousScene = "";
    private final ValueRange.Builder heights = new ValueRange.Builder();
    private final MotionCheck motion = new MotionCheck();
    private long labels;
    private long statedPoints;
    private long countedPoints;

    private DatasetCheck(Dataset dataset) {
        this.dataset = dataset;
    }

    /**
     * The result of the check.
     *
     * @param problems at most 1000, in order
     * @param proof what the frames show together
     */
    public record Report(String dataset, int frames, List<FrameProblem> problems, DatasetProof proof) {
        public Report {
            problems = List.copyOf(problems);
        }

        /** Whether no problem was found. */
        public boolean isSound() {
            return problems.isEmpty();
        }
    }

    /**
     * Checks every frame.
     *
     * @param progress receives the number of frames done
     */
    public static Report check(Dataset dataset, IntConsumer progress) {
        return check(dataset, progress, () -> false);
    }

    /** As above; {@code stop} is asked before each frame and ends it with the frames so far. */
    public static Report check(Dataset dataset, IntConsumer progress, BooleanSupplier stop) {
        return new DatasetCheck(dataset).run(progress, stop);
    }

    private Report run(IntConsumer progress, BooleanSupplier stop) {
        checkIds();
        if (dataset instanceof SimDataset simulated) {
            checkSums(simulated);
        }
        int frames = dataset.frameIds().size();
        int done = 0;
        while (done < frames && problems.size() < MAX_PROBLEMS && !stop.getAsBoolean()) {
            checkFrame(done);
            done++;
            progress.accept(done);
        }
        DatasetProof proof = new DatasetProof(
                new DatasetProof.LabelPoints(labels, statedPoints, countedPoints), heights.build(), motion.motion());
        problems.addAll(proof.problems(dataset.name()));
        return new Report(dataset.name(), done, problems.subList(0, Math.min(MAX_PROBLEMS, problems.size())), proof);
    }

    private void checkIds() {
        Set<String> seen = new HashSet<>();
        for (String id : dataset.frameIds()) {
            if (!seen.add(id)) {
                problems.add(new FrameProblem(id, "id", "is not unique"));
            }
        }
    }

    private void checkSums(SimDataset simulated) {
        for (String scene : simulated.sceneNames()) {
            try {
                simulated.verify(scene);
            } catch (IOException damaged) {
                problems.add(new FrameProblem(scene, "checksum", damaged.getMessage()));
            }
        }
    }

    private void checkFrame(int index) {
        String id = dataset.frameIds().get(index);
        try {
            Sweep frame = dataset.read(index);
            Optional<Ground> ground = checkPoints(frame);
            checkStamp(frame);
            LabelCheck.check(frame, problems::add);
            countLabelPoints(frame);
            CameraCheck.check(frame, problems::add);
            motion.add(frame, ground, problems::add);
        } catch (IOException unreadable) {
            problems.add(new FrameProblem(id, "file", unreadable.getMessage()));
        }
    }

    private void countLabelPoints(Sweep frame) {
        for (LabelledBox label : frame.labels().boxes()) {
            if (label.points() >= 0 && label.box().frame().equals(frame.cloud().frame())) {
                labels++;
                statedPoints += label.points();
                countedPoints += PointsInBox.count(frame.cloud(), label.box());
            }
        }
    }

    /** The ground, where it was found. */
    private Optional<Ground> checkPoints(Sweep frame) {
        try {
            ValidatedCloud cloud = gate.validate(frame.cloud());
            if (cloud.dropped() > 0) {
                problems.add(new FrameProblem(
                        frame.id(),
                        "points",
                        cloud.dropped() + " of " + cloud.received() + " are not finite or too far"));
            }
            if (cloud.clampedIntensities() > 0) {
                problems.add(new FrameProblem(
                        frame.id(), "intensity", cloud.clampedIntensities() + " points are outside [0, 1]"));
            }
            if (cloud.cloud().size() < gate.limits().minPoints() && cloud.noReturns() == 0) {
                problems.add(new FrameProblem(
                        frame.id(),
                        "points",
                        cloud.cloud().size() + " usable, at least "
                                + gate.limits().minPoints() + " are needed"));
                return Optional.empty();
            }
            Optional<Ground> ground = checkPlacement(frame.id(), cloud);
            ground.ifPresent(found -> heights.add(-found.z0()));
            return ground;
        } catch (BadPointsException tooMany) {
            problems.add(new FrameProblem(frame.id(), "points", tooMany.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Ground> checkPlacement(String id, ValidatedCloud cloud) {
        Placement placement = Placement.of(cloud.cloud(), Optional.of(MOUNTING));
        Optional<Ground> ground = placement.ground().filter(Ground::isReliable);
        if (placement.verdict() != Placement.Verdict.EXPECTED) {
            problems.add(new FrameProblem(id, "frame", placement.message()));
            return ground;
        }
        OwnVehicle own = OwnVehicle.derived(cloud.cloud(), ground);
        Evidence evidence = Evidence.of(cloud.cloud(), cloud.noReturns(), VIEW, own);
        if (evidence.usable() < gate.limits().minPoints() || evidence.isLow()) {
            String guess = Placement.guess(cloud.cloud());
            problems.add(new FrameProblem(id, "points", evidence.words() + (guess.isEmpty() ? "" : "; " + guess)));
        }
        return ground;
    }

    /** In a dataset without stamps all are 0, which is not an error. */
    private void checkStamp(Sweep frame) {
        String scene = frame.origin().scene();
        Stamp stamp = frame.cloud().stamp();
        boolean sameScene = previousStamp != null && scene.equals(previousScene);
        if (sameScene && stamp.clock() != previousStamp.clock()) {
            problems.add(new FrameProblem(frame.id(), "stamp", "is of a different clock than the previous frame's"));
        } else if (sameScene
                && (stamp.nanoseconds() < previousStamp.nanoseconds()
                        || stamp.nanoseconds() == previousStamp.nanoseconds() && stamp.nanoseconds() != 0)) {
            problems.add(new FrameProblem(
                    frame.id(),
                    "stamp",
                    stamp.nanoseconds() + " ns is not after the previous frame's " + previousStamp.nanoseconds()
                            + " ns"));
        }
        previousStamp = stamp;
        previousScene = scene;
    }
}
