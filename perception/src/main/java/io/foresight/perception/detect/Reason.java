package io.foresight.perception.detect;

/** Reasons why an answer is not {@link Validity#VALID}. */
public enum Reason {
    /** The sweep is too old. */
    STALE_INPUT,
    /** The sweep's stamp is in the future. */
    FUTURE_STAMP,
    /** The sweep is not newer than the one before it. */
    OUT_OF_ORDER,
    /** There are too few usable points. */
    TOO_FEW_POINTS,
    /** Many points were dropped: not finite, or beyond the coordinate limit. */
    NONFINITE_POINTS,
    /** Few or none of the points can carry an object: no return, outside the model's view, or on the own vehicle. */
    BLIND,
    /** The cloud is not in the frame that the model expects: the ground lies elsewhere, or above the sensor. */
    MISPLACED,
    /** Part of the scene was dropped because the model's capacity was exceeded. */
    CAPACITY_EXCEEDED,
    /** A sensor that the model needs is missing. */
    SENSOR_MISSING,
    /** The engine failed, or its output is implausible. */
    ENGINE_FAULT,
    /** The sweep is inconsistent or exceeds a limit. */
    BAD_FRAME
}
