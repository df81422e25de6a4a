package io.foresight.perception.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import org.junit.jupiter.api.Test;

class PointCloudTest {
    @Test
    void aMovedCloudKeepsIntensityStampAndSource() {
        float[] xyzi = {1, 0, 0, 0.25f, 0, 2, 0, 0.5f};
        PointCloud cloud = new PointCloud(FrameId.LIDAR, new Stamp(5, Clock.SENSOR), xyzi, 2);
        PointCloud moved = cloud.transformed(RigidTransform.ofYaw(FrameId.LIDAR, FrameId.EGO, 0, 0, 1, Math.PI / 2));
        assertThat(moved.frame()).isEqualTo(FrameId.EGO);
        assertThat(moved.stamp()).isEqualTo(cloud.stamp());
        assertThat(moved.y(0)).isCloseTo(1, within(1e-6f));
        assertThat(moved.x(1)).isCloseTo(-2, within(1e-6f));
        assertThat(moved.z(1)).isEqualTo(1);
        assertThat(moved.intensity(1)).isEqualTo(0.5f);
        assertThat(xyzi).containsExactly(1, 0, 0, 0.25f, 0, 2, 0, 0.5f);
    }
}
