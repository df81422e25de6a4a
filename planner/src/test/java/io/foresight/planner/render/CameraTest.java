package io.foresight.planner.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.PlannerException;
import org.junit.jupiter.api.Test;

class CameraTest {
    @Test
    void theFixedCameraStandsWhereTheOriginalsStands() {
        Pose pose = Camera.fixed().pose();
        assertThat(new double[] {pose.x(), pose.y(), pose.z()}).containsExactly(0, 1.1, 0.9);
        double[] ahead = pose.transform(0, 0, -1);
        assertThat(ahead[1] - pose.y()).isCloseTo(-StrictMath.sin(0.9), within(1e-12));
        assertThat(ahead[2] - pose.z()).isCloseTo(-StrictMath.cos(0.9), within(1e-12));
        double[] right = pose.transform(1, 0, 0);
        assertThat(right[0] - pose.x()).isCloseTo(StrictMath.cos(3.14), within(1e-12));
        double[] up = pose.transform(0, 1, 0);
        assertThat(up[2]).isGreaterThan(pose.z());
    }

    @Test
    void bothCamerasKeepEverythingThatMattersInView() {
        for (double[] point : Camera.IN_VIEW) {
            assertThat(Camera.fixed().sees(point[0], point[1], point[2])).isTrue();
            for (int seed = 0; seed < 200; seed++) {
                assertThat(Camera.randomised(seed).sees(point[0], point[1], point[2]))
                        .as("seed %d, point %s", seed, java.util.Arrays.toString(point))
                        .isTrue();
            }
        }
    }

    @Test
    void seesNothingBehindItselfOrBesideTheImage() {
        assertThat(Camera.fixed().sees(0, 2, 1.5)).isFalse();
        assertThat(Camera.fixed().sees(1.5, 0, 0)).isFalse();
        assertThat(Camera.fixed().sees(0, 0, 2)).isFalse();
    }

    @Test
    void aSeedGivesOneCameraAndAnotherSeedAnother() {
        assertThat(Camera.randomised(5)).isEqualTo(Camera.randomised(5)).isNotEqualTo(Camera.randomised(6));
    }

    @Test
    void looksAtWhatItIsPointedAt() {
        Camera camera = Camera.lookingAt(new double[] {0.4, -0.3, 0.5}, new double[] {0.1, 0.2, 0.05}, 0.8);
        double[] target = camera.pose().inverse().transform(0.1, 0.2, 0.05);
        assertThat(target[0]).isCloseTo(0, within(1e-12));
        assertThat(target[1]).isCloseTo(0, within(1e-12));
        assertThat(target[2]).isNegative();
    }

    @Test
    void refusesAnImpossibleFieldOfView() {
        for (double angle : new double[] {0, 0.19, -1, 3.2, Double.NaN}) {
            assertThatThrownBy(() -> new Camera(Pose.IDENTITY, angle))
                    .isInstanceOf(PlannerException.class)
                    .hasMessageContaining("field of view");
        }
    }
}
