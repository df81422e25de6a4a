package io.foresight.perception.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmenterTest {
    private static final Augmentation NOTHING = new Augmentation(0, 0, 0, 0, Map.of(), 0, 0, 0, 0, 1, 1);
    private static final Augmentation MOVES = new Augmentation(0.5, 45, 0.05, 0.2, Map.of(), 0, 0, 0, 0, 1, 1);

    @Test
    void pointsStayInTheirBoxHoweverTheSweepIsMoved() {
        Box3d box = new Box3d(FrameId.LIDAR, 12, -7, -0.8, 4.2, 1.8, 1.6, 0.7);
        for (long seed = 0; seed < 200; seed++) {
            TrainingSweep scene = new TrainingSweep(frame(box, inside(box, 50, seed)));
            new Augmenter(MOVES, Optional.empty()).apply(scene, new SplittableRandom(seed));
            Box3d moved = scene.labels.get(0).box();
            Box3d grown = new Box3d(
                    FrameId.LIDAR,
                    moved.x(),
                    moved.y(),
                    moved.z(),
                    moved.length() + 1e-3,
                    moved.width() + 1e-3,
                    moved.height() + 1e-3,
                    moved.yaw());
            assertThat(scene.size).isEqualTo(50);
            for (int i = 0; i < scene.size; i++) {
                assertThat(grown.contains(scene.xyzi[4 * i], scene.xyzi[4 * i + 1], scene.xyzi[4 * i + 2]))
                        .isTrue();
            }
        }
    }

    @Test
    void velocityTurnsWithTheHeading() {
        Box3d box = new Box3d(FrameId.LIDAR, 12, -7, -0.8, 4.2, 1.8, 1.6, 0.7);
        for (long seed = 0; seed < 100; seed++) {
            TrainingSweep scene = new TrainingSweep(frame(box, inside(box, 1, seed)));
            new Augmenter(MOVES, Optional.empty()).apply(scene, new SplittableRandom(seed));
            LabelledBox label = scene.labels.get(0);
            double speed = Math.hypot(label.vx(), label.vy());
            assertThat(label.vx()).isCloseTo(speed * Math.cos(label.box().yaw()), within(1e-9));
            assertThat(label.vy()).isCloseTo(speed * Math.sin(label.box().yaw()), within(1e-9));
        }
    }

    @Test
    void theSameSeedGivesTheSameSweep() {
        Augmentation all = new Augmentation(0.5, 45, 0.05, 0.2, Map.of(), 0.5, 0.3, 0.02, 0.3, 2, 1.5);
        Box3d box = new Box3d(FrameId.LIDAR, 12, -7, -0.8, 4.2, 1.8, 1.6, 0.7);
        TrainingSweep first = new TrainingSweep(frame(box, inside(box, 300, 1)));
        TrainingSweep second = new TrainingSweep(frame(box, inside(box, 300, 1)));
        new Augmenter(all, Optional.empty()).apply(first, new SplittableRandom(9));
        new Augmenter(all, Optional.empty()).apply(second, new SplittableRandom(9));
        assertThat(first.size).isEqualTo(second.size).isBetween(20, 300);
        assertThat(first.xyzi).isEqualTo(second.xyzi);
        assertThat(first.labels).isEqualTo(second.labels);
    }

    @Test
    void theOriginalFrameIsNotTouched() {
        Box3d box = new Box3d(FrameId.LIDAR, 12, -7, -0.8, 4.2, 1.8, 1.6, 0.7);
        float[] points = inside(box, 30, 1);
        Sweep frame = frame(box, points.clone());
        new Augmenter(MOVES, Optional.empty()).apply(new TrainingSweep(frame), new SplittableRandom(4));
        assertThat(frame.cloud().xyzi()).isEqualTo(points);
        assertThat(frame.labels().boxes().get(0).box()).isEqualTo(box);
    }

    @Test
    void aBlankSensorHasNoIntensity() {
        Augmentation blank = new Augmentation(0, 0, 0, 0, Map.of(), 0, 0, 0, 1, 1, 1);
        Box3d box = new Box3d(FrameId.LIDAR, 12, -7, -0.8, 4.2, 1.8, 1.6, 0.7);
        TrainingSweep scene = new TrainingSweep(frame(box, inside(box, 30, 1)));
        new Augmenter(blank, Optional.empty()).apply(scene, new SplittableRandom(4));
        for (int i = 0; i < scene.size; i++) {
            assertThat(scene.xyzi[4 * i + 3]).isZero();
        }
    }

    @Test
    void withoutAugmentationNothingChanges() {
        Box3d box = new Box3d(FrameId.LIDAR, 12, -7, -0.8, 4.2, 1.8, 1.6, 0.7);
        float[] points = inside(box, 30, 1);
        TrainingSweep scene = new TrainingSweep(frame(box, points.clone()));
        new Augmenter(NOTHING, Optional.empty()).apply(scene, new SplittableRandom(4));
        assertThat(scene.xyzi).containsExactly(points, within(1e-5f));
    }

    @Test
    void settingsOutOfRangeAreAllListed() {
        assertThatThrownBy(() -> new Augmentation(2, 45, Double.NaN, 0.2, Map.of("cars", 1), 0, 0, 0, 0, 0.5, 1))
                .hasMessageContaining("flip must be 0 to 1, got 2")
                .hasMessageContaining("scale must be 0 to 0.5, got NaN")
                .hasMessageContaining("unknown class \"cars\"")
                .hasMessageContaining("intensityGamma must be 1 to 10, got 0.5");
    }

    @Test
    void thePasteListReadsTheSameWhateverTheOrderItWasGivenIn() {
        Map<String, Integer> list = new LinkedHashMap<>();
        list.put("truck", 1);
        list.put("bus", 2);
        list.put("car", 3);
        Augmentation settings = new Augmentation(0, 0, 0, 0, list, 0, 0, 0, 0, 1, 1);
        assertThat(settings.paste().keySet()).containsExactly("bus", "car", "truck");
    }

    private static Sweep frame(Box3d box, float[] points) {
        PointCloud cloud = new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), points, points.length / 4);
        LabelledBox label = new LabelledBox(
                box, ObjectClass.named("car"), 5 * Math.cos(box.yaw()), 5 * Math.sin(box.yaw()), 1, 50, 0);
        return Sweep.of("0", cloud).withLabels(Labels.of(List.of(label)));
    }

    private static float[] inside(Box3d box, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] points = new float[4 * size];
        for (int i = 0; i < size; i++) {
            double along = (random.nextDouble() - 0.5) * box.length() * 0.999;
            double across = (random.nextDouble() - 0.5) * box.width() * 0.999;
            points[4 * i] = (float) (box.x() + Math.cos(box.yaw()) * along - Math.sin(box.yaw()) * across);
            points[4 * i + 1] = (float) (box.y() + Math.sin(box.yaw()) * along + Math.cos(box.yaw()) * across);
            points[4 * i + 2] = (float) (box.z() + (random.nextDouble() - 0.5) * box.height() * 0.999);
            points[4 * i + 3] = (float) random.nextDouble();
        }
        return points;
    }
}
