package io.foresight.perception.data.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the frames of a dataset show together: that frames, axes and units are those they are taken for.
 *
 * @param labelPoints points in the labels' boxes beside what the dataset itself states
 * @param sensorHeight height of the sensor above the ground, metres, of the frames in which the ground was found
 * @param motion of the sensor between frames that follow each other
 */
public record DatasetProof(LabelPoints labelPoints, ValueRange sensorHeight, Motion motion) {
    private static final long LEAST_STATED = 100;
    private static final double LEAST_SHARE = 0.8;
    private static final int LEAST_PAIRS = 3;
    private static final double FORWARD = Math.cos(Math.PI / 4);
    private static final double HELPING = 0.95;
    private static final double TELLING_METRES = 0.05;

    /**
     * Points in boxes.
     *
     * @param labels those with a stated number of points
     * @param stated points by the dataset
     * @param inside points counted in the boxes
     */
    public record LabelPoints(long labels, long stated, long inside) {}

    /**
     * Pairs of frames between which the sensor moved, and how near the points of the later one come to those of the earlier one.
     *
     * @param pairs with poses and at least 0.5 m between them
     * @param metres moved, median; NaN without pairs
     * @param forward cosine of the angle from the x axis to the direction of motion, median; NaN without pairs
     * @param apartWithPose distance of a point above the ground to the nearest of the earlier frame, by the poses, metres, median
     * @param apartWithoutPose the same as if the sensor had stood still
     */
    public record Motion(int pairs, double metres, double forward, double apartWithPose, double apartWithoutPose) {}

    /** The figures that there are, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (labelPoints.labels > 0) {
            lines.add("points in " + labelPoints.labels + " labels: " + labelPoints.stated + " stated, "
                    + labelPoints.inside + " counted");
        }
        if (sensorHeight.count() > 0) {
            lines.add(text(
                    "sensor above the ground: %.2f m (%.2f to %.2f) in %d frames",
                    sensorHeight.mean(), sensorHeight.min(), sensorHeight.max(), sensorHeight.count()));
        }
        if (motion.pairs > 0) {
            lines.add(text(
                    "motion: %.1f m from frame to frame in %d pairs, %.0f degrees from x; points meet within %.2f m by the poses, %.2f m without",
                    motion.metres, motion.pairs, degreesFromX(), motion.apartWithPose, motion.apartWithoutPose));
        }
        return lines;
    }

    private double degreesFromX() {
        return Math.toDegrees(Math.acos(motion.forward));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** What speaks against the dataset; each with the dataset's name instead of a frame's. */
    List<FrameProblem> problems(String dataset) {
        List<FrameProblem> problems = new ArrayList<>();
        if (labelPoints.stated >= LEAST_STATED && labelPoints.inside < LEAST_SHARE * labelPoints.stated) {
            problems.add(new FrameProblem(
                    dataset,
                    "labels.points",
                    labelPoints.stated + " points are stated for " + labelPoints.labels + " labels, "
                            + labelPoints.inside + " are in their boxes; expected at least "
                            + Math.round(100 * LEAST_SHARE) + " %: boxes and points are not in one frame"));
        }
        if (motion.pairs >= LEAST_PAIRS && motion.forward < FORWARD) {
            problems.add(new FrameProblem(
                    dataset,
                    "pose",
                    text(
                            "the sensor moves at %.0f degrees from its x axis (median of %d pairs of frames); x is to point forward",
                            degreesFromX(), motion.pairs)));
        }
        if (motion.apartWithoutPose > TELLING_METRES && motion.apartWithPose > HELPING * motion.apartWithoutPose) {
            problems.add(new FrameProblem(
                    dataset,
                    "pose",
                    text(
                            "what stands still does not stay put: from frame to frame points come to within %.2f m of each"
                                    + " other by the poses, %.2f m without them (%d pairs)",
                            motion.apartWithPose, motion.apartWithoutPose, motion.pairs)));
        }
        return problems;
    }
}
