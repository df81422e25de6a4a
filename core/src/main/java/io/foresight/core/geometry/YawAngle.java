package io.foresight.core.geometry;

/** The one rule for headings: radians, 0 along +x, counter-clockwise about +z, in [-pi, pi). */
public final class YawAngle {
    private static final double TURN = 2 * Math.PI;

    private YawAngle() {}

    /** The same heading in [-pi, pi). NaN stays NaN. */
    public static double wrap(double radians) {
        if (radians >= -Math.PI && radians < Math.PI) {
            return radians;
        }
        double wrapped = radians - TURN * Math.floor((radians + Math.PI) / TURN);
        return wrapped >= Math.PI ? -Math.PI : wrapped; // rounding may land on +pi
    }

    /** Signed smallest turn from {@code from} to {@code to}, in [-pi, pi). */
    public static double difference(double to, double from) {
        return wrap(to - from);
    }

    /** Smallest turn between two axes without direction (a box and itself turned by pi are equal), in [0, pi/2]. */
    public static double axisDifference(double a, double b) {
        double turn = Math.abs(wrap(a - b));
        return Math.min(turn, Math.PI - turn);
    }
}
