package io.foresight.perception.taxonomy;

/**
 * Groups of classes that a detector often confuses: one object should give one box, so overlapping boxes of one group suppress each other
 * at a small overlap already.
 */
public enum RivalGroup {
    VEHICLE,
    PEDESTRIAN,
    TWO_WHEELER,
    /** For classes that are never detected. */
    NONE
}
