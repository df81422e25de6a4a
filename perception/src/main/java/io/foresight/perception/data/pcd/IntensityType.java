package io.foresight.perception.data.pcd;

import io.foresight.perception.data.IntensityScale;

/**
 * How a file stores intensities.
 *
 * @param whole as an integer, of unsigned ones
 * @param size bytes
 */
record IntensityType(boolean whole, int size) {
    private static final float BYTE = 255;

    static IntensityType of(PcdField field) {
        return new IntensityType(field.kind() != 'F', field.size());
    }

    /** The full scale of the type, if there are several the one that was found. */
    float within(float found) {
        if (!whole || size > Short.BYTES) {
            return found;
        }
        return Math.min(size == 1 ? BYTE : IntensityScale.MOST, Math.max(BYTE, found));
    }
}
