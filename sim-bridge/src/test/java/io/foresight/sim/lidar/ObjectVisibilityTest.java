package io.foresight.sim.lidar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.sim.raycast.Instance;
import io.foresight.sim.raycast.Material;
import io.foresight.sim.raycast.MeshBuilder;
import io.foresight.sim.raycast.MeshBvh;
import io.foresight.sim.raycast.RigidPose;
import io.foresight.sim.raycast.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectVisibilityTest {
    private static final EgoMotion RESTING = EgoMotion.resting(RigidPose.IDENTITY);
    private static final SweepCaster CASTER = new SweepCaster(SweepCasterTest.exact(), RigidPose.of(0, 0, 1.73, 0));

    @Test
    void freeObjectsAreNotOccludedAndEveryRayIsAPoint() {
        List<ObjectReturns> seen = look(RESTING, plate(20, 0, 4, 0), plate(-15, 3, 4, 5));
        assertThat(seen).extracting(ObjectReturns::objectId).containsExactly(0, 5);
        for (ObjectReturns returns : seen) {
            assertThat(returns.occlusion()).isZero();
            assertThat(returns.points()).isEqualTo(returns.raysAlone()).isGreaterThan(50);
        }
    }

    @Test
    void halfCoveredObjectIsHalfOccluded() {
        // from the sensor, the screen at 10 m covers exactly the left half of the plate at 20 m
        List<ObjectReturns> seen = look(RESTING, plate(20, 0, 4, 0), plate(10, 1.5, 3, -1));
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).occlusion()).isCloseTo(0.5, within(0.03));
        assertThat(seen.get(0).points()).isCloseTo(seen.get(0).raysAlone() / 2, within(8));
    }

    @Test
    void hiddenObjectIsWhollyOccludedAndAnUnreachableOneHasNoRays() {
        List<ObjectReturns> seen = look(RESTING, plate(20, 0, 2, 0), plate(10, 0, 4, -1), plate(500, 0, 2, 1));
        assertThat(seen.get(0).occlusion()).isEqualTo(1);
        assertThat(seen.get(0).points()).isZero();
        assertThat(seen.get(0).raysAlone()).isPositive();
        assertThat(seen.get(1).raysAlone()).isZero();
        assertThat(seen.get(1).occlusion()).isNaN();
    }

    @Test
    void bodiesOfOneObjectCountOnce() {
        List<ObjectReturns> seen = look(RESTING, plate(20, 0, 4, 3), plate(20.5, 0, 4, 3));
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).occlusion()).isZero();
        assertThat(seen.get(0).points()).isEqualTo(seen.get(0).raysAlone());
    }

    @Test
    void windowFollowsBothMotions() {
        EgoMotion driving = new EgoMotion(RigidPose.of(0, 0, 0, 0.3), 20, 6, 0, 0.8);
        MeshBvh shape = new MeshBvh(
                new MeshBuilder().box(0, 0, 1.73, 0.2, 4, 2, Material.PLASTER).build());
        Instance oncoming = new Instance(shape, RigidPose.of(15, 8, 0, 0.2), -25, -8, 0, 0.5, 0);
        Instance behind = new Instance(shape, RigidPose.of(-12, -3, 0, 0.2), 30, 9, 0, -0.5, 1);
        for (ObjectReturns returns : look(driving, oncoming, behind)) {
            assertThat(returns.points()).isEqualTo(returns.raysAlone()).isGreaterThan(50);
            assertThat(returns.occlusion()).isZero();
        }
    }

    private static List<ObjectReturns> look(EgoMotion ego, Instance... instances) {
        World world = new World(List.of(instances), List.of());
        LidarReturns sweep = CASTER.sweep(world, ego, SweepSettings.of(4));
        List<ObjectReturns> returns = new ObjectVisibility(CASTER, world, ego).of(sweep);
        for (ObjectReturns entry : returns) {
            long points = 0;
            for (int id : sweep.objectIds()) {
                points += id == entry.objectId() ? 1 : 0;
            }
            assertThat(entry.points()).isEqualTo((int) points);
        }
        return returns;
    }

    private static Instance plate(double x, double y, double width, int id) {
        MeshBvh shape = new MeshBvh(new MeshBuilder()
                .box(0, 0, 1.73, 0.1, width, 2, Material.PLASTER)
                .build());
        return Instance.resting(shape, RigidPose.of(x, y, 0, 0), id);
    }
}
