package io.foresight.sim.drive;

import io.foresight.sim.drive.street.RoadKind;
import java.util.Optional;

/**
 * Configuration of the generated scenes.
 *
 * @param kind of road; empty to choose one at random for each scene
 * @param roadMetres length of a scene's road, {@link #MIN_METRES} to {@link #MAX_METRES}; the ego vehicle drives all but about 210 m of it
 * @param trafficDensity about 1 is normal; 0 for the ego vehicle alone with parked cars; at most 3
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

    /** Any kind of road, 700 m long, normal traffic. */
    public static SceneConfig any() {
        return new SceneConfig(Optional.empty(), 700, 1);
    }
}
