package io.foresight.perception.serve;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Sweep;
import java.util.SplittableRandom;

/** Runs the detector on synthetic sweeps, so that the first call is not slowed down by JIT compilation and allocation. */
final class WarmUp {
    private static final int ROUNDS = 3;
    private static final int POINTS = 60_000;
    private static final double SENSOR_HEIGHT_METRES = 1.8;
    private static final double NEAREST_METRES = 3;
    private static final double FARTHEST_METRES = 50;

    private WarmUp() {}

    static void run(Detector detector) {
        int points = Math.min(POINTS, detector.card().maxPoints());
        Sweep sweep = Sweep.of("warm-up", ground(points, new SplittableRandom(1)));
        for (int round = 0; round < ROUNDS; round++) {
            detector.detect(sweep, detector.card().scoreThreshold(), () -> {});
        }
    }

    /** A flat ground around the sensor, denser nearby. */
    private static PointCloud ground(int points, SplittableRandom random) {
        float[] xyzi = new float[points * PointCloud.STRIDE];
        for (int i = 0; i < xyzi.length; i += PointCloud.STRIDE) {
            double azimuth = random.nextDouble(2 * Math.PI);
            double range = random.nextDouble(NEAREST_METRES, FARTHEST_METRES);
            xyzi[i] = (float) (range * Math.cos(azimuth));
            xyzi[i + 1] = (float) (range * Math.sin(azimuth));
            xyzi[i + 2] = (float) -SENSOR_HEIGHT_METRES;
            xyzi[i + 3] = random.nextInt(256) / 255f;
        }
        return new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, points);
    }
}
