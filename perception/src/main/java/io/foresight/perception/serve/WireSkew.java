package io.foresight.perception.serve;

import io.foresight.perception.sweep.Skew;

/** Converts skew to and from its protobuf enum. */
public final class WireSkew {
    private WireSkew() {}

    /** Converts to the protobuf enum. */
    public static io.foresight.v1.Skew wire(Skew skew) {
        return switch (skew) {
            case UNKNOWN -> io.foresight.v1.Skew.SKEW_UNSPECIFIED;
            case PRESENT -> io.foresight.v1.Skew.SKEW_PRESENT;
            case REMOVED -> io.foresight.v1.Skew.SKEW_REMOVED;
        };
    }

    /** Converts from the protobuf enum; an unrecognised value becomes UNKNOWN. */
    public static Skew of(io.foresight.v1.Skew wire) {
        return switch (wire) {
            case SKEW_PRESENT -> Skew.PRESENT;
            case SKEW_REMOVED -> Skew.REMOVED;
            case SKEW_UNSPECIFIED, UNRECOGNIZED -> Skew.UNKNOWN;
        };
    }
}
