package io.foresight.perception.points;

/** What a stamp was read from. Stamps of different clocks are never compared. */
public enum Clock {
    /** The sensor's own, or a recording's. */
    SENSOR,
    /** A simulator's, starting near 0. */
    SIMULATION,
    /** UTC since 1970-01-01. */
    WALL
}
