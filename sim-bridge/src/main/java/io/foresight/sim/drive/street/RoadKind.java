package io.foresight.sim.drive.street;

/** The kind of road of a scene. */
public enum RoadKind {
    /** Narrow street of houses and gardens, rows of parked cars. */
    RESIDENTIAL,
    /** Town street between facades, with crossings. */
    URBAN,
    /** Wide road with verges, rows of trees and car parks. */
    ARTERIAL,
    /** Separate carriageways, guard rails, embankments. */
    HIGHWAY,
    /** One lane each way between fields, bushes and trees. */
    COUNTRY
}
