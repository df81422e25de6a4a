package io.foresight.perception.taxonomy;

/** Classes between which a detector is often torn: one object gets one box, so overlapping boxes of one group suppress each other. */
public enum RivalGroup {
    VEHICLE,
    PEDESTRIAN,
    TWO_WHEELER,
    /** Of what is never detected. */
    NONE
}
