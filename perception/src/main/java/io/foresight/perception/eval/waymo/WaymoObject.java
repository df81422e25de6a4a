package io.foresight.perception.eval.waymo;

import io.foresight.core.geometry.Box3d;

/**
 * A labelled or predicted object.
 *
 * @param frame recording, camera and time of the frame
 * @param box in the vehicle's frame
 * @param score [0, 1]; 1 of labels
 * @param level of difficulty as annotated, 1 or 2; 0: by the number of points
 * @param points of the LiDAR inside a label
 * @param inNoLabelZone whether it lies where nothing is labelled
 */
public record WaymoObject(
        String frame, WaymoType type, Box3d box, float score, int level, int points, boolean inNoLabelZone) {
    public WaymoObject {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score must be in [0, 1], got " + score);
        }
        if (level < 0 || level > 2) {
            throw new IllegalArgumentException("level of difficulty must be 1 or 2, or 0 for none, got " + level);
        }
    }

    /** Distance from the vehicle's origin, metres. */
    double range() {
        return Math.sqrt(box.x() * box.x() + box.y() * box.y() + box.z() * box.z());
    }
}
