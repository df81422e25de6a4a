package io.foresight.perception.sweep;

/** Whether the motion of the sensor while it turned is in the points. */
public enum Skew {
    /** Nobody said. */
    UNKNOWN,
    /** Every point is in the sensor's frame at the point's own moment. */
    PRESENT,
    /** All points are in the sensor's frame at the cloud's stamp. */
    REMOVED
}
