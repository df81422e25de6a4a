package io.foresight.perception.points;

/** Meaning of one float32 of a packed point. */
public enum PointField {
    /** Not given, or unknown to this version. Rejected. */
    UNSPECIFIED,
    /** Metres, forward. */
    X,
    /** Metres, left. */
    Y,
    /** Metres, up. */
    Z,
    /** [0, 1] of the sensor's full scale. */
    INTENSITY,
    /** Seconds relative to the frame's stamp. */
    TIME_OFFSET,
    /** Beam index, counted from the lowest. */
    RING
}
