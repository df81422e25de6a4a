package io.foresight.perception.points;

/** A point in time: nanoseconds, 0 or more, of a given clock. */
public record Stamp(long nanoseconds, Clock clock) {
    public Stamp {
        if (nanoseconds < 0) {
            throw new IllegalArgumentException("stamp must be 0 or more, got " + nanoseconds + " ns");
        }
    }

    /** Seconds from {@code earlier} to this stamp; both must be of the same clock. */
    public double secondsSince(Stamp earlier) {
        if (clock != earlier.clock) {
            throw new IllegalArgumentException(
                    "cannot compare a stamp of clock " + clock + " with one of " + earlier.clock);
        }
        return (nanoseconds - earlier.nanoseconds) * 1e-9;
    }
}
