package io.foresight.perception.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class HardVoxelsTest {
    private final HardVoxels voxels = new HardVoxels(AnchorModels.VOLUME, PointFeatures.RELATIVE);

    @Test
    void pillarsStandInTheOrderOfTheirFirstPoints() {
        HardVoxels.Voxels found = voxels.group(cloud(5.5f, 0.5f, 0, 1, 1.5f, -1.5f, 0, 1, 5.6f, 0.5f, 0, 1));
        assertThat(found.pillars()).isEqualTo(2);
        assertThat(found.cells().asLongBuffer().get(0)).isEqualTo(2 * 8 + 5);
        assertThat(found.cells().asLongBuffer().get(1)).isEqualTo(1);
        assertThat(found.stored()).containsExactly(2, 1);
    }

    @Test
    void aPillarThatIsNotFullHasOneRowOfZerosAndAFullOneHasNone() {
        HardVoxels.Voxels found = voxels.group(cloud(5.5f, 0.5f, -1, 1, 5.6f, 0.5f, -1, 1, 1.5f, -1.5f, -1, 1));
        assertThat(found.rowCount()).isEqualTo(2 + 2);
        assertThat(row(found, 3)).containsOnly(0);
        assertThat(found.pillarOfRow().asLongBuffer().get(3)).isEqualTo(1);
    }

    @Test
    void laterPointsOfAFullPillarCountNeitherInRowsNorInTheMean() {
        HardVoxels.Voxels found = voxels.group(cloud(5.2f, 0.5f, 0, 1, 5.4f, 0.5f, 0, 1, 5.9f, 0.5f, 0, 1));
        assertThat(found.rowCount()).isEqualTo(2);
        assertThat(found.points()).isEqualTo(3);
        assertThat(row(found, 0)[4]).isCloseTo(-0.1f, within(1e-6f));
    }

    @Test
    void featuresAreThoseOfTheReference() {
        float[] relative = row(voxels.group(cloud(5.25f, 0.75f, -1, 0.5f, 5.75f, 0.25f, -2, 0)), 0);
        assertThat(relative).containsExactly(-0.25f, 0.25f, -1, 0.5f, -0.25f, 0.25f, 0.5f, -0.25f, 0.25f);
        HardVoxels absolute = new HardVoxels(AnchorModels.VOLUME, PointFeatures.ABSOLUTE);
        HardVoxels.Voxels found = absolute.group(cloud(5.25f, 0.75f, -1, 0.5f, 5.75f, 0.25f, -2, 0));
        float[] row = new float[10];
        found.features().asFloatBuffer().get(0, row);
        assertThat(row).containsExactly(5.25f, 0.75f, -1, 0.5f, -0.25f, 0.25f, 0.5f, -0.25f, 0.25f, 0);
    }

    @Test
    void pointsOnTheEdgesOutsideOrNotFiniteAreLeftOut() {
        PointCloud cloud = cloud(
                0, 0, 0, 1, 8, 0, 0, 1, 1, -2, 0, 1, 1, 2, 0, 1, 1, 0, -3, 1, 1, 0, 1, 1, -5, 0, 0, 1, Float.NaN, 0, 0,
                1);
        assertThat(voxels.group(cloud).points()).isZero();
        assertThat(voxels.group(cloud).pillars()).isZero();
    }

    @Test
    void pillarsBeyondTheLimitAreLeftOutAndThatIsSaid() {
        float[] points = new float[4 * 8];
        for (int i = 0; i < 8; i++) {
            points[4 * i] = i + 0.5f;
        }
        HardVoxels.Voxels found = voxels.group(cloud(points));
        assertThat(found.pillars()).isEqualTo(6);
        assertThat(found.capacityExceeded()).isTrue();
    }

    @Test
    void aCallLeavesNothingForTheNext() {
        float[] first = row(voxels.group(cloud(5.25f, 0.75f, -1, 0.5f)), 0);
        voxels.group(cloud(5.5f, 0.5f, 0, 1, 1.5f, -1.5f, 0, 1, 5.6f, 0.5f, 0, 1));
        HardVoxels.Voxels again = voxels.group(cloud(5.25f, 0.75f, -1, 0.5f));
        assertThat(again.pillars()).isEqualTo(1);
        assertThat(row(again, 0)).isEqualTo(first);
    }

    private static float[] row(HardVoxels.Voxels voxels, int index) {
        float[] row = new float[9];
        FloatBuffer rows = voxels.features().asFloatBuffer();
        rows.get(9 * index, row);
        return row;
    }

    private static PointCloud cloud(float... xyzi) {
        return new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, xyzi.length / 4);
    }
}
