package io.foresight.perception.eval;

import io.foresight.perception.data.kitti.KittiObject;
import java.util.Locale;

/** KITTI's three difficulties: which labels count. Labels outside the limits count neither as missed nor for false positives. */
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

    /** Name in lower case, as in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the label counts. A label exactly at the height limit does not count here, as in OpenPCDet's evaluator ({@code <=}); in the
     * C++ devkit it does. The results differ by up to 0.3 points where a label is exactly 40 pixels high.
     */
    boolean counts(KittiObject label) {
        return label.occlusion() <= maxOcclusion
                && label.truncation() <= maxTruncation
                && label.imageHeight() > minHeight;
    }

    /** Whether the detection's image box is too small to count as a false positive. */
    boolean isTooLow(KittiObject detection) {
        return Math.abs(detection.imageHeight()) < minHeight;
    }
}
