package io.foresight.perception.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.geometry.FrameId;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExactCopiesTest {
    private static final int SIZE = 3000;

    private final float[] points = points();

    @Test
    void aCloudWithoutCopiesIsNotCopiedItself() {
        PointCloud cloud = cloud(IntStream.range(0, SIZE).toArray());
        assertThat(ExactCopies.without(cloud)).isSameAs(cloud);
        PointCloud nothing = cloud();
        assertThat(ExactCopies.without(nothing)).isSameAs(nothing);
    }

    @Test
    void appendedInterleavedAndManifoldCopiesAreLeftOut() {
        int[] appended = IntStream.range(0, 2 * SIZE).map(i -> i % SIZE).toArray();
        int[] interleaved = IntStream.range(0, 2 * SIZE).map(i -> i / 2).toArray();
        int[] fourTimes = IntStream.range(0, 4 * SIZE).map(i -> i % SIZE).toArray();
        for (int[] order : new int[][] {appended, interleaved, fourTimes}) {
            PointCloud each = ExactCopies.without(cloud(order));
            assertThat(each.size()).isEqualTo(SIZE);
            assertThat(Arrays.copyOf(each.xyzi(), 4 * SIZE)).isEqualTo(points);
            assertThat(each.columns().rings().orElseThrow()[SIZE - 1]).isEqualTo((short) (SIZE - 1));
        }
    }

    @Test
    void aPartThatIsThereTwiceIsLeftOutAndAFewAccidentsAreNot() {
        assertThat(ExactCopies.without(withFirstAgain(SIZE / 3)).size()).isEqualTo(SIZE);
        PointCloud accidents = withFirstAgain(SIZE / 100);
        assertThat(ExactCopies.without(accidents)).isSameAs(accidents);
    }

    @Test
    void onePointManyTimesIsOnePoint() {
        assertThat(ExactCopies.without(cloud(new int[5000])).size()).isEqualTo(1);
    }

    @Test
    void whatDiffersInOneNumberIsNoCopy() {
        float[] near = Arrays.copyOf(points, 2 * points.length);
        for (int i = 0; i < SIZE; i++) {
            System.arraycopy(points, 4 * i, near, 4 * (SIZE + i), 4);
            near[4 * (SIZE + i) + i % 4] += 0.001f;
        }
        PointCloud cloud = new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), near, 2 * SIZE);
        assertThat(ExactCopies.without(cloud)).isSameAs(cloud);
    }

    private PointCloud withFirstAgain(int again) {
        return cloud(IntStream.range(0, SIZE + again).map(i -> i % SIZE).toArray());
    }

    private PointCloud cloud(int... order) {
        float[] xyzi = new float[4 * order.length];
        short[] rings = new short[order.length];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(points, 4 * order[i], xyzi, 4 * i, 4);
            rings[i] = (short) order[i];
        }
        return new PointCloud(
                FrameId.LIDAR,
                new Stamp(0, Clock.SENSOR),
                xyzi,
                order.length,
                PointColumns.of(Optional.empty(), Optional.of(rings)));
    }

    private static float[] points() {
        SplittableRandom random = new SplittableRandom(9);
        float[] xyzi = new float[4 * SIZE];
        for (int i = 0; i < xyzi.length; i++) {
            xyzi[i] = (float) random.nextDouble(0, i % 4 == 3 ? 1 : 40);
        }
        return xyzi;
    }
}
