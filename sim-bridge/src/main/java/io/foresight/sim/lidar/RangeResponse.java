package io.foresight.sim.lidar;

/**
 * A LiDAR's range limits, range noise and detection probability.
 *
 * @param minMetres surfaces nearer than this block the beam but give no point
 * @param maxMetres surfaces farther than this give no point
 * @param noiseMetres standard deviation of a measured distance at distance 0
 * @param noisePerMetre growth of that deviation with distance
 * @param quantumMetres resolution of the distance scale, positive
 * @param tenPercentMetres distance at which a surface of 10 % reflectance is detected with probability 0.5
 */
public record RangeResponse(
        double minMetres,
        double maxMetres,
        double noiseMetres,
        double noisePerMetre,
        double quantumMetres,
        double tenPercentMetres) {
    public RangeResponse {
        if (!(minMetres >= 0 && maxMetres > minMetres && maxMetres < 1e4)) {
            throw new IllegalArgumentException(
                    "a LiDAR's range must be 0 <= min < max < 10 km, got " + minMetres + " to " + maxMetres + " m");
        }
        if (!(noiseMetres >= 0 && noisePerMetre >= 0 && noiseMetres + noisePerMetre < 1)) {
            throw new IllegalArgumentException("range noise must be 0 or more and below 1 m, got " + noiseMetres
                    + " m + " + noisePerMetre + " per metre");
        }
        if (!(quantumMetres > 0 && quantumMetres < 1 && tenPercentMetres > 0)) {
            throw new IllegalArgumentException("range step and 10 % range must be positive, got " + quantumMetres
                    + " m and " + tenPercentMetres + " m");
        }
    }

    /**
     * Probability that a return is detected: 0.5 where the received power is at the threshold, rising with the cube of the power.
     *
     * @param reflectance relative to a white Lambertian target at perpendicular incidence
     * @param metres distance
     */
    public double detection(double reflectance, double metres) {
        double overThreshold = reflectance * 10 * (tenPercentMetres * tenPercentMetres) / (metres * metres);
        double cube = overThreshold * overThreshold * overThreshold;
        return cube / (1 + cube);
    }

    /** The measured distance, with noise from one normally distributed value. */
    double measured(double metres, double deviate) {
        double noisy = metres + deviate * (noiseMetres + noisePerMetre * metres);
        return Math.rint(noisy / quantumMetres) * quantumMetres;
    }
}
