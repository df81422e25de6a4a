package io.foresight.perception.eval;

import io.foresight.perception.data.kitti.KittiObject;
import java.util.Locale;

/** KITTI's three difficulties: which labels count. A label outside the limits is neither demanded nor held against a detection. */
public enum KittiDifficulty {
    EASY(40, 0, 0.15),
    MODERATE(25, 1, 0.3),
    HARD(25, 2, 0.5);

    private final double minHeight;
    private final int maxOcclusion;
    private final double maxTruncation;

    KittiDifficulty(double minHeight, int maxOcclusion, double maxTruncation) {
        this.minHeight = minHeight;
        this.maxOcclusion = maxOcclusion;
        this.maxTruncation = maxTruncation;
    }

    /** Lower case, as in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A label exactly at the height limit does not count here, as in OpenPCDet's evaluator ({@code <=}); in the C++ devkit it does. The
     * two differ by up to 0.3 points where a label is exactly 40 pixels high.
     */
    boolean counts(KittiObject label) {
        return label.occlusion() <= maxOcclusion
                && label.truncation() <= maxTruncation
                && label.imageHeight() > minHeight;
    }

    /** Is the detection too low in the image to be held against the detector? */
    boolean isTooLow(KittiObject detection) {
        return Math.abs(detection.imageHeight()) < minHeight;
    }
}
