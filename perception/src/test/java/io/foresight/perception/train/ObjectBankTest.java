package io.foresight.perception.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ObjectBankTest {
    private static final Box3d CAR = new Box3d(FrameId.LIDAR, 10, 3, -1, 4, 1.8, 1.5, 0.2);
    private static final double GROUND = CAR.z() - CAR.height() / 2;

    @Test
    void anObjectIsSetDownOnFreeGround() throws IOException {
        ObjectBank bank = ObjectBank.collect(dataset(carFrame()), Taxonomy.selecting("car"), 10, 10);
        assertThat(bank.size(ObjectClass.named("car"))).isEqualTo(1);
        TrainingSweep scene =
                new TrainingSweep(Sweep.of("flat", cloud(ground(GROUND - 0.4))).withLabels(Labels.of(List.of())));
        int before = scene.size;
        paste(bank, scene);

        assertThat(scene.labels).hasSize(1);
        assertThat(scene.labels.get(0).box().z()).isCloseTo(CAR.z() - 0.4, within(0.02));
        assertThat(scene.size).isGreaterThan(before - 100);
    }

    @Test
    void nothingIsPastedIntoAnObjectThatIsThere() throws IOException {
        ObjectBank bank = ObjectBank.collect(dataset(carFrame()), Taxonomy.selecting("car"), 10, 10);
        Box3d there = new Box3d(FrameId.LIDAR, 11, 4, -1, 4, 1.8, 1.5, 0);
        LabelledBox label = new LabelledBox(there, ObjectClass.named("truck"), 0, 0, 1, 50, 0);
        TrainingSweep scene =
                new TrainingSweep(Sweep.of("taken", cloud(ground(GROUND))).withLabels(Labels.of(List.of(label))));
        paste(bank, scene);
        assertThat(scene.labels).containsExactly(label);
    }

    @Test
    void nothingIsPastedWhereSomethingStandsOrNothingIsSeen() throws IOException {
        ObjectBank bank = ObjectBank.collect(dataset(carFrame()), Taxonomy.selecting("car"), 10, 10);
        List<Float> withWall = ground(GROUND);
        for (double z = GROUND; z < GROUND + 2; z += 0.2) {
            withWall.addAll(List.of(10f, 3f, (float) z, 0f));
        }
        TrainingSweep wall = new TrainingSweep(Sweep.of("wall", cloud(withWall)).withLabels(Labels.of(List.of())));
        paste(bank, wall);
        assertThat(wall.labels).isEmpty();

        TrainingSweep shadow =
                new TrainingSweep(Sweep.of("shadow", cloud(new ArrayList<>())).withLabels(Labels.of(List.of())));
        paste(bank, shadow);
        assertThat(shadow.labels).isEmpty();
    }

    @Test
    void whatTheModelIgnoresIsNotCollected() throws IOException {
        ObjectBank bank = ObjectBank.collect(dataset(carFrame()), Taxonomy.selecting("truck"), 10, 10);
        assertThat(bank.size(ObjectClass.named("car"))).isZero();
        assertThat(bank.size(ObjectClass.IGNORED)).isZero();
    }

    private static void paste(ObjectBank bank, TrainingSweep scene) {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 5; k++) {
            bank.paste(scene, Map.of("car", 2), random);
        }
    }

    private static Sweep carFrame() {
        List<Float> points = ground(GROUND);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 60; i++) {
            points.addAll(List.of(
                    (float) (10 + random.nextDouble(-0.8, 0.8)),
                    (float) (3 + random.nextDouble(-0.5, 0.5)),
                    (float) (-1 + random.nextDouble(-0.6, 0.6)),
                    0.5f));
        }
        return Sweep.of("car", cloud(points))
                .withLabels(Labels.of(List.of(new LabelledBox(CAR, ObjectClass.named("car"), 0, 0, 1, 60, 0))));
    }

    private static List<Float> ground(double height) {
        List<Float> points = new ArrayList<>();
        for (double x = 5; x < 15; x += 0.3) {
            for (double y = -2; y < 8; y += 0.3) {
                points.addAll(List.of((float) x, (float) y, (float) height, 0.2f));
            }
        }
        return points;
    }

    private static PointCloud cloud(List<Float> xyzi) {
        float[] flat = new float[xyzi.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = xyzi.get(i);
        }
        return new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), flat, flat.length / 4);
    }

    private static Dataset dataset(Sweep... frames) {
        return new Dataset() {
            @Override
            public String name() {
                return "test:frames";
            }

            @Override
            public List<String> frameIds() {
                return List.of(frames).stream().map(Sweep::id).toList();
            }

            @Override
            public Sweep read(int index) {
                return frames[index];
            }
        };
    }
}
