package io.foresight.sim.node.drive;

import io.foresight.core.text.Problems;
import io.foresight.sim.drive.SceneConfig;
import io.foresight.sim.drive.street.RoadKind;
import io.foresight.sim.lidar.LidarModels;
import java.util.Optional;

/**
 * Settings of a driving simulator node. The constructor rejects invalid values and lists all problems.
 *
 * @param sensor a name of {@link LidarModels#names()}
 * @param seed of scenes, traffic and noise
 * @param scene kind of road; empty: random for each scene
 * @param trafficDensity about 1 is normal; 0 to 3
 * @param rate sweeps per second of simulated time: 10 divided by an integer, 0.1 to 10
 * @param realTimeFactor simulated seconds per real second, up to 100; 0: as fast as possible
 * @param frames number of sweeps until the node ends; 0: unlimited
 * @param parts number of clouds per sweep, 1 to 100, published one after another as the sensor rotates. With more than one, the points
 *     contain the sensor's motion
 * @param publishClock whether {@code /clock} is published
 * @param threads that cast a sweep, 1 to 64
 * @param mapFrame frame fixed to the road
 * @param baseFrame frame of the vehicle: on the ground under the centre of the rear axle
 * @param sensorFrame frame of the LiDAR
 */
public record DrivingSimSettings(
        String sensor,
        long seed,
        Optional<RoadKind> scene,
        double trafficDensity,
        double rate,
        double realTimeFactor,
        int frames,
        int parts,
        boolean publishClock,
        int threads,
        String mapFrame,
        String baseFrame,
        String sensorFrame) {
    /** An HDL-64E at 10 sweeps per second in real time on any road, unlimited. */
    public static final DrivingSimSettings DEFAULT =
            new DrivingSimSettings("hdl64e", 1, Optional.empty(), 1, 10, 1, 0, 1, true, 1, "map", "base_link", "lidar");

    private static final double STEPS_A_SECOND = 10;
    private static final int LONGEST_FRAME = 64;

    public DrivingSimSettings {
        Problems problems = new Problems();
        if (!LidarModels.names().contains(sensor)) {
            problems.add("sensor must be one of " + String.join(", ", LidarModels.names()) + ", got " + sensor);
        }
        double steps = STEPS_A_SECOND / rate;
        if (!(rate >= 0.1 && rate <= STEPS_A_SECOND) || Math.abs(steps - Math.rint(steps)) > 1e-6) {
            problems.add("rate must be 10 divided by an integer, 0.1 to 10 sweeps per second, got " + rate);
        }
        problems.requireWithin("trafficDensity", trafficDensity, 0, 3);
        problems.requireWithin("realTimeFactor", realTimeFactor, 0, 100);
        problems.requireWithin("frames", frames, 0, 1_000_000_000);
        problems.requireWithin("parts", parts, 1, 100);
        problems.requireWithin("threads", threads, 1, 64);
        requireFrame(problems, "mapFrame", mapFrame);
        requireFrame(problems, "baseFrame", baseFrame);
        requireFrame(problems, "sensorFrame", sensorFrame);
        if (mapFrame.equals(baseFrame) || baseFrame.equals(sensorFrame) || sensorFrame.equals(mapFrame)) {
            problems.add("mapFrame, baseFrame and sensorFrame must differ, got " + mapFrame + ", " + baseFrame + ", "
                    + sensorFrame);
        }
        problems.throwIfAny();
    }

    private static void requireFrame(Problems problems, String what, String frame) {
        if (frame.isBlank() || frame.length() > LONGEST_FRAME || frame.startsWith("/")) {
            problems.add(what + " must be 1 to " + LONGEST_FRAME + " characters without a leading '/', got \"" + frame
                    + "\"");
        }
    }

    /** Number of 0.1 s simulation steps between sweeps. */
    int stepsBetweenSweeps() {
        return (int) Math.rint(STEPS_A_SECOND / rate);
    }

    SceneConfig sceneConfig() {
        return new SceneConfig(scene, SceneConfig.any().roadMetres(), trafficDensity);
    }
}
