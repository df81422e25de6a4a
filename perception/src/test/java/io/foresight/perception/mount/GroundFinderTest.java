package io.foresight.perception.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.RealData;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundFinderTest {
    @ParameterizedTest
    @CsvSource({"1.4, 0", "1.73, 0", "2.2, 0", "3.6, 0", "1.73, 0.08", "1.73, -0.12", "0.4, 0"})
    void heightAndSlopeAreFound(double height, double slope) {
        Ground ground =
                GroundFinder.find(StreetScan.street(height, slope).cloud()).orElseThrow();
        assertThat(ground.isReliable()).isTrue();
        assertThat(ground.z0()).isCloseTo(-height, within(0.05));
        assertThat(ground.slopeX()).isCloseTo(slope, within(0.01));
        assertThat(ground.slopeY()).isCloseTo(0, within(0.01));
    }

    @Test
    void theOwnVehicleAndLevelReturnsDoNotWin() {
        PointCloud cloud = StreetScan.street(1.73)
                .ownRoof(2, 2.5, 0.9)
                .box(18, 0, 0.5, 26, 6) // a wall across, which the level beams hit
                .cloud();
        int level = 0;
        for (int i = 0; i < cloud.size(); i++) {
            level += Math.abs(cloud.z(i)) < 0.2 ? 1 : 0;
        }
        assertThat(level).isGreaterThan(800);
        assertThat(GroundFinder.find(cloud).orElseThrow().z0()).isCloseTo(-1.73, within(0.05));
    }

    @Test
    void strayReturnsBeneathTheGroundDoNotMoveIt() {
        SplittableRandom random = new SplittableRandom(3);
        PointCloud cloud = StreetScan.street(1.8).cloud(point -> {
            if (random.nextInt(500) == 0) {
                point[2] -= 3;
            }
            return point;
        });
        assertThat(GroundFinder.find(cloud).orElseThrow().z0()).isCloseTo(-1.8, within(0.1));
    }

    @Test
    void noGroundIsFoundInACloudWithoutOne() {
        SplittableRandom random = new SplittableRandom(5);
        float[] xyzi = new float[4 * 20_000];
        for (int i = 0; i < xyzi.length; i++) {
            xyzi[i] = (float) random.nextDouble(-30, 30);
        }
        PointCloud noise = new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, 20_000);
        assertThat(GroundFinder.find(noise).filter(Ground::isReliable)).isEmpty();
        PointCloud nothing = new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), new float[0], 0);
        assertThat(GroundFinder.find(nothing)).isEmpty();
    }

    @Test
    @Tag("real-data")
    void theGroundUnderRealSensorsIsWhereTheirMakersSay() throws IOException {
        try (Dataset kitti = Datasets.open("kitti:" + RealData.path("kitti/object_training"))) {
            for (int i = 0; i < kitti.frameIds().size(); i++) {
                Ground ground = GroundFinder.find(kitti.readPoints(i).cloud()).orElseThrow();
                assertThat(ground.isReliable()).as(kitti.frameIds().get(i)).isTrue();
                assertThat(ground.z0()).as(kitti.frameIds().get(i)).isCloseTo(-1.73, within(0.2));
                assertThat(ground.slope()).isLessThan(0.05);
            }
        }
    }
}
