package io.foresight.perception.points;

/**
 * Limits for point clouds.
 *
 * @param maxPoints a cloud with more points is rejected before it is read
 * @param minPoints a cloud with fewer kept points is not usable
 * @param maxCoordinateMetres a point with a coordinate of larger magnitude is dropped, like one that is not finite
 * @param minKeptShare an answer is degraded below this share of kept points among those with a return, [0, 1]
 */
public record PointLimits(int maxPoints, int minPoints, float maxCoordinateMetres, double minKeptShare) {
    /** At most 1,000,000 points, at least 100, 10 km, share 0.5. */
    public static final PointLimits DEFAULT = new PointLimits(1_000_000, 100, 1e4f, 0.5);

    public PointLimits {
        if (maxPoints < 1 || maxPoints > 100_000_000) {
            throw new IllegalArgumentException("maxPoints must be in 1 .. 100000000, got " + maxPoints);
        }
        if (minPoints < 0 || minPoints > maxPoints) {
            throw new IllegalArgumentException("minPoints must be in 0 .. " + maxPoints + ", got " + minPoints);
        }
        if (!(maxCoordinateMetres > 0) || Float.isInfinite(maxCoordinateMetres)) {
            throw new IllegalArgumentException(
                    "maxCoordinateMetres must be positive and finite, got " + maxCoordinateMetres);
        }
        if (!(minKeptShare >= 0 && minKeptShare <= 1)) {
            throw new IllegalArgumentException("minKeptShare must be in [0, 1], got " + minKeptShare);
        }
    }

    /** The same limits with {@code maxPoints} reduced to at most {@code points}. */
    public PointLimits atMost(int points) {
        return new PointLimits(Math.min(maxPoints, points), minPoints, maxCoordinateMetres, minKeptShare);
    }

    /**
     * Checks that there are not too many points.
     *
     * @throws BadPointsException TOO_MANY_POINTS
     */
    void requireCount(long points) {
        if (points > maxPoints) {
            throw new BadPointsException(
                    BadPointsException.Code.TOO_MANY_POINTS,
                    "points.count is " + points + "; the limit is " + maxPoints);
        }
    }
}
