package io.foresight.perception.eval.nuscenes;

import io.foresight.perception.eval.OrientedBox;

/**
 * A labelled or a predicted object in one sample.
 *
 * @param name class of the benchmark, such as {@code car}
 * @param velocityX m/s in the global frame; NaN where not known
 * @param velocityY m/s in the global frame; NaN where not known
 * @param points returns of LiDAR and radar inside a labelled box; -1 where they were not counted
 * @param score finite; -1 of labels
 * @param attribute such as {@code vehicle.moving}; empty: none
 * @param track identity over time; empty: none
 */
public record EvalBox(
        String name,
        OrientedBox box,
        double velocityX,
        double velocityY,
        int points,
        double score,
        String attribute,
        String track) {
    /** The score of labels. */
    public static final double LABEL = -1;

    /** Points of boxes in which none were counted. */
    public static final int NOT_COUNTED = -1;

    public EvalBox {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a box needs the name of its class");
        }
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score must be finite, got " + score);
        }
        if (Double.isInfinite(velocityX) || Double.isInfinite(velocityY)) {
            throw new IllegalArgumentException(
                    "velocity must be finite, or NaN where it is not known, got " + velocityX + ", " + velocityY);
        }
    }

    EvalBox withScore(double other) {
        return new EvalBox(name, box, velocityX, velocityY, points, other, attribute, track);
    }

    /** Length of the difference of the velocities, m/s; NaN where one is not known. */
    double velocityDifference(EvalBox other) {
        double dx = velocityX - other.velocityX;
        double dy = velocityY - other.velocityY;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
