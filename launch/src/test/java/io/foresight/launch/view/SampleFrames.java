package io.foresight.launch.view;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.taxonomy.ObjectClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A made-up street: rings on the ground, two walls, three objects that were found and four that are there. */
final class SampleFrames {
    static final int DETECTIONS = 3;
    static final int TRUTH = 4;

    private SampleFrames() {}

    static ViewFrame street(long sequence) {
        List<LabelledBox> truth = List.of(
                label(box(12, 3, 4.3, 1.8, 1.5, 0.1), ObjectClass.named("car")),
                label(box(20, -3, 4.5, 1.9, 1.6, 3.1), ObjectClass.named("car")),
                label(box(8, -4, 0.7, 0.7, 1.75, 0), ObjectClass.named("pedestrian")),
                label(box(30, 2, 9, 2.5, 3, 0), ObjectClass.named("truck")));
        List<Detection> found = new ArrayList<>();
        for (LabelledBox label : truth.subList(0, DETECTIONS)) {
            found.add(new Detection(label.box(), label.objectClass(), 0.9f - 0.2f * found.size(), 3, 0));
        }
        return ViewFrame.of(sequence, "street-" + sequence, "made-up street", cloud(sequence), found)
                .withTruth(truth)
                .withEgo(new EgoPose(0.8 * sequence, 0, 0))
                .withTiming(new FrameTiming(30 + sequence % 5, 10, 2, Map.of("network", 20.0)));
    }

    static Box3d box(double x, double y, double length, double width, double height, double yaw) {
        return new Box3d(FrameId.LIDAR, x, y, height / 2 - 1.7, length, width, height, yaw);
    }

    static LabelledBox label(Box3d box, ObjectClass objectClass) {
        return new LabelledBox(box, objectClass, Double.NaN, Double.NaN, -1, 40, Double.NaN);
    }

    static PointCloud cloud(long sequence) {
        List<float[]> points = new ArrayList<>();
        for (int ring = 0; ring < 40; ring++) {
            for (int i = 0; i < 500; i++) {
                double angle = 2 * Math.PI * i / 500;
                double range = 4 + ring * 0.9;
                points.add(point(range * Math.cos(angle), range * Math.sin(angle), -1.7, 0.2));
            }
        }
        for (int i = 0; i < 8000; i++) {
            double along = -40 + 0.01 * i;
            points.add(point(along, i % 2 == 0 ? 9 : -9, -1.7 + 4.0 * (i % 37) / 37, 0.6));
        }
        float[] xyzi = new float[PointCloud.STRIDE * points.size()];
        for (int i = 0; i < points.size(); i++) {
            System.arraycopy(points.get(i), 0, xyzi, PointCloud.STRIDE * i, PointCloud.STRIDE);
        }
        Stamp stamp = new Stamp(sequence * 100_000_000L, Clock.SIMULATION);
        return new PointCloud(FrameId.LIDAR, stamp, xyzi, points.size());
    }

    private static float[] point(double x, double y, double z, double intensity) {
        return new float[] {(float) x, (float) y, (float) z, (float) intensity};
    }
}
