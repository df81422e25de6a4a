package io.foresight.sim.node.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.points.Stamp;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedCloudTest {
    private static final long MS = 1_000_000;

    @Test
    void timesAreFromTheStampOfTheLastPart() {
        PointCloud first = part(100, PointColumns.of(new float[] {-0.02f, 0}, new short[] {1, 2}));
        PointCloud last = part(150, PointColumns.of(new float[] {-0.01f, 0}, new short[] {3, 4}));
        PointCloud joined = JoinedCloud.of(List.of(first, last));
        assertThat(joined.stamp()).isEqualTo(last.stamp());
        assertThat(joined.size()).isEqualTo(4);
        assertThat(joined.x(1)).isEqualTo(100);
        assertThat(joined.columns().timeOffsets().orElseThrow())
                .containsExactly(new float[] {-0.07f, -0.05f, -0.01f, 0}, within(1e-6f));
        assertThat(joined.columns().rings().orElseThrow()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aPartWithoutTimesWasMeasuredAtItsStamp() {
        PointCloud joined = JoinedCloud.of(
                List.of(part(100, PointColumns.NONE), part(150, PointColumns.ofTimes(new float[] {-0.01f, 0}))));
        assertThat(joined.columns().timeOffsets().orElseThrow())
                .containsExactly(new float[] {-0.05f, -0.05f, -0.01f, 0}, within(1e-6f));
        assertThat(joined.columns().rings()).isEmpty();
    }

    private static PointCloud part(long millis, PointColumns columns) {
        float[] xyzi = {millis, 0, 0, 0, millis, 1, 0, 0};
        return new PointCloud(FrameId.LIDAR, new Stamp(millis * MS, Clock.WALL), xyzi, 2, columns);
    }
}
