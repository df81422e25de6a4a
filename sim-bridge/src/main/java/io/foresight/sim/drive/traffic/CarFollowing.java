package io.foresight.sim.drive.traffic;

/**
 * The intelligent driver model (Treiber, Hennecke and Helbing, Congested traffic states in empirical observations and microscopic
 * simulations, 2000, equations 2 and 3).
 *
 * @param acceleration comfortable, m/s2
 * @param braking comfortable, m/s2
 * @param headway desired time gap to the leader, seconds
 * @param distance to a standing leader, metres
 */
record CarFollowing(double acceleration, double braking, double headway, double distance) {
    /** Maximum braking, m/s2. */
    static final double HARDEST = 8;

    CarFollowing {
        if (!(acceleration > 0 && braking > 0 && headway > 0 && distance > 0)) {
            throw new IllegalArgumentException("car following needs positive parameters, got " + acceleration + ", "
                    + braking + " m/s2, " + headway + " s, " + distance + " m");
        }
    }

    /**
     * Acceleration in m/s2.
     *
     * @param speed own, m/s
     * @param wanted desired speed on a free road, m/s
     * @param gap to the leader's rear end, metres; infinite on a free road
     * @param leaderSpeed m/s
     */
    double accelerate(double speed, double wanted, double gap, double leaderSpeed) {
        double ratio = speed / Math.max(0.1, wanted);
        double free = 1 - ratio * ratio * ratio * ratio;
        double interaction = 0;
        if (gap < 500) {
            double closing = speed * (speed - leaderSpeed) / (2 * Math.sqrt(acceleration * braking));
            double desired = distance + Math.max(0, speed * headway + closing);
            double share = desired / Math.max(0.05, gap);
            interaction = share * share;
        }
        return Math.max(-HARDEST, acceleration * (free - interaction));
    }
}
