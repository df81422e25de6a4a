package io.foresight.perception.data.survey;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Checks the plausibility of a frame's labels. */
final class LabelCheck {
    private static final int MAX_LABELS = 2_000;
    private static final double MAX_RANGE_METRES = 300;
    private static final double MAX_SIZE_METRES = 40;
    private static final double MIN_SIZE_METRES = 0.01; // a sign is a thin plate
    private static final double MAX_SPEED = 100;
    /** Points lie on the surface with range noise, so points up to this distance outside the box count too, except below it (ground). */
    private static final double MARGIN_METRES = 0.15;
    /** With fewer points, a difference between stated and counted points is not significant. */
    private static final int MIN_POINTS = 30;

    private static final double MIN_SHARE_INSIDE = 0.6;

    private LabelCheck() {}

    static void check(Sweep frame, Consumer<FrameProblem> problems) {
        List<LabelledBox> labels = frame.labels().boxes();
        if (labels.size() > MAX_LABELS) {
            problems.accept(
                    new FrameProblem(frame.id(), "labels", labels.size() + " labels, the limit is " + MAX_LABELS));
            return;
        }
        Set<Integer> tracks = new HashSet<>();
        for (int i = 0; i < labels.size(); i++) {
            LabelledBox label = labels.get(i);
            String field = "labels[" + i + "]";
            checkNumbers(label, frame.id(), field, problems);
            if (label.trackId() >= 0 && !tracks.add(label.trackId())) {
                problems.accept(new FrameProblem(frame.id(), field + ".track", label.trackId() + " is not unique"));
            }
            if (!label.box().frame().equals(frame.cloud().frame())) {
                problems.accept(new FrameProblem(
                        frame.id(),
                        field + ".frame",
                        label.box().frame() + ", the points are in "
                                + frame.cloud().frame()));
            } else if (label.points() >= MIN_POINTS) {
                int inside = pointsInside(frame.cloud(), label.box());
                if (inside < MIN_SHARE_INSIDE * label.points()) {
                    problems.accept(new FrameProblem(
                            frame.id(),
                            field + ".points",
                            label.points() + " stated, " + inside + " are in or near the "
                                    + label.objectClass().name()));
                }
            }
        }
    }

    private static void checkNumbers(LabelledBox label, String frame, String field, Consumer<FrameProblem> problems) {
        Box3d box = label.box();
        if (box.range() > MAX_RANGE_METRES || Math.abs(box.z()) > MAX_RANGE_METRES) {
            problems.accept(new FrameProblem(
                    frame, field + ".x,y,z", box.range() + " m away, at most " + MAX_RANGE_METRES + " m"));
        }
        double[] sizes = {box.length(), box.width(), box.height()};
        String[] names = {".length", ".width", ".height"};
        for (int k = 0; k < sizes.length; k++) {
            if (sizes[k] < MIN_SIZE_METRES || sizes[k] > MAX_SIZE_METRES) {
                problems.accept(new FrameProblem(
                        frame,
                        field + names[k],
                        sizes[k] + " m, must be in [" + MIN_SIZE_METRES + ", " + MAX_SIZE_METRES + "] m"));
            }
        }
        if (Math.hypot(label.vx(), label.vy()) > MAX_SPEED) {
            problems.accept(new FrameProblem(
                    frame, field + ".vx,vy", Math.hypot(label.vx(), label.vy()) + " m/s, at most " + MAX_SPEED));
        }
        if (label.occlusion() < 0 || label.occlusion() > 1) {
            problems.accept(new FrameProblem(frame, field + ".occlusion", label.occlusion() + ", must be in [0, 1]"));
        }
    }

    private static int pointsInside(PointCloud cloud, Box3d box) {
        Box3d grown = new Box3d(
                box.frame(),
                box.x(),
                box.y(),
                box.z() + MARGIN_METRES / 2,
                box.length() + 2 * MARGIN_METRES,
                box.width() + 2 * MARGIN_METRES,
                box.height() + MARGIN_METRES,
                box.yaw());
        return PointsInBox.count(cloud, grown);
    }
}
