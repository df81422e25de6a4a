package io.foresight.perception.data;

import io.foresight.perception.points.PointCloud;
import java.util.List;

/**
 * Scales intensities of files that do not state their range to [0, 1]. A sensor has one scale, so it is found once, from several sweeps
 * together: if more than one in twenty of the finite intensities are above 255, the full scale is 65535; else if more than one in twenty are
 * above 1, it is 255; else the values are in [0, 1] already. Outliers therefore change neither the scale of the other points nor that of
 * other sweeps.
 */
public final class IntensityScale {
    /** The largest full scale that is found. */
    public static final float MOST = 65535;

    private static final float[] FULL_SCALES = {MOST, 255};
    private static final float[] EXCEEDED = {255, 1};
    private static final int ONE_IN = 20;

    private IntensityScale() {}

    /** The full scale of these sweeps' intensities, each x, y, z, intensity of every point: 1, 255 or 65535. */
    public static float of(List<float[]> sweeps) {
        for (int rule = 0; rule < FULL_SCALES.length; rule++) {
            long above = 0;
            long finite = 0;
            for (float[] xyzi : sweeps) {
                for (int i = 3; i < xyzi.length; i += PointCloud.STRIDE) {
                    if (Float.isFinite(xyzi[i])) {
                        finite++;
                        above += xyzi[i] > EXCEEDED[rule] ? 1 : 0;
                    }
                }
            }
            if (above * ONE_IN > finite) {
                return FULL_SCALES[rule];
            }
        }
        return 1;
    }

    /** Divides the intensities of {@code xyzi} in place. */
    public static void toUnit(float[] xyzi, float fullScale) {
        if (fullScale != 1) {
            for (int i = 3; i < xyzi.length; i += PointCloud.STRIDE) {
                xyzi[i] /= fullScale;
            }
        }
    }
}
