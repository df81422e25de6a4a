package io.foresight.perception.detect;

/** Why an answer is not {@link Validity#VALID}. */
public enum Reason {
    /** The sweep is old. */
    STALE_INPUT,
    /** The sweep is stamped ahead of now. */
    FUTURE_STAMP,
    /** The sweep is not after the one before it. */
    OUT_OF_ORDER,
    /** Too few usable points to say anything. */
    TOO_FEW_POINTS,
    /** Many points were left out: not finite, or absurdly far. */
    NONFINITE_POINTS,
    /** More of the scene than the model takes was left out. */
    CAPACITY_EXCEEDED,
    /** A sensor that the model needs is absent. */
    SENSOR_MISSING,
    /** The engine failed, or answered with numbers that cannot be. */
    ENGINE_FAULT,
    /** The sweep contradicts itself or is over a limit. */
    BAD_FRAME
}
