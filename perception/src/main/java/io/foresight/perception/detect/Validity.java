package io.foresight.perception.detect;

/** Whether an answer may be used. */
public enum Validity {
    /** It may be used. */
    VALID,
    /** It may be used with caution; the reasons are given. */
    DEGRADED,
    /** There is no answer; an empty list of boxes does not mean that nothing is there. */
    INVALID
}
