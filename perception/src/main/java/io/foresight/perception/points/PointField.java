package io.foresight.perception.points;

/** What one float32 of a packed point means. */
public enum PointField {
    /** The sender did not say, or said something this version does not know. Refused. */
    UNSPECIFIED,
    /** Metres, forward. */
    X,
    /** Metres, left. */
    Y,
    /** Metres, up. */
    Z,
    /** [0, 1] of the sensor's full scale. */
    INTENSITY,
    /** Seconds from the frame's stamp. */
    TIME_OFFSET,
    /** Beam index from the lowest. */
    RING
}
