package io.foresight.perception.eval;

import java.util.Locale;

/** What is scored; each task is a sub-command of {@code foresight eval}. */
public enum EvaluationTask {
    /** Boxes, frame by frame. */
    DETECTION,
    /** Boxes that carry the identity of an object over time. */
    TRACKING,
    /** Classes of voxels. */
    OCCUPANCY,
    /** Classes of the ground, layer by layer, in the bird's-eye view. */
    SEGMENTATION,
    /** Classes and instances of points. */
    PANOPTIC;

    /** The sub-command. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
