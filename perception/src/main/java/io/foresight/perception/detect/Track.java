package io.foresight.perception.detect;

/**
 * An object tracked over several sweeps.
 *
 * @param id constant for the object and never reused for another; 0 or more
 * @param latest the object at the sweep's stamp; its velocity is the track's estimate
 * @param ageSeconds since it was first seen
 */
public record Track(long id, Detection latest, double ageSeconds) {
    public Track {
        if (id < 0) {
            throw new IllegalArgumentException("a track's id must be 0 or more, got " + id);
        }
        if (!(ageSeconds >= 0) || Double.isInfinite(ageSeconds)) {
            throw new IllegalArgumentException("a track's age must be finite and 0 or more, got " + ageSeconds + " s");
        }
    }
}
