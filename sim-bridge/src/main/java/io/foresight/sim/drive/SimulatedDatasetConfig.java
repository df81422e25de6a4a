package io.foresight.sim.drive;

import io.foresight.sim.drive.street.RoadKind;
import io.foresight.sim.lidar.LidarModels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Configuration of a simulated dataset.
 *
 * @param sensor a name of {@link LidarModels#names()}, or {@code mix}: a random one for each scene (half of them HDL-64E)
 * @param kind of road; empty to choose one at random for each scene
 * @param scenes number of scenes, 1 to 100,000
 * @param framesPerScene 1 to 10,000
 * @param spacingSeconds time between the frames of a scene, a multiple of 0.1 s; for training, few frames far apart are better
 * @param trafficDensity about 1 is normal, 0 to 3
 * @param varied whether every scene has a random unit, mounting and intensity scale; otherwise all are equal, at 1.73 m
 * @param seed of all random numbers
 * @param threads that simulate scenes; the data does not depend on it
 * @param out folder of the dataset; existing scenes are kept
 */
public record SimulatedDatasetConfig(
        String sensor,
        Optional<RoadKind> kind,
        int scenes,
        int framesPerScene,
        double spacingSeconds,
        double trafficDensity,
        boolean varied,
        long seed,
        int threads,
        Path out) {

    public SimulatedDatasetConfig {
        if (!sensor.equals(SensorRig.MIX) && !LidarModels.names().contains(sensor)) {
            throw new IllegalArgumentException("unknown LiDAR \"" + sensor + "\"; known are "
                    + String.join(", ", LidarModels.names()) + " and mix");
        }
        requireRange("number of scenes", scenes, 1, 100_000);
        requireRange("frames per scene", framesPerScene, 1, 10_000);
        requireRange("threads", threads, 1, 256);
        double steps = spacingSeconds / DrivingSimulation.STEP_SECONDS;
        if (!(spacingSeconds > 0 && spacingSeconds <= 60) || Math.abs(steps - Math.rint(steps)) > 1e-6) {
            throw new IllegalArgumentException(
                    "the time between frames must be a multiple of 0.1 s, 0.1 to 60 s, got " + spacingSeconds + " s");
        }
        if (!(trafficDensity >= 0 && trafficDensity <= 3)) {
            throw new IllegalArgumentException("traffic density must be 0 to 3, got " + trafficDensity);
        }
    }

    private static void requireRange(String what, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(what + " must be " + low + " to " + high + ", got " + value);
        }
    }

    /** Simulation steps from one frame to the next. */
    int stepsBetweenFrames() {
        return (int) Math.rint(spacingSeconds / DrivingSimulation.STEP_SECONDS);
    }

    /** A road about as long as the scene needs at urban speed; at its end the next one begins. */
    double roadMetres() {
        return Math.min(900, Math.max(330, 230 + framesPerScene * spacingSeconds * 13));
    }

    /** Every setting that changes the data. */
    Map<String, String> origin() {
        Map<String, String> origin = new LinkedHashMap<>();
        origin.put("generator", "foresight driving simulation " + DrivingSimulation.VERSION);
        origin.put("sensor", sensor);
        origin.put("road", kind.map(RoadKind::name).orElse("any"));
        origin.put("scenes", Integer.toString(scenes));
        origin.put("framesPerScene", Integer.toString(framesPerScene));
        origin.put("spacingSeconds", Double.toString(spacingSeconds));
        origin.put("trafficDensity", Double.toString(trafficDensity));
        origin.put("varied", Boolean.toString(varied));
        origin.put("seed", Long.toString(seed));
        return origin;
    }
}
