package io.foresight.sim.lidar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LidarModelsTest {
    static List<String> names() {
        return LidarModels.names();
    }

    @ParameterizedTest
    @CsvSource({
        "hdl64e, 64, 2, -24.33, 2083",
        "hdl32e, 32, 10.667, -30.667, 2170",
        "vlp16, 16, 15, -15, 1808",
        "vlp32c, 32, 15, -25, 1808",
        "os1-64, 64, 22.5, -22.5, 1024",
        "os1-128, 128, 22.5, -22.5, 2048",
        "pandar64, 64, 14.882, -24.897, 1800"
    })
    void tablesHaveTheManualsExtremes(String name, int beams, double top, double bottom, int columns) {
        LidarModel model = LidarModels.byName(name);
        assertThat(model.name()).isEqualTo(name);
        assertThat(model.beams()).hasSize(beams);
        assertThat(model.columns()).isEqualTo(columns);
        assertThat(model.rays()).isEqualTo(beams * columns);
        assertThat(Math.toDegrees(model.beams().get(0).elevation())).isCloseTo(top, within(1e-3));
        assertThat(Math.toDegrees(model.beams().get(beams - 1).elevation())).isCloseTo(bottom, within(1e-2));
    }

    @ParameterizedTest
    @MethodSource("names")
    void beamsGoDownFromTheTopAndFireWithinTheirColumn(String name) {
        LidarModel model = LidarModels.byName(name);
        requireDescending(model);
        for (Beam beam : model.beams()) {
            assertThat(beam.timeOffset()).isBetween(0.0, model.periodSeconds() / model.columns());
            assertThat(beam.gain()).isEqualTo(1);
            assertThat(beam.dimming()).isZero();
        }
    }

    @Test
    void upperAndLowerBlocksOfTheHdl64eHaveTheirOwnSpacing() {
        List<Beam> beams = LidarModels.hdl64e().beams();
        for (int i = 1; i < 64; i++) {
            double gap =
                    Math.toDegrees(beams.get(i - 1).elevation() - beams.get(i).elevation());
            assertThat(gap).isCloseTo(i < 32 ? 1 / 3.0 : 0.5, within(0.004));
        }
    }

    @Test
    void firingOrderInterleavesTheHalvesOfTheVelodynes() {
        List<Beam> vlp16 = LidarModels.vlp16().beams();
        assertThat(vlp16.get(15).timeOffset()).as("-15 degrees fires first").isZero();
        assertThat(vlp16.get(7).timeOffset()).as("+1 degree fires second").isCloseTo(2.304e-6, within(1e-12));
        assertThat(vlp16.get(0).timeOffset()).as("+15 degrees fires last").isCloseTo(15 * 2.304e-6, within(1e-12));
        List<Beam> hdl32e = LidarModels.hdl32e().beams();
        assertThat(hdl32e.get(31).timeOffset()).isZero();
        assertThat(hdl32e.get(15).timeOffset()).as("-9.33 degrees fires second").isCloseTo(1.152e-6, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("names")
    void unitsStrayFromTheTableButStayInOrder(String name) {
        LidarModel table = LidarModels.byName(name);
        LidarModel unit = table.unit(9);
        requireDescending(unit);
        assertThat(unit).isEqualTo(table.unit(9)).isNotEqualTo(table.unit(10));
        double squares = 0;
        for (int i = 0; i < table.beams().size(); i++) {
            double stray =
                    unit.beams().get(i).elevation() - table.beams().get(i).elevation();
            squares += stray * stray;
        }
        assertThat(Math.sqrt(squares / table.beams().size()))
                .isBetween(1e-5, 1.5 * table.spread().elevation());
    }

    @ParameterizedTest
    @MethodSource("names")
    void dropOutGrowsWithRangeAndDarkness(String name) {
        RangeResponse range = LidarModels.byName(name).range();
        double before = 1;
        for (double metres = 1; metres < 300; metres += 1) {
            double now = range.detection(0.1, metres);
            assertThat(now).isLessThanOrEqualTo(before);
            assertThat(range.detection(0.02, metres)).isLessThanOrEqualTo(now);
            before = now;
        }
        assertThat(range.detection(0.1, range.tenPercentMetres())).isCloseTo(0.5, within(1e-9));
        assertThat(range.detection(0.1, range.minMetres())).isGreaterThan(0.999);
    }

    @ParameterizedTest
    @MethodSource("names")
    void intensityGrowsWithReflectanceAndFillsTheScaleOnlyForRetroreflectors(String name) {
        IntensityResponse intensity = LidarModels.byName(name).intensity();
        double before = -1;
        for (double reflectance = 0; reflectance < 80; reflectance += 0.01) {
            double now = intensity.mean(reflectance, 10, 0);
            assertThat(now).isGreaterThanOrEqualTo(before).isBetween(0.0, 1.0);
            before = now;
        }
        assertThat(intensity.mean(1, 10, 0)).isCloseTo(intensity.white(), within(5e-3));
        assertThat(intensity.mean(80, 10, 0)).isCloseTo(1, within(1e-12));
    }

    @Test
    void readingsAreStepsOfTheScale() {
        IntensityResponse intensity = LidarModels.hdl64e().intensity();
        for (int i = -30; i < 30; i++) {
            double reading = intensity.read(0.3, 12, 0.05, i / 10.0, -i / 20.0);
            assertThat(reading * 100).isCloseTo(Math.rint(reading * 100), within(1e-9));
            assertThat(reading).isBetween(0.0, 1.0);
        }
    }

    @Test
    void farWeakTargetsReadZeroOnTheHdl64eButRetroreflectorsStillShow() {
        IntensityResponse intensity = LidarModels.hdl64e().intensity();
        assertThat(intensity.mean(0.1, 10, 0)).isGreaterThan(0.2);
        assertThat(intensity.mean(0.1, 60, 0)).isZero();
        assertThat(intensity.mean(0.03, 10, 0)).isZero();
        assertThat(intensity.mean(30, 60, 0)).isGreaterThan(0.4);
        assertThat(intensity.mean(0.1, 10, 0.5)).isZero();
    }

    @Test
    void unitsOfTheHdl64eHaveSomeDimBeams() {
        long dim = LidarModels.hdl64e().unit(3).beams().stream()
                .filter(beam -> beam.dimming() > 0.05)
                .count();
        assertThat(dim).isBetween(4L, 30L);
    }

    @Test
    void unknownNamesAndImpossibleFiguresAreRefused() {
        assertThatThrownBy(() -> LidarModels.byName("hdl65"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hdl65")
                .hasMessageContaining("hdl64e");
        assertThatThrownBy(() -> new Beam(2, 0, 0, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Beam(0, 0, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RangeResponse(5, 3, 0, 0, 0.1, 50)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RangeResponse(0, 100, Double.NaN, 0, 0.1, 50))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IntensityResponse(1.5, 0, 0, 0, 1, 0, 0, 0.1))
                .isInstanceOf(IllegalArgumentException.class);
        LidarModel model = LidarModels.vlp16();
        assertThatThrownBy(() -> new LidarModel(
                        "none", List.of(), 10, 0.1, true, model.range(), model.intensity(), 0, model.spread()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 and 10");
        assertThatThrownBy(() -> new LidarModel(
                        "slow", model.beams(), 10, 0, true, model.range(), model.intensity(), 0, model.spread()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void requireDescending(LidarModel model) {
        for (int i = 1; i < model.beams().size(); i++) {
            assertThat(model.beams().get(i).elevation())
                    .isLessThan(model.beams().get(i - 1).elevation());
        }
    }
}
