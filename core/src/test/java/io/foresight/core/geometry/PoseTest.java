package io.foresight.core.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class PoseTest {
    private static final int CASES = 500;
    private static final Offset<Double> TIGHT = within(1e-12);

    private final SplittableRandom random = new SplittableRandom(20_261_120);

    @Test
    void yawTurnsCounterClockwise() {
        double[] ahead = Pose.at(1, 2, 3, Math.PI / 2).transform(1, 0, 0);

        assertThat(ahead[0]).isCloseTo(1, TIGHT);
        assertThat(ahead[1]).isCloseTo(3, TIGHT);
        assertThat(ahead[2]).isCloseTo(3, TIGHT);
        assertThat(Pose.at(0, 0, 0, -2.5).yaw()).isCloseTo(-2.5, TIGHT);
    }

    @Test
    void inverseBringsEveryPointBack() {
        for (int i = 0; i < CASES; i++) {
            Pose pose = any();
            double[] there = pose.transform(0.3, -0.2, 0.1);

            double[] back = pose.inverse().transform(there[0], there[1], there[2]);

            assertThat(back).containsExactly(new double[] {0.3, -0.2, 0.1}, TIGHT);
        }
    }

    @Test
    void productAppliesTheRightHandPoseFirst() {
        for (int i = 0; i < CASES; i++) {
            Pose outer = any();
            Pose inner = any();
            double[] middle = inner.transform(1, 2, 3);

            assertThat(outer.times(inner).transform(1, 2, 3))
                    .containsExactly(outer.transform(middle[0], middle[1], middle[2]), TIGHT);
        }
    }

    @Test
    void rotationMatrixTurnsAsTheQuaternionDoes() {
        for (int i = 0; i < CASES; i++) {
            Pose pose = any();
            double[] r = pose.rotation();
            double[] p = pose.transform(0.5, 0.25, -2);

            for (int row = 0; row < 3; row++) {
                double turned = r[3 * row] * 0.5 + r[3 * row + 1] * 0.25 - r[3 * row + 2] * 2;
                double moved = new double[] {pose.x(), pose.y(), pose.z()}[row];
                assertThat(turned + moved).isCloseTo(p[row], TIGHT);
            }
        }
    }

    @Test
    void uprightnessIsTheCosineOfTheTilt() {
        assertThat(Pose.turned(1, 0, 0, 0.3).uprightness()).isCloseTo(Math.cos(0.3), TIGHT);
        assertThat(Pose.turned(0, 1, 0, Math.PI).uprightness()).isCloseTo(-1, TIGHT);
        assertThat(Pose.at(0, 0, 0, 1).uprightness()).isEqualTo(1, TIGHT);
    }

    @Test
    void rotationDifferenceIgnoresTheQuaternionsSign() {
        Pose a = any();
        Pose same = new Pose(0, 0, 0, -a.qw(), -a.qx(), -a.qy(), -a.qz());
        Pose turned = a.times(Pose.turned(0, 0, 1, 0.04));

        assertThat(a.rotationDifference(same)).isEqualTo(0, TIGHT);
        assertThat(a.rotationDifference(turned)).isCloseTo(0.04 / 2 / Math.sqrt(2), within(1e-6));
    }

    @Test
    void quaternionsAreBroughtToUnitLength() {
        Pose pose = new Pose(0, 0, 0, 3, 0, 0, 4);

        assertThat(pose.qw()).isCloseTo(0.6, TIGHT);
        assertThat(pose.qz()).isCloseTo(0.8, TIGHT);
    }

    @Test
    void refusesWhatIsNoPose() {
        assertThatThrownBy(() -> Pose.at(Double.NaN, 0, 0)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Pose(0, 0, 0, 0, 0, 0, 0)).hasMessageContaining("length > 0");
        assertThatThrownBy(() -> Pose.at(0, Double.POSITIVE_INFINITY, 0)).hasMessageContaining("Infinity");
    }

    private Pose any() {
        return new Pose(
                random.nextDouble(-1, 1),
                random.nextDouble(-1, 1),
                random.nextDouble(-1, 1),
                random.nextDouble(-1, 1),
                random.nextDouble(-1, 1),
                random.nextDouble(-1, 1),
                random.nextDouble(0.1, 1));
    }

    @Test
    void betweenTwoPosesTheWayIsStraightAndTheTurnIsTheShorterOne() {
        Pose from = Pose.at(0, 0, 0, 3);
        Pose to = Pose.at(4, 2, 0, -3);
        Pose quarter = from.towards(to, 0.25);
        double turn = 2 * Math.PI - 6;
        assertThat(quarter.x()).isEqualTo(1);
        assertThat(quarter.y()).isEqualTo(0.5);
        assertThat(quarter.yaw()).isCloseTo(3 + turn / 4, within(1e-12));
        assertThat(from.towards(to, 0).rotationDifference(from)).isCloseTo(0, within(1e-9));
        assertThat(from.towards(to, 1).rotationDifference(to)).isCloseTo(0, within(1e-9));
        assertThat(from.towards(from, 0.5)).isEqualTo(from);
    }
}
