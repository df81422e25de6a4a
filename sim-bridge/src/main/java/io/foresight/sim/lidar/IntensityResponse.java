package io.foresight.sim.lidar;

/**
 * A sensor's intensity scale, as [0, 1] of its full scale. Calibrated sensors read {@code white * R} for a surface that reflects the share
 * R of a white target, and for surfaces brighter than white the reading rises logarithmically to 1 at 60 times white. Other sensors have a
 * logarithmic response throughout: {@code white + logSlope * ln(R - dark)}.
 *
 * @param white reading of a white target, (0, 1]
 * @param logSlope of a logarithmic sensor, or 0 for a calibrated one
 * @param dark reflectance at or below which a logarithmic sensor detects a surface but reads 0
 * @param compensatedTo distance up to which the sensor compensates the decrease of power with distance, metres; where 0, power is not
 *     compensated and {@code white} is the reading at 10 m
 * @param fallPerMetre decrease of a reading per metre beyond {@code compensatedTo}
 * @param noise standard deviation of a reading as a share of it
 * @param floorNoise standard deviation of a reading near 0
 * @param quantum resolution of the scale, such as 1/255
 */
public record IntensityResponse(
        double white,
        double logSlope,
        double dark,
        double compensatedTo,
        double fallPerMetre,
        double noise,
        double floorNoise,
        double quantum) {
    private static final double FULL_SCALE = Math.log(60);

    public IntensityResponse {
        if (!(white > 0 && white <= 1 && logSlope >= 0 && logSlope <= 1)) {
            throw new IllegalArgumentException(
                    "a white target must read (0, 1] and the slope be [0, 1], got " + white + " and " + logSlope);
        }
        if (!(dark >= 0 && dark < 1)) {
            throw new IllegalArgumentException("the dark limit must be [0, 1), got " + dark);
        }
        if (!(compensatedTo >= 0 && fallPerMetre >= 0)) {
            throw new IllegalArgumentException("compensation must reach 0 m or more and fall by 0 or more, got "
                    + compensatedTo + " m and " + fallPerMetre + " per metre");
        }
        if (!(noise >= 0 && noise < 1 && floorNoise >= 0 && floorNoise < 1 && quantum > 0 && quantum < 1)) {
            throw new IllegalArgumentException("intensity noise must be [0, 1) and its step (0, 1), got " + noise + ", "
                    + floorNoise + " and " + quantum);
        }
    }

    /**
     * The mean reading, [0, 1], without noise and not yet quantised.
     *
     * @param reflectance relative to a white Lambertian target at perpendicular incidence
     * @param metres distance
     * @param dimming see {@link Beam}
     */
    public double mean(double reflectance, double metres, double dimming) {
        double seen = compensatedTo > 0 ? reflectance : reflectance * 100 / Math.max(1, metres * metres);
        double reading;
        if (logSlope > 0) {
            reading = white + logSlope * Math.log(Math.max(seen - dark, 1e-9));
        } else {
            reading = seen <= 1 ? white * seen : white + (1 - white) * Math.log(seen) / FULL_SCALE;
        }
        double fall = compensatedTo > 0 ? fallPerMetre * Math.max(0, metres - compensatedTo) : 0;
        return Math.max(0, Math.min(1, reading - fall - dimming));
    }

    /** The sensor's reading, with noise from two normally distributed values. */
    double read(double reflectance, double metres, double dimming, double deviate, double floorDeviate) {
        double reading = mean(reflectance, metres, dimming) * (1 + noise * deviate) + floorNoise * floorDeviate;
        return Math.min(1, Math.max(0, Math.rint(reading / quantum) * quantum));
    }
}
