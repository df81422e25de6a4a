package io.foresight.perception.data.survey;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.mount.Ground;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.Sweep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether what stands still stays put: points above the ground of each frame are carried by the poses to the frame before, where other points should
 * be near. Compared with the distance that there would be if the sensor had not moved, this tells inverse poses, quaternions in the wrong order and
 * mixed frames.
 */
final class MotionCheck {
    private static final double LEAST_METRES = 0.5;
    private static final double MOST_METRES = 100;
    private static final double ABOVE_GROUND = 0.5;
    private static final double NEAREST = 3;
    private static final double FARTHEST = 40;
    private static final int SAMPLED = 1500;
    private static final int LEAST_SAMPLED = 50;

    private final List<Double> metres = new ArrayList<>();
    private final List<Double> forward = new ArrayList<>();
    private final List<Double> withPose = new ArrayList<>();
    private final List<Double> withoutPose = new ArrayList<>();
    private Sweep previous; // null: none yet

    /** Takes the next frame, with its ground where that was found. */
    void add(Sweep frame, Optional<Ground> ground, Consumer<FrameProblem> problems) {
        if (previous != null && follows(previous, frame) && ground.isPresent()) {
            RigidTransform move = frame.worldFromSensor()
                    .orElseThrow()
                    .then(previous.worldFromSensor().orElseThrow().inverse());
            double x = move.element(0, 3);
            double y = move.element(1, 3);
            double moved = Math.hypot(x, y);
            if (moved > MOST_METRES) {
                problems.accept(new FrameProblem(
                        frame.id(),
                        "pose",
                        String.format(
                                Locale.ROOT,
                                "%.0f m from the previous frame's, expected at most %.0f m",
                                moved,
                                MOST_METRES)));
            } else if (moved >= LEAST_METRES) {
                compare(frame.cloud(), ground.get(), move, moved, x / moved);
            }
        }
        previous = frame;
    }

    private static boolean follows(Sweep before, Sweep frame) {
        return before.origin().scene().equals(frame.origin().scene())
                && frame.origin().index() == before.origin().index() + 1
                && before.worldFromSensor().isPresent()
                && before.worldFromSensor()
                        .map(RigidTransform::to)
                        .equals(frame.worldFromSensor().map(RigidTransform::to))
                && before.cloud().frame().equals(frame.cloud().frame());
    }

    private void compare(PointCloud cloud, Ground ground, RigidTransform move, double moved, double ahead) {
        int[] sample = sample(cloud, ground);
        if (sample.length < LEAST_SAMPLED) {
            return;
        }
        PointGrid grid = new PointGrid(previous.cloud());
        List<Double> carried = new ArrayList<>();
        List<Double> kept = new ArrayList<>();
        for (int i : sample) {
            double x = cloud.x(i);
            double y = cloud.y(i);
            double z = cloud.z(i);
            carried.add(grid.distance(move.applyX(x, y, z), move.applyY(x, y, z), move.applyZ(x, y, z)));
            kept.add(grid.distance(x, y, z));
        }
        metres.add(moved);
        forward.add(ahead);
        withPose.add(median(carried));
        withoutPose.add(median(kept));
    }

    /** Points that stand on the ground, spread evenly over the cloud. */
    private static int[] sample(PointCloud cloud, Ground ground) {
        int[] standing = new int[cloud.size()];
        int size = 0;
        for (int i = 0; i < cloud.size(); i++) {
            double range = Math.hypot(cloud.x(i), cloud.y(i));
            if (range >= NEAREST && range <= FARTHEST && cloud.z(i) > ground.z(cloud.x(i), cloud.y(i)) + ABOVE_GROUND) {
                standing[size++] = i;
            }
        }
        int[] sample = new int[Math.min(SAMPLED, size)];
        for (int k = 0; k < sample.length; k++) {
            sample[k] = standing[(int) ((long) k * size / sample.length)];
        }
        return sample;
    }

    private static double median(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** What all pairs show. */
    DatasetProof.Motion motion() {
        return new DatasetProof.Motion(
                metres.size(), median(metres), median(forward), median(withPose), median(withoutPose));
    }
}
