package io.foresight.sim.lidar;

/**
 * A sensor's own intensity scale, as [0, 1] of its full scale. A surface that reflects the share R of a white target reads
 * {@code white * R^exponent}; brighter than white, retroreflectors climb by their logarithm to 1 at 60 times white.
 *
 * @param white reading of a white target, (0, 1]
 * @param exponent how the reading grows with reflectance: 1 where it is calibrated to be linear
 * @param compensatedTo metres to which the sensor takes out the fall of power with distance; where 0, power counts as it comes, {@code
 *     white} at 10 m
 * @param fadeMetres metres past {@code compensatedTo} in which the reading falls to 0; infinite where it does not
 * @param noise deviation of a reading as a share of it
 * @param floorNoise deviation of a reading near 0
 * @param quantum step of the scale, such as 1/255
 */
public record IntensityResponse(
        double white,
        double exponent,
        double compensatedTo,
        double fadeMetres,
        double noise,
        double floorNoise,
        double quantum) {
    private static final double FULL_SCALE = Math.log(60);

    public IntensityResponse {
        if (!(white > 0 && white <= 1 && exponent > 0 && exponent <= 2)) {
            throw new IllegalArgumentException(
                    "a white target must read (0, 1] and the exponent be (0, 2], got " + white + " and " + exponent);
        }
        if (!(compensatedTo >= 0 && fadeMetres > 0)) {
            throw new IllegalArgumentException("compensation must reach 0 m or more and fade over more than 0 m, got "
                    + compensatedTo + " m and " + fadeMetres + " m");
        }
        if (!(noise >= 0 && noise < 1 && floorNoise >= 0 && floorNoise < 1 && quantum > 0 && quantum < 1)) {
            throw new IllegalArgumentException("intensity noise must be [0, 1) and its step (0, 1), got " + noise + ", "
                    + floorNoise + " and " + quantum);
        }
    }

    /**
     * The reading without noise, [0, 1], not yet rounded to the scale's step.
     *
     * @param reflectance relative to a white Lambertian target hit square on
     * @param metres distance
     */
    public double mean(double reflectance, double metres) {
        double seen = compensatedTo > 0 ? reflectance : reflectance * 100 / Math.max(1, metres * metres);
        double reading = seen <= 1
                ? white * (exponent == 1 ? seen : Math.pow(seen, exponent))
                : white + (1 - white) * Math.min(1, Math.log(seen) / FULL_SCALE);
        if (compensatedTo > 0 && metres > compensatedTo) {
            reading *= Math.max(0, 1 - (metres - compensatedTo) / fadeMetres);
        }
        return reading;
    }

    /** The reading as the sensor gives it, for two draws of a normal deviate. */
    double read(double reflectance, double metres, double deviate, double floorDeviate) {
        double reading = mean(reflectance, metres) * (1 + noise * deviate) + floorNoise * floorDeviate;
        return Math.min(1, Math.max(0, Math.rint(reading / quantum) * quantum));
    }
}
