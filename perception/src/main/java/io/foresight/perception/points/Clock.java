package io.foresight.perception.points;

/** The clock of a stamp. Stamps of different clocks are never compared. */
public enum Clock {
    /** The clock of the sensor or of a recording. */
    SENSOR,
    /** The clock of a simulator, starting near 0. */
    SIMULATION,
    /** UTC since 1970-01-01. */
    WALL
}
