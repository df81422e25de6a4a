package io.foresight.perception.data;

import io.foresight.perception.points.PointCloud;

/**
 * Brings intensities of files that do not say their scale to [0, 1], by one stated rule for each file: if more than one in a hundred
 * finite intensities is above 1, the scale is 0 to 255 and all are divided by 255; if more than one in a hundred is above 255, it is 0
 * to 65535. Else it is 0 to 1 already. A few wild values therefore do not change the scale of the rest.
 */
public final class IntensityScale {
    private static final float[] FULL_SCALES = {65535f, 255f};
    private static final float[] EXCEEDED = {255f, 1f};
    private static final int ONE_IN = 100;

    private IntensityScale() {}

    /** Divides the intensities of {@code xyzi} in place; returns the full scale that was found (1, 255 or 65535). */
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
