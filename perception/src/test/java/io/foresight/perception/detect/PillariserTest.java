package io.foresight.perception.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PillariserTest {
    private static final PillarGrid GRID = new PillarGrid(51.2, 0.2, -5, 3);

    @Test
    void everyPointInRangeLandsInThePillarUnderIt() {
        PointCloud cloud = randomCloud(5000, 7);
        Pillars pillars = new Pillariser(GRID, 40_000, 1000).pillarise(cloud);

        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < cloud.size(); i++) {
            if (Math.hypot(cloud.x(i), cloud.y(i)) < 51.2 && cloud.z(i) >= -5 && cloud.z(i) <= 3) {
                expected.merge((long) GRID.index(cloud.y(i)) * 512 + GRID.index(cloud.x(i)), 1, Integer::sum);
            }
        }
        Map<Long, Integer> found = new HashMap<>();
        for (int p = 0; p < pillars.points(); p++) {
            int pillar = (int) pillars.pillarOfPoint().getLong(8 * p);
            found.merge(pillars.cells().getLong(8 * pillar), 1, Integer::sum);
        }
        assertThat(found).isEqualTo(expected);
        assertThat(pillars.pillars()).isEqualTo(expected.size());
        assertThat(pillars.capacityExceeded()).isFalse();
    }

    @Test
    void featuresAreOffsetsFromMiddleAndMean() {
        // two points in the cell whose middle is (10.1, 0.1)
        PointCloud cloud = cloud(10.05f, 0.1f, -1f, 0.5f, 10.15f, 0.1f, -2f, 0.25f);
        Pillars pillars = new Pillariser(GRID, 10, 1000).pillarise(cloud);

        assertThat(pillars.points()).isEqualTo(2);
        assertThat(pillars.pillars()).isEqualTo(1);
        float[] first = row(pillars, 0);
        assertThat(first[0]).isCloseTo(-0.25f, within(1e-3f)); // 0.05 m left of the middle, scaled by 5
        assertThat(first[1]).isCloseTo(0f, within(1e-3f));
        assertThat(first[2]).isCloseTo(-0.25f, within(1e-3f));
        assertThat(first[4]).isCloseTo(0.5f, within(1e-3f)); // half a metre above the mean
        assertThat(first[5]).isEqualTo(-1f);
        assertThat(first[6]).isEqualTo(0.5f);
        assertThat(first[7]).isCloseTo(10.05f / 50, within(1e-3f));
        assertThat(first[8]).isCloseTo((float) Math.log(2) / 5, within(1e-6f));
    }

    @Test
    void pointsBeyondTheCircleAreLeftOut() {
        Pillars pillars = new Pillariser(GRID, 10, 1000)
                .pillarise(cloud(51.1f, 51.1f, 0, 0, 51.3f, 0, 0, 0, 0, -51.1f, 0, 0, 1, 1, 3.1f, 0, 1, 1, -5.1f, 0));
        assertThat(pillars.points()).isEqualTo(1);
    }

    @Test
    void tooManyPillarsKeepTheNearest() {
        PointCloud cloud = randomCloud(3000, 11);
        Pillars all = new Pillariser(GRID, 40_000, 1000).pillarise(cloud);
        double[] distances = new double[all.pillars()];
        for (int v = 0; v < all.pillars(); v++) {
            distances[v] = distance(all.cells().getLong(8 * v));
        }
        java.util.Arrays.sort(distances);

        Pillars cut = new Pillariser(GRID, 500, 1000).pillarise(cloud);
        assertThat(cut.capacityExceeded()).isTrue();
        assertThat(cut.pillars()).isEqualTo(500);
        Set<Long> seen = new HashSet<>();
        for (int v = 0; v < 500; v++) {
            assertThat(distance(cut.cells().getLong(8 * v))).isLessThanOrEqualTo(distances[499] + 1e-9);
            seen.add(cut.cells().getLong(8 * v));
        }
        assertThat(seen).hasSize(500);
        for (int p = 0; p < cut.points(); p++) {
            assertThat(cut.pillarOfPoint().getLong(8 * p)).isBetween(0L, 499L);
        }
    }

    @Test
    void aSecondSweepIsNotMixedWithTheFirst() {
        Pillariser pillariser = new Pillariser(GRID, 300, 1000);
        pillariser.pillarise(randomCloud(3000, 3)); // leaves pillars out, on purpose
        Pillars again = pillariser.pillarise(cloud(1, 1, 0, 0));
        assertThat(again.points()).isEqualTo(1);
        assertThat(again.pillars()).isEqualTo(1);
    }

    @Test
    void aCrowdedPillarIsDescribedByPointsSpreadOverIt() {
        float[] xyzi = new float[4 * 100];
        for (int i = 0; i < 100; i++) {
            xyzi[4 * i] = 10.1f;
            xyzi[4 * i + 1] = 0.1f;
            xyzi[4 * i + 2] = -i / 100f;
        }
        Pillars pillars = new Pillariser(GRID, 10, 4).pillarise(cloud(xyzi));
        assertThat(pillars.points()).isEqualTo(100);
        assertThat(pillars.rows()).isEqualTo(4);
        assertThat(pillars.pillarOfPoint().remaining()).isEqualTo(4 * Long.BYTES);
        for (int k = 0; k < 4; k++) {
            assertThat(row(pillars, k)[5]).isCloseTo(-k / 4f, within(1e-6f));
            assertThat(row(pillars, k)[8]).isCloseTo((float) Math.log(100) / 5, within(1e-6f)); // the count of all
        }
    }

    @Test
    void anEmptyCloudGivesNoPillars() {
        Pillars pillars = new Pillariser(GRID, 10, 1000).pillarise(cloud());
        assertThat(pillars.points()).isZero();
        assertThat(pillars.pillars()).isZero();
        assertThat(pillars.features().remaining()).isZero();
    }

    private static double distance(long cell) {
        return Math.hypot(GRID.middle((int) (cell % 512)), GRID.middle((int) (cell / 512)));
    }

    private static float[] row(Pillars pillars, int point) {
        float[] row = new float[Pillariser.FEATURES];
        for (int k = 0; k < row.length; k++) {
            row[k] = pillars.features().getFloat((point * row.length + k) * 4);
        }
        return row;
    }

    private static PointCloud randomCloud(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] xyzi = new float[4 * size];
        for (int i = 0; i < size; i++) {
            xyzi[4 * i] = (float) random.nextDouble(-60, 60);
            xyzi[4 * i + 1] = (float) random.nextDouble(-60, 60);
            xyzi[4 * i + 2] = (float) random.nextDouble(-6, 4);
            xyzi[4 * i + 3] = (float) random.nextDouble();
        }
        return cloud(xyzi);
    }

    private static PointCloud cloud(float... xyzi) {
        return new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, xyzi.length / 4);
    }
}
