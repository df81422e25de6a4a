package io.foresight.perception.data.feather;

/** IEEE 754 binary16: a sign, 5 bits of exponent, 10 bits of fraction. Every value is a float, too. */
final class HalfFloat {
    private static final int FRACTION_BITS = 10;
    private static final int FRACTION = (1 << FRACTION_BITS) - 1;
    private static final int EXPONENT = 0x1f;
    private static final int MORE_FRACTION_BITS = 13; // a float has 23
    private static final int MORE_BIAS = 127 - 15;
    private static final float SUBNORMAL_STEP = 0x1p-24f;

    private HalfFloat() {}

    /** The value of these 16 bits. */
    static float value(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> FRACTION_BITS & EXPONENT;
        int fraction = bits & FRACTION;
        if (exponent == 0) {
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * SUBNORMAL_STEP));
        }
        int wide = exponent == EXPONENT ? 0xff : exponent + MORE_BIAS; // all ones: infinite, or not a number
        return Float.intBitsToFloat(sign | wide << 23 | fraction << MORE_FRACTION_BITS);
    }
}
