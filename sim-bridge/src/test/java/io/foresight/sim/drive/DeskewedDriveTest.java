package io.foresight.sim.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.Deskew;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.sweep.Sweep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps without motion compensation, straightened, against the same sweeps with it. */
class DeskewedDriveTest {
    /** Compensation takes a column's time for all its beams, which fire some microseconds apart; a coordinate is a float. */
    private static final double TOLERANCE_METRES = 0.005;

    @ParameterizedTest
    @ValueSource(strings = {"hdl64e", "vlp16"})
    void aDriveWithoutCompensationBecomesTheCompensatedOne(String sensor) {
        DrivingSimulation raw = drive(sensor, false);
        DrivingSimulation compensated = drive(sensor, true);
        raw.advance(60);
        compensated.advance(60);
        DrivingFrame seen = raw.look();
        Sweep truth = compensated.look().sweep();
        assertThat(seen.sweep().skew()).isEqualTo(Skew.PRESENT);
        assertThat(truth.skew()).isEqualTo(Skew.REMOVED);

        Deskew.Result result = Deskew.apply(seen.sweep(), Optional.of(seen.path()));

        assertThat(result.outcome()).isEqualTo(Deskew.Outcome.DONE);
        assertThat(farthest(seen.sweep().cloud(), truth.cloud())).as("before").isGreaterThan(0.1);
        assertThat(farthest(result.sweep().cloud(), truth.cloud())).isLessThan(TOLERANCE_METRES);
        List<LabelledBox> labels = result.sweep().labels().boxes();
        assertThat(labels).hasSameSizeAs(truth.labels().boxes()).isNotEmpty();
        for (int i = 0; i < labels.size(); i++) {
            LabelledBox label = truth.labels().boxes().get(i);
            if (label.box().x() < 0 && Math.abs(label.box().y()) < 5) {
                continue; // right behind, where the turn begins and ends: half of it is seen a turn later
            }
            assertThat(labels.get(i).trackId()).isEqualTo(label.trackId());
            assertThat(labels.get(i).box().x()).isCloseTo(label.box().x(), within(0.15));
            assertThat(labels.get(i).box().y()).isCloseTo(label.box().y(), within(0.15));
        }
    }

    private static double farthest(PointCloud a, PointCloud b) {
        assertThat(a.size()).isEqualTo(b.size());
        double farthest = 0;
        for (int i = 0; i < a.size(); i++) {
            double away = Math.hypot(Math.hypot(a.x(i) - b.x(i), a.y(i) - b.y(i)), a.z(i) - b.z(i));
            farthest = Math.max(farthest, away);
        }
        return farthest;
    }

    private static DrivingSimulation drive(String sensor, boolean compensated) {
        SensorRig roof = SensorRig.onRoof(sensor);
        return new DrivingSimulation(
                7,
                SceneConfig.any(),
                new SensorRig(roof.model(), roof.mounting(), roof.intensityGain(), roof.shadow(), compensated));
    }
}
