package io.foresight.perception.sweep;

/** Whether the points contain the sensor's motion during the sweep. */
public enum Skew {
    /** Not known. */
    UNKNOWN,
    /** Every point is in the sensor's frame at the point's own time. */
    PRESENT,
    /** All points are in the sensor's frame at the cloud's stamp. */
    REMOVED
}
