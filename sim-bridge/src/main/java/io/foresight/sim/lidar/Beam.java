package io.foresight.sim.lidar;

/**
 * One laser of a rotating LiDAR.
 *
 * @param elevation radians above the sensor's x-y plane
 * @param azimuthOffset radians counter-clockwise from the firing's nominal azimuth
 * @param heightOffset height of the beam's origin above the sensor's origin, metres
 * @param timeOffset seconds from the start of the firing
 * @param gain received power relative to the nominal one, 1 in published tables
 * @param dimming amount by which the beam's reading is too low on the sensor's intensity scale, 0 in published tables
 */
public record Beam(
        double elevation, double azimuthOffset, double heightOffset, double timeOffset, double gain, double dimming) {
    public Beam {
        if (!(Math.abs(elevation) < Math.PI / 2)) {
            throw new IllegalArgumentException("a beam's elevation must be within +-pi/2, got " + elevation + " rad");
        }
        if (!(Math.abs(azimuthOffset) <= Math.PI && Math.abs(heightOffset) < 1 && Math.abs(timeOffset) < 1)) {
            throw new IllegalArgumentException("a beam's offsets must be within pi rad, 1 m and 1 s, got "
                    + azimuthOffset + " rad, " + heightOffset + " m, " + timeOffset + " s");
        }
        if (!(dimming >= 0 && dimming < 10)) {
            throw new IllegalArgumentException("a beam's dimming must be 0 or more and below 10, got " + dimming);
        }
        if (!(gain > 0 && gain < 100)) {
            throw new IllegalArgumentException("a beam's gain must be positive and below 100, got " + gain);
        }
    }

    /** A beam of a published table: nominal gain, no dimming. */
    static Beam nominal(double elevationDegrees, double azimuthDegrees, double heightOffset, double timeOffset) {
        return new Beam(
                Math.toRadians(elevationDegrees), Math.toRadians(azimuthDegrees), heightOffset, timeOffset, 1, 0);
    }
}
