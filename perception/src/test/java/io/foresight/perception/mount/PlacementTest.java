package io.foresight.perception.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.perception.RealData;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.mount.Placement.Verdict;
import io.foresight.perception.points.PointCloud;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementTest {
    private static final Optional<Mounting> MOUNTING = Optional.of(new Mounting(1.4, 2.4));

    @ParameterizedTest
    @CsvSource({"1.3", "1.73", "2.2", "2.5"})
    void aSensorAsHighAsThoseOfTheTrainingIsExpected(double height) {
        Placement placement = Placement.of(StreetScan.street(height).cloud(), MOUNTING);
        assertThat(placement.verdict()).isEqualTo(Verdict.EXPECTED);
        assertThat(placement.lift()).isZero();
        assertThat(placement.message()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, -1.9", "-1, -2.9", "1.0, -0.9", "3.5, 1.6", "-9.5, -11.4"})
    void aPlainShiftIsCorrectedAndTold(double height, double lift) {
        // the origin is height above the ground, the sensor itself 1.8
        PointCloud cloud = StreetScan.street(1.8).cloud(shifted(1.8 - height));
        Placement placement = Placement.of(cloud, MOUNTING);
        if (Math.abs(lift) > 10) {
            assertThat(placement.verdict()).isEqualTo(Verdict.UNUSABLE);
            assertThat(placement.message()).contains("transform the points to the frame of the sensor");
        } else {
            assertThat(placement.verdict()).isEqualTo(Verdict.DOUBTFUL);
            assertThat(placement.lift()).isCloseTo(lift, within(0.06));
            assertThat(placement.groundInPlace().orElseThrow().z0()).isCloseTo(-1.9, within(1e-9));
            assertThat(placement.message())
                    .contains("expected at -2.40 to -1.40 m")
                    .contains("detection shifts z by");
        }
    }

    @Test
    void aTiltedSensorIsTold() {
        Placement placement = Placement.of(StreetScan.street(1.8, 0.2).cloud(), MOUNTING);
        assertThat(placement.verdict()).isEqualTo(Verdict.DOUBTFUL);
        assertThat(placement.message()).contains("0.20 m per metre");
        assertThat(placement.lift()).isZero();
    }

    @Test
    void upsideDownAndMirroredAreTold() {
        for (UnaryOperator<double[]> turn : Stream.<UnaryOperator<double[]>>of(
                        point -> new double[] {point[0], point[1], -point[2]}, // mirrored
                        point -> new double[] {point[0], -point[1], -point[2]
                        }) // hung by its feet: x forward, y right, z down
                .toList()) {
            Placement placement = Placement.of(StreetScan.street(1.8).cloud(turn), MOUNTING);
            assertThat(placement.verdict()).isEqualTo(Verdict.UNUSABLE);
            assertThat(placement.message()).contains("the ground lies above the sensor");
            assertThat(Placement.of(StreetScan.street(1.8).cloud(turn), Optional.empty())
                            .verdict())
                    .as("also where no heights are known")
                    .isEqualTo(Verdict.UNUSABLE);
        }
    }

    @Test
    void aCeilingIsNoGround() {
        // whatever rises above 0.8 m ends at a flat ceiling instead
        PointCloud beneath = StreetScan.street(1.8).cloud(point -> {
            double away = Math.hypot(point[0], point[1]);
            if (point[2] > 0.8 && away > 1) {
                return new double[] {point[0] * 0.8 / point[2], point[1] * 0.8 / point[2], 0.8};
            }
            return point;
        });
        assertThat(Placement.of(beneath, MOUNTING).verdict()).isEqualTo(Verdict.EXPECTED);
    }

    static Stream<Arguments> misread() {
        return Stream.of(
                Arguments.of("millimetres", scaled(1000), "millimetres"),
                Arguments.of("centimetres", scaled(100), "centimetres"),
                Arguments.of("coordinates of a map", moved(4_100, -2_000, 35), "coordinates of a map"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misread")
    void aUnitOrFrameThatIsNotTheSensorsIsGuessed(String name, UnaryOperator<double[]> change, String told) {
        assertThat(Placement.guess(StreetScan.street(1.8).cloud(change))).contains(told);
    }

    @Test
    void nothingIsGuessedOfASoundSweep() {
        assertThat(Placement.guess(StreetScan.street(1.8).cloud())).isEmpty();
    }

    @Test
    void heightsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new Mounting(2, 1)).hasMessageContaining("2.0 to 1.0 m");
        assertThatThrownBy(() -> new Mounting(Double.NaN, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Mounting(0, 200)).hasMessageContaining("200.0 m");
    }

    @Test
    @Tag("real-data")
    void realSweepsAreExpectedAndTurnedOverTheyAreNot() throws IOException {
        try (Dataset kitti = Datasets.open("kitti:" + RealData.path("kitti/object_training"))) {
            for (int i = 0; i < kitti.frameIds().size(); i++) {
                PointCloud cloud = kitti.readPoints(i).cloud();
                String id = kitti.frameIds().get(i);
                assertThat(Placement.of(cloud, MOUNTING).verdict()).as(id).isEqualTo(Verdict.EXPECTED);
                float[] turned = cloud.xyzi().clone();
                for (int k = 0; k < 4 * cloud.size(); k += 4) {
                    turned[k + 1] = -turned[k + 1];
                    turned[k + 2] = -turned[k + 2];
                }
                PointCloud over = new PointCloud(cloud.frame(), cloud.stamp(), turned, cloud.size());
                assertThat(Placement.of(over, MOUNTING).verdict()).as(id).isEqualTo(Verdict.UNUSABLE);
            }
        }
    }

    private static UnaryOperator<double[]> shifted(double metres) {
        return moved(0, 0, metres);
    }

    private static UnaryOperator<double[]> moved(double x, double y, double z) {
        return point -> new double[] {point[0] + x, point[1] + y, point[2] + z};
    }

    private static UnaryOperator<double[]> scaled(double by) {
        return point -> new double[] {point[0] * by, point[1] * by, point[2] * by};
    }
}
