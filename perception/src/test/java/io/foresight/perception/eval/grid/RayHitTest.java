package io.foresight.perception.eval.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RayHitTest {
    private static final double ROUNDING = 1e-12;

    /** 4 x 4 x 4 voxels, one of which is a wall. */
    private static VoxelGrid grid(int i, int j, int k) {
        int[] classes = new int[64];
        VoxelGrid grid = new VoxelGrid(4, 4, 4, classes);
        classes[grid.index(i, j, k)] = 1;
        return grid;
    }

    @Test
    void aRayEndsWhereItLeavesTheFirstVoxelThatStopsIt() {
        VoxelGrid grid = grid(2, 1, 3);
        RayHit hit = hit(grid, new double[] {0.25, 1.5, 3.5}, new double[] {1, 0, 0});
        assertThat(hit.voxel()).isEqualTo(grid.index(2, 1, 3));
        assertThat(hit.depth()).isEqualTo(2.75);
    }

    @Test
    void itFollowsDiagonals() {
        VoxelGrid grid = grid(0, 3, 1);
        double half = Math.sqrt(0.5);
        RayHit hit = hit(grid, new double[] {3.4, 0.5, 1.5}, new double[] {-half, half, 0});
        assertThat(hit.voxel()).isEqualTo(grid.index(0, 3, 1));
        assertThat(hit.depth()).isCloseTo(3.4 / half, within(ROUNDING));
    }

    @Test
    void aRayThatMeetsNothingEndsAtTheEdge() {
        VoxelGrid grid = grid(0, 0, 0);
        RayHit hit = hit(grid, new double[] {1.5, 1.5, 1.5}, new double[] {0, 0, 1});
        assertThat(hit.voxel()).isEqualTo(grid.index(1, 1, 3));
        assertThat(hit.depth()).isEqualTo(2.5);
    }

    @Test
    void aRayThatBeginsInsideAWallEndsThere() {
        VoxelGrid grid = grid(1, 1, 1);
        RayHit hit = hit(grid, new double[] {1.5, 1.5, 1.5}, new double[] {0, -1, 0});
        assertThat(hit.voxel()).isEqualTo(grid.index(1, 1, 1));
        assertThat(hit.depth()).isEqualTo(0.5);
    }

    /** The lowest looks down by 45 degrees, the ninth step is repeated up to the sensor's upper end. */
    @Test
    void raysLookAroundAtTheElevationsOfTheBenchmark() {
        assertThat(LidarRays.elevations().get(0)).isCloseTo(-Math.PI / 4, within(ROUNDING));
        assertThat(LidarRays.elevations().get(9)).isCloseTo(-Math.atan(0.1), within(ROUNDING));
        double step = Math.atan(1.0 / 9) - Math.atan(0.1);
        int more = (int) Math.ceil((0.21 + Math.atan(0.1)) / step);
        assertThat(LidarRays.elevations()).hasSize(10 + more).isSorted();
        assertThat(LidarRays.directions()).hasSize(360 * (10 + more));
    }

    private static RayHit hit(VoxelGrid grid, double[] origin, double[] direction) {
        return RayHit.of(grid, origin, direction, of -> of == 1);
    }
}
