package io.foresight.sim.raycast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PolarViewTest {
    private final Hit hit = new Hit();
    private final Hit viewed = new Hit();

    @Test
    void seesWhatTheTreeSees() {
        SplittableRandom random = new SplittableRandom(23);
        for (int scene = 0; scene < 10; scene++) {
            World world = grown(WorldTest.randomWorld(random, 60), random);
            double x = random.nextDouble(-20, 20);
            double y = random.nextDouble(-20, 20);
            double radius = random.nextDouble(0.1, 2);
            PolarView view = new PolarView(world, x, y, 1, radius, radius);
            int hits = 0;
            for (int ray = 0; ray < 2000; ray++) {
                double aside = random.nextDouble(-0.57, 0.57) * radius;
                double up = random.nextDouble(-0.4, 0.4);
                double turn = random.nextDouble(0, 2 * Math.PI);
                double flat = Math.sqrt(1 - up * up);
                double dx = flat * Math.cos(turn);
                double dy = flat * Math.sin(turn);
                double time = random.nextDouble(-0.05, 0.05);
                boolean met = world.cast(x + aside, y - aside, 1 + aside, dx, dy, up, 0, 90, time, ray, hit);
                boolean seen = view.cast(x + aside, y - aside, 1 + aside, dx, dy, up, 0, 90, time, ray, viewed);
                assertThat(seen).isEqualTo(met);
                if (met) {
                    hits++;
                    assertThat(viewed.distance()).isEqualTo(hit.distance());
                    assertThat(viewed.objectId()).isEqualTo(hit.objectId());
                }
            }
            assertThat(hits).isGreaterThan(100);
        }
    }

    @Test
    void straightUpAndDownAreSeen() {
        MeshBvh lid = new MeshBvh(
                new MeshBuilder().box(0, 0, 5, 4, 4, 1, Material.WOOD).build());
        World world = new World(List.of(Instance.resting(lid, RigidPose.IDENTITY, 3)), List.of());
        PolarView view = new PolarView(world, 0, 0, 0, 0.5, 0);
        assertThat(view.cast(0, 0, 0, 0, 0, 1, 0, 90, 0, 0, hit)).isTrue();
        assertThat(hit.objectId()).isEqualTo(3);
        assertThat(view.cast(0, 0, 0, 0, 0, -1, 0, 90, 0, 0, hit)).isFalse();
    }

    @Test
    void emptyWorldsAndEmptyShapesAreNeverHit() {
        MeshBvh nothing = new MeshBvh(new MeshBuilder().build());
        World world = new World(List.of(Instance.resting(nothing, RigidPose.IDENTITY, 0)), List.of());
        assertThat(new PolarView(world, 0, 0, 0, 0, 0).cast(0, 0, 0, 1, 0, 0, 0, 90, 0, 0, hit))
                .isFalse();
        World empty = new World(List.of(), List.of());
        assertThat(new PolarView(empty, 0, 0, 0, 0, 0).cast(0, 0, 0, 1, 0, 0, 0, 90, 0, 0, hit))
                .isFalse();
    }

    @Test
    void raysFromElsewhereAreRefused() {
        PolarView view = new PolarView(new World(List.of(), List.of()), 0, 0, 0, 1, 0);
        assertThatThrownBy(() -> view.cast(0, 2, 0, 1, 0, 0, 0, 90, 0, 0, hit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2.0 m beside")
                .hasMessageContaining("1.0 m and");
        assertThatThrownBy(() -> new PolarView(view.world(), Double.NaN, 0, 0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static World grown(World world, SplittableRandom random) {
        List<FoliageVolume> foliage = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            foliage.add(new FoliageVolume(
                    random.nextDouble(-30, 30), random.nextDouble(-30, 30), 2, 2, 1.5, 1, 0.8, -10 - i));
        }
        return new World(world.instances(), foliage);
    }
}
