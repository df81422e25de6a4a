package io.foresight.sim.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.sim.raycast.RigidPose;
import org.junit.jupiter.api.Test;

class SensorPoseTest {
    private static final RigidPose EGO = new RigidPose(100, -40, 3, 0.7, 0.05, -0.02);
    private static final RigidPose MOUNTING = new RigidPose(0.8, 0.1, 1.73, 0.01, -0.02, 0.005);

    @Test
    void thereAndBackIsTheSamePoint() {
        SensorPose sensor = new SensorPose(EGO, MOUNTING);
        double[] mounted = SensorPose.inWorld(MOUNTING, 12, -3, 0.4);
        double[] world = SensorPose.inWorld(EGO, mounted[0], mounted[1], mounted[2]);
        double[] seen = sensor.toSensor(world);
        assertThat(seen[0]).isEqualTo(12, within(1e-9));
        assertThat(seen[1]).isEqualTo(-3, within(1e-9));
        assertThat(seen[2]).isEqualTo(0.4, within(1e-9));
    }

    @Test
    void directionsKeepTheirLength() {
        double[] turned = new SensorPose(EGO, MOUNTING).directionToSensor(3, 4, 12);
        assertThat(Math.sqrt(turned[0] * turned[0] + turned[1] * turned[1] + turned[2] * turned[2]))
                .isEqualTo(13, within(1e-9));
    }
}
