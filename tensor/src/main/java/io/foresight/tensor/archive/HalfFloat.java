package io.foresight.tensor.archive;

/** IEEE 754 half precision: sign, 5 bits of exponent, 10 of fraction. */
final class HalfFloat {
    /** The largest finite half. */
    static final float LARGEST = 65504;

    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float STEP_BELOW_NORMAL = 0x1p-24f;
    private static final int EXPONENT = 0x7c00;

    private HalfFloat() {}

    /** Nearest half, ties to even; too large a value becomes infinite, NaN stays NaN. */
    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        float size = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | EXPONENT | 0x200);
        }
        if (size < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(size / STEP_BELOW_NORMAL)); // the division is exact
        }
        int rebased = (bits & 0x7fff_ffff) - (112 << 23); // exponents count from 15, not from 127
        int rounded = rebased + 0xfff + (rebased >>> 13 & 1) >>> 13;
        return (short) (sign | Math.min(rounded, EXPONENT));
    }

    static float toFloat(short half) {
        int exponent = half & EXPONENT;
        int fraction = half & 0x3ff;
        float size;
        if (exponent == EXPONENT) {
            size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            size = fraction * STEP_BELOW_NORMAL;
        } else {
            size = Float.intBitsToFloat(((half & 0x7fff) << 13) + (112 << 23));
        }
        return half < 0 ? -size : size;
    }
}
