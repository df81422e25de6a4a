package io.foresight.perception.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoxOverlapTest {
    private static final int ITERATIONS = 5_000;
    private static final double EPSILON = 1e-9;

    @Test
    void aBoxOverlapsItselfWholly() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < ITERATIONS; i++) {
            Box3d box = randomBox(random);
            assertThat(BoxOverlap.bev(box, box)).isCloseTo(1, within(EPSILON));
            assertThat(BoxOverlap.volume(box, box)).isCloseTo(1, within(EPSILON));
            Box3d turned = box(box.x(), box.y(), box.z(), box.length(), box.width(), box.height(), box.yaw() + Math.PI);
            assertThat(BoxOverlap.volume(box, turned)).isCloseTo(1, within(EPSILON));
        }
    }

    @Test
    void boxesThatTouchDoNotOverlap() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < ITERATIONS; i++) {
            Box3d box = randomBox(random);
            double cos = Math.cos(box.yaw());
            double sin = Math.sin(box.yaw());
            Box3d ahead = box(
                    box.x() + cos * box.length(),
                    box.y() + sin * box.length(),
                    box.z(),
                    box.length(),
                    box.width(),
                    box.height(),
                    box.yaw());
            Box3d above =
                    box(box.x(), box.y(), box.z() + box.height(), box.length(), box.width(), box.height(), box.yaw());
            assertThat(BoxOverlap.bev(box, ahead)).isLessThan(1e-12);
            assertThat(BoxOverlap.volume(box, above)).isLessThan(1e-12);
        }
        assertThat(BoxOverlap.bev(box(0, 0, 0, 2, 2, 2, 0), box(2, 0, 0, 2, 2, 2, 0)))
                .isZero();
        assertThat(BoxOverlap.bev(box(0, 0, 0, 2, 2, 2, 0), box(2, 2, 0, 2, 2, 2, 0)))
                .isZero();
        assertThat(BoxOverlap.volume(box(0, 0, 0, 2, 2, 2, 0), box(0, 0, 2, 2, 2, 2, 0)))
                .isZero();
    }

    @Test
    void squareTurnedByAnEighthSharesAnOctagon() {
        double octagon = 8 * (Math.sqrt(2) - 1); // of a square with side 2
        double shared =
                BoxOverlap.bevIntersection(box(3, -4, 0, 2, 2, 1, 0.3), box(3, -4, 0, 2, 2, 1, 0.3 + Math.PI / 4));
        assertThat(shared).isCloseTo(octagon, within(EPSILON));
    }

    @Test
    void crossedBarsShareASquare() {
        assertThat(BoxOverlap.bevIntersection(box(0, 0, 0, 10, 1, 1, 0.7), box(0, 0, 0, 10, 1, 1, 0.7 + Math.PI / 2)))
                .isCloseTo(1, within(EPSILON));
    }

    @Test
    void aBoxInsideAnotherSharesItsOwnArea() {
        Box3d outer = box(1, 2, 0, 20, 20, 4, 0.2);
        Box3d inner = box(2, 1, 0, 4, 2, 2, 1.1);
        assertThat(BoxOverlap.bevIntersection(outer, inner)).isCloseTo(8, within(EPSILON));
        assertThat(BoxOverlap.bevIntersection(inner, outer)).isCloseTo(8, within(EPSILON));
        assertThat(BoxOverlap.volume(outer, inner)).isCloseTo(16.0 / 1600, within(EPSILON));
    }

    @Test
    void shiftedBoxesHaveTheTextbookIou() {
        assertThat(BoxOverlap.bev(box(0, 0, 0, 4, 2, 1, 0), box(1, 0, 0, 4, 2, 1, 0)))
                .isCloseTo(6.0 / 10, within(EPSILON));
        assertThat(BoxOverlap.volume(box(0, 0, 0, 4, 2, 1, 0), box(1, 0, 0.5, 4, 2, 1, 0)))
                .isCloseTo(3.0 / 13, within(EPSILON));
    }

    @Test
    void orderDoesNotMatterAndTheValueStaysWithinBounds() {
        SplittableRandom random = new SplittableRandom(3);
        int overlapping = 0;
        for (int i = 0; i < ITERATIONS; i++) {
            Box3d a = randomBox(random);
            Box3d b = randomBox(random);
            double shared = BoxOverlap.bevIntersection(a, b);
            assertThat(shared).isCloseTo(BoxOverlap.bevIntersection(b, a), within(EPSILON));
            assertThat(shared).isBetween(0.0, Math.min(a.area(), b.area()) + EPSILON);
            assertThat(BoxOverlap.volume(a, b)).isBetween(0.0, 1.0).isCloseTo(BoxOverlap.volume(b, a), within(EPSILON));
            overlapping += shared > 0 ? 1 : 0;
        }
        assertThat(overlapping).isGreaterThan(ITERATIONS / 4);
    }

    @Test
    void movingBothBoxesChangesNothing() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < ITERATIONS; i++) {
            Box3d a = randomBox(random);
            Box3d b = randomBox(random);
            RigidTransform motion = RigidTransform.ofYaw(
                    FrameId.LIDAR,
                    FrameId.WORLD,
                    random.nextDouble(-50, 50),
                    random.nextDouble(-50, 50),
                    1,
                    random.nextDouble(-4, 4));
            assertThat(BoxOverlap.volume(motion.apply(a), motion.apply(b)))
                    .isCloseTo(BoxOverlap.volume(a, b), within(EPSILON));
        }
    }

    @Test
    void agreesWithCountingRandomPoints() {
        SplittableRandom random = new SplittableRandom(5);
        int samples = 20_000;
        for (int i = 0; i < 50; i++) {
            Box3d a = randomBox(random);
            Box3d b = randomBox(random);
            double cos = Math.cos(a.yaw());
            double sin = Math.sin(a.yaw());
            int hits = 0;
            for (int s = 0; s < samples; s++) {
                double u = (random.nextDouble() - 0.5) * a.length();
                double v = (random.nextDouble() - 0.5) * a.width();
                hits += b.contains(a.x() + cos * u - sin * v, a.y() + sin * u + cos * v, b.z()) ? 1 : 0;
            }
            double tolerance = 5 * a.area() * 0.5 / Math.sqrt(samples);
            assertThat(BoxOverlap.bevIntersection(a, b)).isCloseTo(a.area() * hits / samples, within(tolerance));
        }
    }

    @Test
    void boxesOfDifferentFramesAreNotCompared() {
        Box3d lidar = box(0, 0, 0, 1, 1, 1, 0);
        Box3d world = new Box3d(FrameId.WORLD, 0, 0, 9, 1, 1, 1, 0);
        assertThatThrownBy(() -> BoxOverlap.bev(lidar, world))
                .isInstanceOf(BadGeometryException.class)
                .hasMessageContaining("lidar")
                .hasMessageContaining("world");
        assertThatThrownBy(() -> BoxOverlap.volume(lidar, world)).isInstanceOf(BadGeometryException.class);
    }

    private static Box3d randomBox(SplittableRandom random) {
        return box(
                random.nextDouble(-3, 3),
                random.nextDouble(-3, 3),
                random.nextDouble(-1, 1),
                random.nextDouble(0.2, 8),
                random.nextDouble(0.2, 4),
                random.nextDouble(0.5, 3),
                random.nextDouble(-4, 4));
    }

    private static Box3d box(double x, double y, double z, double length, double width, double height, double yaw) {
        return new Box3d(FrameId.LIDAR, x, y, z, length, width, height, yaw);
    }
}
