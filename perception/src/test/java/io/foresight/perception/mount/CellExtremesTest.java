package io.foresight.perception.mount;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CellExtremesTest {
    @Test
    void inEachCellTheSecondLowestAndTheSecondHighestCount() {
        CellExtremes extremes = CellExtremes.of(
                cloud(
                        new float[] {10.1f, 0.5f, 3},
                        new float[] {10.2f, 0.5f, -9}, // a stray return
                        new float[] {10.3f, 0.5f, -1},
                        new float[] {10.4f, 0.5f, 2},
                        new float[] {-20, 8.5f, 1},
                        new float[] {-20, 8.5f, 1}), // too few points
                1);
        LowestPoints low = extremes.lowest();
        assertThat(low.size()).isEqualTo(1);
        assertThat(low.x()[0]).isEqualTo(10.3f);
        assertThat(low.z()[0]).isEqualTo(-1);
        LowestPoints turned = extremes.lowestUpsideDown();
        assertThat(turned.size()).isEqualTo(1);
        assertThat(turned.x()[0]).isEqualTo(10.4f);
        assertThat(turned.z()[0]).isEqualTo(-2);
    }

    @Test
    void nearAndFarPointsAndThoseWithoutHeightDoNotCount() {
        float[][] points = new float[12][];
        for (int k = 0; k < 3; k++) {
            points[4 * k] = new float[] {1, 2, -1};
            points[4 * k + 1] = new float[] {30, 30, -1};
            points[4 * k + 2] = new float[] {10, 10, Float.NaN};
            points[4 * k + 3] = new float[] {Float.NaN, 10, -1};
        }
        assertThat(CellExtremes.of(cloud(points), 1).lowest().size()).isZero();
    }

    @Test
    void onePassFindsWhatAPassOverTheTurnedCloudFinds() {
        SplittableRandom random = new SplittableRandom(7);
        float[][] points = new float[20_000][];
        float[][] turned = new float[points.length][];
        for (int i = 0; i < points.length; i++) {
            float x = (float) random.nextDouble(-45, 45);
            float y = (float) random.nextDouble(-45, 45);
            float z = random.nextInt(-20, 20) / 4f; // equal heights are frequent
            points[i] = new float[] {x, y, z};
            turned[i] = new float[] {x, y, -z};
        }
        LowestPoints over = CellExtremes.of(cloud(points), 1).lowestUpsideDown();
        LowestPoints fresh = CellExtremes.of(cloud(turned), 1).lowest();
        assertThat(over.size()).isGreaterThan(500);
        assertThat(over.x()).isEqualTo(fresh.x());
        assertThat(over.y()).isEqualTo(fresh.y());
        assertThat(over.z()).isEqualTo(fresh.z());
        assertThat(GroundFinder.find(over)).isEqualTo(GroundFinder.find(fresh));
    }

    private static PointCloud cloud(float[]... points) {
        float[] xyzi = new float[PointCloud.STRIDE * points.length];
        for (int i = 0; i < points.length; i++) {
            System.arraycopy(points[i], 0, xyzi, PointCloud.STRIDE * i, 3);
        }
        return new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, points.length);
    }
}
