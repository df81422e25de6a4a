package io.foresight.sim.node.perceive;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.sim.bridge.cloud.CloudWriter;

/** Clouds around a sensor. */
final class Clouds {
    static final int POINTS_A_DEGREE = 4;

    private Clouds() {}

    /** A wall 10 m around the sensor in the directions from one angle up to another, degrees; it need not begin at 0 and may pass 360. */
    static PointCloud between(int from, int to, long nanos) {
        int points = (to - from) * POINTS_A_DEGREE;
        float[] xyzi = new float[points * PointCloud.STRIDE];
        for (int i = 0; i < points; i++) {
            double angle = Math.toRadians(from + (i + 0.5) / POINTS_A_DEGREE);
            xyzi[4 * i] = (float) (10 * Math.cos(angle));
            xyzi[4 * i + 1] = (float) (10 * Math.sin(angle));
            xyzi[4 * i + 2] = -1;
            xyzi[4 * i + 3] = 0.5f;
        }
        return new PointCloud(new FrameId("hero/lidar"), new Stamp(nanos, Clock.SENSOR), xyzi, points);
    }

    static PointCloud2 message(int from, int to, long nanos) {
        PointCloud cloud = between(from, to, nanos);
        return CloudWriter.write(cloud, cloud.frame().name());
    }

    static PointCloud2 whole(long nanos) {
        return message(0, 360, nanos);
    }
}
