package io.foresight.perception.train;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.sim.SensorDescription;
import io.foresight.perception.data.sim.SimDatasetWriter;
import io.foresight.perception.data.sim.SimSceneWriter;
import io.foresight.perception.detect.PillarGrid;
import io.foresight.perception.detect.PillarSpec;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.tensor.train.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Flat ground with a few cars whose surface is strewn with points: small enough to be learnt in seconds. */
final class ToyWorld {
    static final PillarSpec SPEC = new PillarSpec(
            new PillarGrid(12.8, 0.4, -3, 2),
            Taxonomy.selecting("car"),
            4000,
            8,
            8,
            List.of(new PillarSpec.Stage(16, 1), new PillarSpec.Stage(16, 1)),
            0,
            8,
            16,
            0.2);

    private ToyWorld() {}

    static TrainConfig config(Path data, long steps) {
        TrainingSettings settings =
                new TrainingSettings(steps, 1, 5e-3, 0.2, 10, 100, 0.95, 0.85, 0.99, 1e-8, 0.001, 10, 0.9, 3);
        return new TrainConfig(
                "toy-1",
                List.of("sim:" + data.resolve("train")),
                "sim:" + data.resolve("validation"),
                SPEC,
                new Augmentation(0.5, 20, 0, 0, Map.of("car", 1), 0, 0, 0, 0, 1, 1),
                new LossWeights(0.5, 0.5, 0),
                4,
                5,
                4,
                "fp32",
                settings);
    }

    /** Writes a scene of sweeps as a {@code sim} dataset. */
    static void write(Path root, int sweeps, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        SimDatasetWriter dataset = SimDatasetWriter.open(root, Map.of("generator", "toy world"));
        SensorDescription sensor = new SensorDescription("toy", 1.7, 12.8, 0.1, List.of(-10.0));
        try (SimSceneWriter scene = dataset.startScene("0", sensor)) {
            for (int k = 0; k < sweeps; k++) {
                scene.add(sweep(random, k));
            }
            scene.commit();
        }
    }

    /** Flat ground and two cars, one on either side. */
    static Sweep sweep(SplittableRandom random, int number) {
        List<LabelledBox> labels = new ArrayList<>();
        List<Float> points = new ArrayList<>();
        for (double x = -12; x < 12; x += 0.5) {
            for (double y = -12; y < 12; y += 0.5) {
                add(points, x, y, -1.7);
            }
        }
        for (int car = 0; car < 2; car++) {
            double side = car == 0 ? -1 : 1;
            Box3d box = new Box3d(
                    FrameId.LIDAR,
                    random.nextDouble(-8, 8),
                    side * random.nextDouble(3, 8),
                    -0.95,
                    random.nextDouble(3.6, 4.6),
                    random.nextDouble(1.6, 1.9),
                    1.5,
                    random.nextDouble(-Math.PI, Math.PI));
            strew(points, box, random);
            labels.add(new LabelledBox(box, ObjectClass.named("car"), 0, 0, car, 150, 0));
        }
        float[] xyzi = new float[points.size()];
        for (int i = 0; i < xyzi.length; i++) {
            xyzi[i] = points.get(i);
        }
        int size = xyzi.length / 4;
        PointCloud cloud = new PointCloud(
                FrameId.LIDAR,
                new Stamp(100_000_000L * number, Clock.SIMULATION),
                xyzi,
                size,
                PointColumns.of(new float[size], new short[size]));
        double[] identity = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
        RigidTransform pose = RigidTransform.ofMatrix(FrameId.LIDAR, FrameId.WORLD, identity);
        return Sweep.of("toy", cloud).withPose(pose).withLabels(Labels.of(labels));
    }

    private static void strew(List<Float> points, Box3d box, SplittableRandom random) {
        for (int i = 0; i < 150; i++) {
            double along = random.nextDouble(-0.5, 0.5) * box.length();
            double across = random.nextDouble(-0.5, 0.5) * box.width();
            double up = random.nextDouble(-0.4, 0.5) * box.height();
            add(
                    points,
                    box.x() + Math.cos(box.yaw()) * along - Math.sin(box.yaw()) * across,
                    box.y() + Math.sin(box.yaw()) * along + Math.cos(box.yaw()) * across,
                    box.z() + up);
        }
    }

    private static void add(List<Float> points, double x, double y, double z) {
        points.add((float) x);
        points.add((float) y);
        points.add((float) z);
        points.add(0.3f);
    }
}
