package io.foresight.perception.serve;

import com.google.protobuf.ByteString;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.v1.SensorFrame;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Frames for tests. */
final class TestFrames {
    static final int POINTS = 500;

    private TestFrames() {}

    static PointCloud cloud(int points, Stamp stamp) {
        SplittableRandom random = new SplittableRandom(7);
        float[] xyzi = new float[points * PointCloud.STRIDE];
        for (int i = 0; i < xyzi.length; i += PointCloud.STRIDE) {
            xyzi[i] = (float) random.nextDouble(-50, 50);
            xyzi[i + 1] = (float) random.nextDouble(-50, 50);
            xyzi[i + 2] = (float) random.nextDouble(-2, 2);
            xyzi[i + 3] = (float) random.nextDouble();
        }
        return new PointCloud(FrameId.LIDAR, stamp, xyzi, points);
    }

    /** Frame {@code sequence} of a 10 Hz recording. */
    static SensorFrame frame(long sequence) {
        return FramePacker.pack(cloud(POINTS, new Stamp(sequence * 100_000_000L, Clock.SENSOR)), sequence);
    }

    static SensorFrame at(long sequence, long nanoseconds, Clock clock) {
        return FramePacker.pack(cloud(POINTS, new Stamp(nanoseconds, clock)), sequence);
    }

    /** All coordinates but those of the first {@code sound} points are {@code value}. */
    static SensorFrame spoilt(int sound, float value) {
        PointCloud cloud = cloud(POINTS, new Stamp(0, Clock.SENSOR));
        Arrays.fill(cloud.xyzi(), sound * PointCloud.STRIDE, cloud.xyzi().length, value);
        return FramePacker.pack(cloud, 1);
    }

    static SensorFrame withData(SensorFrame frame, ByteString data) {
        return frame.toBuilder()
                .setPoints(frame.getPoints().toBuilder().setData(data))
                .build();
    }
}
