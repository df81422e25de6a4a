package io.foresight.sim.drive;

import io.foresight.sim.drive.street.RoadKind;
import java.util.Optional;

/**
 * What scenes a simulation draws.
 *
 * @param kind of road; empty to draw one a scene
 * @param roadMetres length of a scene's road, {@link #MIN_METRES} to {@link #MAX_METRES}; the ego drives all but about 210 m of it
 * @param trafficDensity about 1; 0 for an ego alone with parked cars; at most 3
 */
public record SceneConfig(Optional<RoadKind> kind, double roadMetres, double trafficDensity) {
    /** Shortest road, metres. */
    public static final double MIN_METRES = 240;
    /** Longest road, metres. */
    public static final double MAX_METRES = 5000;

    public SceneConfig {
        if (!(roadMetres >= MIN_METRES && roadMetres <= MAX_METRES)) {
            throw new IllegalArgumentException(
                    "a scene's road must be " + MIN_METRES + " to " + MAX_METRES + " m long, got " + roadMetres + " m");
        }
        if (!(trafficDensity >= 0 && trafficDensity <= 3)) {
            throw new IllegalArgumentException("traffic density must be 0 to 3, got " + trafficDensity);
        }
    }

    /** Any road, 700 m of it, usual traffic. */
    public static SceneConfig any() {
        return new SceneConfig(Optional.empty(), 700, 1);
    }
}
