package io.foresight.perception.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.points.PointCloud;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnVehicleTest {
    @Test
    void theFootprintIsWhereReturnsHangTogetherWithTheSensor() {
        OwnVehicle own = derived(StreetScan.street(1.8).ownRoof(2, 2.4, 0.9));
        assertThat(own.front()).isCloseTo(2, within(0.4));
        assertThat(own.rear()).isCloseTo(2.4, within(0.4));
        assertThat(own.left()).isCloseTo(0.9, within(0.3));
        assertThat(own.right()).isCloseTo(0.9, within(0.3));
    }

    @Test
    void aPedestrianOneStepBesideTheVehicleIsNotPartOfIt() {
        OwnVehicle own = derived(StreetScan.street(1.8).ownRoof(2, 2.4, 0.9).box(0.5, 2, 0.6, 0.6, 1.75));
        assertThat(own.left()).isLessThan(1.4);
        assertThat(own.is(new Box3d(FrameId.LIDAR, 0.5, 2, -0.9, 0.6, 0.6, 1.75, 0)))
                .isFalse();
    }

    @Test
    void aCarAheadThatTheSensorSeesFirstIsNotPartOfIt() {
        OwnVehicle own = derived(StreetScan.street(1.8).box(5, 0, 4.4, 1.9, 1.5));
        assertThat(own).isEqualTo(new OwnVehicle(1, 1, 1, 1));
    }

    @Test
    void aBoxInTheFootprintOrAroundTheSensorIsTheVehicle() {
        OwnVehicle own = new OwnVehicle(2.5, 1.5, 0.9, 0.9);
        assertThat(own.is(new Box3d(FrameId.LIDAR, 1.1, -0.2, -1, 4.1, 1.7, 1.5, 0.1)))
                .isTrue();
        assertThat(own.is(new Box3d(FrameId.LIDAR, 3, 0, -1, 8, 2.2, 3, 0)))
                .as("around the sensor")
                .isTrue();
        assertThat(own.is(new Box3d(FrameId.LIDAR, 4.8, 0, -1, 4.1, 1.7, 1.5, 0)))
                .as("close ahead")
                .isFalse();
        assertThat(own.is(new Box3d(FrameId.LIDAR, 0, 1.9, -1, 4.1, 1.7, 1.5, 0)))
                .as("in the next lane")
                .isFalse();
    }

    @Test
    void aFootprintThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new OwnVehicle(-1, 1, 1, 1)).hasMessageContaining("-1.0, 1.0, 1.0, 1.0");
        assertThatThrownBy(() -> new OwnVehicle(1, 31, 1, 1)).hasMessageContaining("0 to 30.0 m");
        assertThatThrownBy(() -> new OwnVehicle(1, 1, Double.NaN, 1)).hasMessageContaining("NaN");
    }

    private static OwnVehicle derived(StreetScan scan) {
        PointCloud cloud = scan.cloud();
        Optional<Ground> ground = GroundFinder.find(cloud).filter(Ground::isReliable);
        assertThat(ground).isPresent();
        return OwnVehicle.derived(cloud, ground);
    }
}
