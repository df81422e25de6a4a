package io.foresight.core.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RigidTransformTest {
    private static final double EPSILON = 1e-9;

    @Test
    void aQuarterTurnTakesForwardToLeft() {
        RigidTransform turn = RigidTransform.ofYaw(FrameId.LIDAR, FrameId.EGO, 10, 20, 30, Math.PI / 2);
        assertThat(turn.applyX(1, 0, 0)).isCloseTo(10, within(EPSILON));
        assertThat(turn.applyY(1, 0, 0)).isCloseTo(21, within(EPSILON));
        assertThat(turn.applyZ(1, 0, 0)).isCloseTo(30, within(EPSILON));
    }

    @Test
    void thereAndBackIsWhereItStarted() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 1000; i++) {
            RigidTransform there = randomTransform(random, FrameId.LIDAR, FrameId.EGO);
            RigidTransform round = there.then(there.inverse());
            assertThat(round.from()).isEqualTo(FrameId.LIDAR);
            assertThat(round.to()).isEqualTo(FrameId.LIDAR);
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 4; column++) {
                    assertThat(round.element(row, column)).isCloseTo(row == column ? 1 : 0, within(EPSILON));
                }
            }
        }
    }

    @Test
    void chainingEqualsApplyingOneAfterTheOther() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < 1000; i++) {
            RigidTransform first = randomTransform(random, FrameId.LIDAR, FrameId.EGO);
            RigidTransform second = randomTransform(random, FrameId.EGO, FrameId.WORLD);
            RigidTransform both = first.then(second);
            double x = first.applyX(1, 2, 3);
            double y = first.applyY(1, 2, 3);
            double z = first.applyZ(1, 2, 3);
            assertThat(both.applyX(1, 2, 3)).isCloseTo(second.applyX(x, y, z), within(EPSILON));
            assertThat(both.applyY(1, 2, 3)).isCloseTo(second.applyY(x, y, z), within(EPSILON));
            assertThat(both.applyZ(1, 2, 3)).isCloseTo(second.applyZ(x, y, z), within(EPSILON));
        }
    }

    @Test
    void aPointInABoxStaysInTheMovedBox() {
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < 1000; i++) {
            Box3d box = new Box3d(
                    FrameId.LIDAR,
                    random.nextDouble(-9, 9),
                    random.nextDouble(-9, 9),
                    0,
                    4,
                    2,
                    1.5,
                    random.nextDouble(-4, 4));
            RigidTransform motion = RigidTransform.ofYaw(
                    FrameId.LIDAR,
                    FrameId.WORLD,
                    random.nextDouble(-9, 9),
                    random.nextDouble(-9, 9),
                    2,
                    random.nextDouble(-4, 4));
            double x = box.x() + random.nextDouble(-3, 3);
            double y = box.y() + random.nextDouble(-3, 3);
            Box3d moved = motion.apply(box);
            assertThat(moved.contains(motion.applyX(x, y, 0), motion.applyY(x, y, 0), motion.applyZ(x, y, 0)))
                    .isEqualTo(box.contains(x, y, 0));
            assertThat(moved.frame()).isEqualTo(FrameId.WORLD);
        }
    }

    @Test
    void theQuaternionOfAYawIsThatYaw() {
        double yaw = 0.8;
        RigidTransform quaternion = RigidTransform.ofQuaternion(
                FrameId.EGO, FrameId.WORLD, 1, 2, 3, Math.cos(yaw / 2), 0, 0, Math.sin(yaw / 2));
        RigidTransform direct = RigidTransform.ofYaw(FrameId.EGO, FrameId.WORLD, 1, 2, 3, yaw);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                assertThat(quaternion.element(row, column)).isCloseTo(direct.element(row, column), within(EPSILON));
            }
        }
    }

    @Test
    void refusesWhatIsNoRigidMotion() {
        assertThatThrownBy(
                        () -> RigidTransform.ofMatrix(FrameId.EGO, FrameId.WORLD, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0))
                .isInstanceOf(BadGeometryException.class)
                .hasMessageContaining("4.0");
        assertThatThrownBy(
                        () -> RigidTransform.ofMatrix(FrameId.EGO, FrameId.WORLD, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0))
                .hasMessageContaining("mirrors");
        assertThatThrownBy(() -> RigidTransform.ofMatrix(
                        FrameId.EGO, FrameId.WORLD, 1, 0, 0, Double.NaN, 0, 1, 0, 0, 0, 0, 1, 0))
                .hasMessageContaining("element 3");
        assertThatThrownBy(() -> RigidTransform.ofMatrix(FrameId.EGO, FrameId.WORLD, 1, 0))
                .hasMessageContaining("2");
        assertThatThrownBy(() -> RigidTransform.ofQuaternion(FrameId.EGO, FrameId.WORLD, 0, 0, 0, 0, 0, 0, 0))
                .hasMessageContaining("length 1");
    }

    @Test
    void framesAreNotMixed() {
        RigidTransform lidarToEgo = RigidTransform.identity(FrameId.LIDAR, FrameId.EGO);
        Box3d worldBox = new Box3d(FrameId.WORLD, 0, 0, 0, 1, 1, 1, 0);
        assertThatThrownBy(() -> lidarToEgo.apply(worldBox))
                .isInstanceOf(BadGeometryException.class)
                .hasMessageContaining("world");
        assertThatThrownBy(() -> lidarToEgo.then(lidarToEgo)).isInstanceOf(BadGeometryException.class);
    }

    private static RigidTransform randomTransform(SplittableRandom random, FrameId from, FrameId to) {
        double[] q = new double[4];
        double norm = 0;
        for (int i = 0; i < 4; i++) {
            q[i] = random.nextDouble(-1, 1);
            norm += q[i] * q[i];
        }
        double scale = 1 / Math.sqrt(norm);
        return RigidTransform.ofQuaternion(
                from,
                to,
                random.nextDouble(-9, 9),
                random.nextDouble(-9, 9),
                random.nextDouble(-9, 9),
                q[0] * scale,
                q[1] * scale,
                q[2] * scale,
                q[3] * scale);
    }
}
