package io.foresight.perception.data;

import io.foresight.perception.points.PointCloud;

/**
 * Scales intensities of files that do not state their range to [0, 1]. The rule is applied to each file: if more than 1 % of the finite
 * intensities are above 255, the full scale is 65535; else if more than 1 % are above 1, it is 255; else the values are in [0, 1] already.
 * A few outliers therefore do not change the scale of the other points.
 */
public final class IntensityScale {
    private static final float[] FULL_SCALES = {65535f, 255f};
    private static final float[] EXCEEDED = {255f, 1f};
    private static final int ONE_IN = 100;

    private IntensityScale() {}

    /** Divides the intensities of {@code xyzi} in place by the detected full scale (1, 255 or 65535), and returns it. */
    public static float toUnit(float[] xyzi, int size) {
        for (int rule = 0; rule < FULL_SCALES.length; rule++) {
            int above = 0;
            int finite = 0;
            for (int i = 3; i < size * PointCloud.STRIDE; i += PointCloud.STRIDE) {
                if (Float.isFinite(xyzi[i])) {
                    finite++;
                    above += xyzi[i] > EXCEEDED[rule] ? 1 : 0;
                }
            }
            if ((long) above * ONE_IN > finite) {
                for (int i = 3; i < size * PointCloud.STRIDE; i += PointCloud.STRIDE) {
                    xyzi[i] /= FULL_SCALES[rule];
                }
                return FULL_SCALES[rule];
            }
        }
        return 1;
    }
}
