package io.foresight.perception.detect;

/** May an answer be acted on? */
public enum Validity {
    /** Yes. */
    VALID,
    /** It is worth less than usual; the reasons say why. */
    DEGRADED,
    /** There is no answer; that nothing was found means nothing. */
    INVALID
}
