package io.foresight.perception.serve;

import io.foresight.perception.sweep.Skew;

/** The one place where a sweep's skew becomes the wire's, and comes back. */
public final class WireSkew {
    private WireSkew() {}

    /** As the wire has it. */
    public static io.foresight.v1.Skew wire(Skew skew) {
        return switch (skew) {
            case UNKNOWN -> io.foresight.v1.Skew.SKEW_UNSPECIFIED;
            case PRESENT -> io.foresight.v1.Skew.SKEW_PRESENT;
            case REMOVED -> io.foresight.v1.Skew.SKEW_REMOVED;
        };
    }

    /** From the wire; what this software does not know is unknown. */
    public static Skew of(io.foresight.v1.Skew wire) {
        return switch (wire) {
            case SKEW_PRESENT -> Skew.PRESENT;
            case SKEW_REMOVED -> Skew.REMOVED;
            case SKEW_UNSPECIFIED, UNRECOGNIZED -> Skew.UNKNOWN;
        };
    }
}
