package io.foresight.sim.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.geometry.BoxOverlap;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.drive.street.RoadKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrivingSimulationTest {
    private static final Fleet FLEET = new Fleet(5);

    private static DrivingSimulation simulation(long seed, RoadKind kind) {
        return new DrivingSimulation(
                seed, new SceneConfig(Optional.of(kind), 330, 1), SensorRig.onRoof("vlp16"), FLEET);
    }

    @Test
    void theSameSeedGivesTheSameFrames() {
        DrivingSimulation first = new DrivingSimulation(7, SceneConfig.any(), SensorRig.onRoof("vlp16"));
        DrivingSimulation second = new DrivingSimulation(7, SceneConfig.any(), SensorRig.onRoof("vlp16"));
        second.castWith(2);
        for (int i = 0; i < 3; i++) {
            DrivingFrame a = first.step();
            DrivingFrame b = second.step();
            assertThat(a.sweep().cloud().xyzi()).isEqualTo(b.sweep().cloud().xyzi());
            assertThat(a.sweep().labels().boxes()).isEqualTo(b.sweep().labels().boxes());
        }
    }

    @Test
    void anotherSeedGivesAnotherScene() {
        DrivingFrame a = simulation(1, RoadKind.URBAN).step();
        DrivingFrame b = simulation(2, RoadKind.URBAN).step();
        assertThat(a.sweep().labels().boxes()).isNotEqualTo(b.sweep().labels().boxes());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void labelsHoldTheirPointsWhetherOrNotTheSweepIsCompensated(boolean compensated) {
        SensorRig roof = SensorRig.onRoof("vlp16");
        SensorRig rig = new SensorRig(roof.model(), roof.mounting(), 1, roof.shadow(), compensated);
        int seen = 0;
        int fitting = 0;
        for (int seed = 0; seed < 15; seed++) {
            RoadKind kind = RoadKind.values()[seed % 5];
            DrivingSimulation simulation =
                    new DrivingSimulation(seed, new SceneConfig(Optional.of(kind), 330, 1), rig, FLEET);
            simulation.advance(30);
            DrivingFrame frame = simulation.look();
            Map<Integer, Integer> inside = pointsInside(frame);
            for (LabelledBox label : frame.sweep().labels().boxes()) {
                assertThat(label.points()).isPositive();
                assertThat(label.box().range()).isLessThanOrEqualTo(DrivingSimulation.LABEL_METRES);
                if (label.points() >= 20) {
                    seen++;
                    fitting += inside.getOrDefault(label.trackId(), 0) >= 0.8 * label.points() ? 1 : 0;
                }
            }
        }
        assertThat(seen).isGreaterThan(50);
        assertThat(fitting).isGreaterThanOrEqualTo((int) Math.ceil(0.97 * seen));
    }

    /** Points on each labelled object that are in its box, by identity. */
    private static Map<Integer, Integer> pointsInside(DrivingFrame frame) {
        Map<Integer, Box3d> boxes = new HashMap<>();
        for (LabelledBox label : frame.sweep().labels().boxes()) {
            boxes.put(label.trackId(), inflated(label.box()));
        }
        Map<Integer, Integer> inside = new HashMap<>();
        PointCloud cloud = frame.sweep().cloud();
        for (int i = 0; i < cloud.size(); i++) {
            int id = frame.objectIds()[i];
            Box3d box = boxes.get(id);
            if (box != null && box.contains(cloud.x(i), cloud.y(i), cloud.z(i))) {
                inside.merge(id, 1, Integer::sum);
            }
        }
        return inside;
    }

    private static Box3d inflated(Box3d box) {
        return new Box3d(
                box.frame(),
                box.x(),
                box.y(),
                box.z(),
                box.length() + 0.2,
                box.width() + 0.2,
                box.height() + 0.2,
                box.yaw());
    }

    @ParameterizedTest
    @EnumSource(RoadKind.class)
    void vehiclesDoNotStandInEachOther(RoadKind kind) {
        for (long seed = 20; seed < 24; seed++) {
            DrivingSimulation simulation = simulation(seed, kind);
            simulation.advance(40);
            List<LabelledBox> vehicles = new ArrayList<>();
            for (LabelledBox label : simulation.look().sweep().labels().boxes()) {
                if (label.objectClass() != ObjectClass.named("pedestrian")) {
                    vehicles.add(label);
                }
            }
            for (int i = 0; i < vehicles.size(); i++) {
                for (int j = i + 1; j < vehicles.size(); j++) {
                    assertThat(BoxOverlap.bev(
                                    vehicles.get(i).box(), vehicles.get(j).box()))
                            .as("seed %d: %s and %s", seed, vehicles.get(i), vehicles.get(j))
                            .isLessThan(0.01);
                }
            }
        }
    }

    @Test
    void sceneSettingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new SceneConfig(Optional.empty(), 100, 1)).hasMessageContaining("got 100.0 m");
        assertThatThrownBy(() -> new SceneConfig(Optional.empty(), 500, -1)).hasMessageContaining("got -1.0");
        assertThatThrownBy(() -> SensorRig.onRoof("vlp17")).hasMessageContaining("vlp17");
    }
}
