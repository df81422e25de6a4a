package io.foresight.sim.raycast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final double FAR = 200;

    private final Hit hit = new Hit();

    @Test
    void groundIsHitWhereGeometrySaysSo() {
        World world = of(new MeshBuilder().box(0, 0, -0.5, 400, 400, 1, Material.ASPHALT));
        for (double degrees = -80; degrees < -1; degrees += 1.7) {
            double down = Math.toRadians(degrees);
            assertThat(world.cast(0.3, -0.2, 1.73, Math.cos(down), 0, Math.sin(down), 0, FAR, 0, 0, hit))
                    .isTrue();
            assertThat((double) hit.distance()).isCloseTo(-1.73 / Math.sin(down), within(2e-3));
            assertThat(hit.normalZ()).isCloseTo(1f, within(1e-6f));
            assertThat((double) hit.cosIncidence()).isCloseTo(-Math.sin(down), within(1e-5));
            assertThat(hit.material()).isEqualTo(Material.ASPHALT);
        }
        assertThat(world.cast(0, 0, 1.73, 1, 0, 0, 0, FAR, 0, 0, hit)).isFalse();
    }

    @Test
    void boxIsHitOnTheFaceTowardsTheRayAndMissedBesideIt() {
        World world = of(new MeshBuilder().box(10, 0, 0, 4, 2, 2, Material.METAL));
        assertThat(world.cast(0, 0.5, 0.3, 1, 0, 0, 0, FAR, 0, 0, hit)).isTrue();
        assertThat(hit.distance()).isCloseTo(8f, within(1e-5f));
        assertThat(hit.normalX()).isCloseTo(-1f, within(1e-6f));
        assertThat(world.cast(20, 0.5, 0.3, -1, 0, 0, 0, FAR, 0, 0, hit)).isTrue();
        assertThat(hit.distance()).isCloseTo(8f, within(1e-5f));
        assertThat(hit.normalX()).isCloseTo(1f, within(1e-6f));
        assertThat(world.cast(0, 1.01, 0, 1, 0, 0, 0, FAR, 0, 0, hit)).isFalse();
        assertThat(world.cast(0, 0, 0, 1, 0, 0, 0, 7.9, 0, 0, hit)).isFalse();
        assertThat(world.cast(0, 0, 0, 1, 0, 0, 8.1, FAR, 0, 0, hit)).isTrue();
        assertThat(hit.distance()).as("the back face, seen from inside").isCloseTo(12f, within(1e-5f));
    }

    @Test
    void fineEllipsoidIsHitWithinItsFacetsOfTheTrueSurface() {
        World world = of(new MeshBuilder().ellipsoid(0, 0, 0, 2, 1, 0.5, 64, 128, Material.SKIN));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            double[] to = direction(random);
            double[] from = {-10 * to[0], -10 * to[1], -10 * to[2]};
            double surface = 10 - 1 / Math.sqrt(to[0] * to[0] / 4 + to[1] * to[1] + to[2] * to[2] * 4);
            assertThat(world.cast(from[0], from[1], from[2], to[0], to[1], to[2], 0, FAR, 0, 0, hit))
                    .isTrue();
            assertThat((double) hit.distance()).isCloseTo(surface, within(4e-3));
        }
    }

    @Test
    void randomScenesAgreeWithTheReferenceCaster() {
        SplittableRandom random = new SplittableRandom(11);
        for (int scene = 0; scene < 8; scene++) {
            World world = randomWorld(random, 40);
            int disagreements = 0;
            for (int ray = 0; ray < 2000; ray++) {
                double[] from = {random.nextDouble(-5, 5), random.nextDouble(-5, 5), random.nextDouble(0, 3)};
                double[] to = direction(random);
                double time = random.nextDouble(-0.05, 0.05);
                double expected = ReferenceCaster.cast(world, from, to, 100, time);
                boolean met = world.cast(from[0], from[1], from[2], to[0], to[1], to[2], 0, 100, time, 0, hit);
                double distance = met ? hit.distance() : Double.POSITIVE_INFINITY;
                if (met == Double.isInfinite(expected) || met && Math.abs(distance - expected) > 2e-3) {
                    disagreements++; // a silhouette that single precision sees a micrometre aside
                }
            }
            assertThat(disagreements).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void triangleSoupAgreesWithTheReferenceCaster() {
        SplittableRandom random = new SplittableRandom(5);
        MeshBuilder soup = new MeshBuilder();
        for (int i = 0; i < 3000; i++) {
            double x = random.nextDouble(-4, 4);
            double y = random.nextDouble(-4, 4);
            double z = random.nextDouble(-4, 4);
            soup.triangle(
                    near(soup, x, y, z, random),
                    near(soup, x, y, z, random),
                    near(soup, x, y, z, random),
                    Material.SOIL);
        }
        Mesh mesh = soup.build();
        World world = new World(List.of(Instance.resting(new MeshBvh(mesh), RigidPose.IDENTITY, 0)), List.of());
        int hits = 0;
        for (int ray = 0; ray < 3000; ray++) {
            double[] to = direction(random);
            double expected = ReferenceCaster.cast(mesh, new double[3], to, FAR);
            boolean met = world.cast(0, 0, 0, to[0], to[1], to[2], 0, FAR, 0, 0, hit);
            assertThat(met).isEqualTo(Double.isFinite(expected));
            if (met) {
                hits++;
                assertThat((double) hit.distance()).isCloseTo(expected, within(2e-3));
            }
        }
        assertThat(hits).isGreaterThan(1000);
    }

    @Test
    void movingBodyIsWhereItIsAtTheRaysMoment() {
        MeshBvh cube = new MeshBvh(
                new MeshBuilder().box(0, 0, 0, 2, 2, 2, Material.METAL).build());
        World world = new World(List.of(new Instance(cube, RigidPose.of(20, 0, 0, 0), 10, 0, 0, 0, 4)), List.of());
        for (double time : new double[] {-0.05, -0.01, 0, 0.03, 0.05}) {
            assertThat(world.cast(0, 0, 0, 1, 0, 0, 0, FAR, time, 0, hit)).isTrue();
            assertThat((double) hit.distance()).isCloseTo(19 + 10 * time, within(1e-4));
            assertThat(hit.objectId()).isEqualTo(4);
        }
    }

    @Test
    void turningBodyTurnsAboutItsOwnOrigin() {
        MeshBvh rod = new MeshBvh(
                new MeshBuilder().box(5, 0, 0, 10, 0.2, 2, Material.METAL).build());
        World world = new World(List.of(new Instance(rod, RigidPose.of(20, 0, 0, Math.PI), 0, 0, 0, 1, 0)), List.of());
        assertThat(world.cast(12, -5, 0, 0, 1, 0, 0, FAR, 0, 0, hit)).isTrue();
        assertThat((double) hit.distance()).isCloseTo(4.9, within(1e-3));
        assertThat(world.cast(12, -5, 0, 0, 1, 0, 0, FAR, 0.05, 0, hit)).isTrue();
        // 8 m from its origin, turned counter-clockwise by 0.05 rad, the rod that points backwards has swung to -y
        assertThat((double) hit.distance()).isCloseTo(5 - 8 * Math.tan(0.05) - 0.1 / Math.cos(0.05), within(2e-3));
    }

    @Test
    void leavesLetRaysThroughByTheExponentialLaw() {
        double extinction = 0.7;
        FoliageVolume crown = new FoliageVolume(10, 0, 0, 2, 2, 2, extinction, -3);
        World world = new World(List.of(), List.of(crown));
        int rays = 40_000;
        int through = 0;
        double sum = 0;
        for (int i = 0; i < rays; i++) {
            if (world.cast(0, 0, 0, 1, 0, 0, 0, FAR, 0, i, hit)) {
                assertThat(hit.distance()).isBetween(8f, 12f);
                assertThat(hit.instance()).isEqualTo(Hit.FOLIAGE);
                assertThat(hit.objectId()).isEqualTo(-3);
                sum += hit.distance() - 8;
            } else {
                through++;
            }
        }
        double passing = Math.exp(-extinction * 4);
        assertThat((double) through / rays).isCloseTo(passing, within(4 * Math.sqrt(passing / rays)));
        double meanDepth = 1 / extinction - 4 * passing / (1 - passing);
        assertThat(sum / (rays - through)).isCloseTo(meanDepth, within(0.03));
    }

    @Test
    void leavesAreTheSameForTheSameSeedInAnyOrder() {
        World world = new World(List.of(), List.of(new FoliageVolume(10, 0, 0, 2, 2, 2, 0.7, 1)));
        float[] forward = new float[200];
        for (int i = 0; i < forward.length; i++) {
            forward[i] = world.cast(0, 0, 0, 1, 0, 0, 0, FAR, 0, i, hit) ? hit.distance() : 0;
        }
        for (int i = forward.length - 1; i >= 0; i--) {
            float again = world.cast(0, 0, 0, 1, 0, 0, 0, FAR, 0, i, hit) ? hit.distance() : 0;
            assertThat(again).isEqualTo(forward[i]);
        }
    }

    @Test
    void castAloneSeesWhatStandsBehind() {
        MeshBvh cube = new MeshBvh(
                new MeshBuilder().box(0, 0, 0, 2, 2, 2, Material.METAL).build());
        World world = new World(
                List.of(
                        Instance.resting(cube, RigidPose.of(10, 0, 0, 0), 0),
                        Instance.resting(cube, RigidPose.of(20, 0, 0, 0), 1)),
                List.of());
        assertThat(world.castAlone(1, 0, 0, 0, 1, 0, 0, 0, FAR, 0, hit)).isTrue();
        assertThat(hit.distance()).isCloseTo(19f, within(1e-4f));
        assertThat(world.castAlone(1, 0, 5, 0, 1, 0, 0, 0, FAR, 0, hit)).isFalse();
    }

    @Test
    void emptyWorldIsNeverHit() {
        World world = new World(List.of(), List.of());
        assertThat(world.cast(0, 0, 0, 1, 0, 0, 0, FAR, 0, 0, hit)).isFalse();
    }

    @Test
    void manyBodiesInOnePlaceAreAllReached() {
        MeshBvh cube = new MeshBvh(
                new MeshBuilder().box(0, 0, 0, 2, 2, 2, Material.METAL).build());
        List<Instance> stack = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            stack.add(Instance.resting(cube, RigidPose.of(10, 0, 0, 0), i));
        }
        World world = new World(stack, List.of());
        assertThat(world.cast(0, 0, 0, 1, 0, 0, 0, FAR, 0, 0, hit)).isTrue();
        assertThat(hit.distance()).isCloseTo(9f, within(1e-5f));
    }

    @Test
    void timesOutsideTheWorldsSpanAreRefused() {
        World world = new World(List.of(), List.of(), 0.05);
        assertThatThrownBy(() -> world.cast(0, 0, 0, 1, 0, 0, 0, FAR, 0.06, 0, hit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.06");
        assertThatThrownBy(() -> new World(List.of(), List.of(), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static World of(MeshBuilder builder) {
        return new World(List.of(Instance.resting(new MeshBvh(builder.build()), RigidPose.IDENTITY, 0)), List.of());
    }

    static World randomWorld(SplittableRandom random, int bodies) {
        MeshBvh[] shapes = {
            new MeshBvh(
                    new MeshBuilder().box(0, 0, 1, 4, 2, 2, Material.CAR_PAINT).build()),
            new MeshBvh(new MeshBuilder()
                    .cylinder(0, 0, 0, 0.3, 5, 9, Material.METAL)
                    .build()),
            new MeshBvh(new MeshBuilder()
                    .ellipsoid(0, 0, 1, 2, 1, 1, 8, 12, Material.CLOTH)
                    .build())
        };
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < bodies; i++) {
            RigidPose pose = new RigidPose(
                    random.nextDouble(-40, 40),
                    random.nextDouble(-40, 40),
                    random.nextDouble(-1, 1),
                    random.nextDouble(-4, 4),
                    random.nextDouble(-0.3, 0.3),
                    random.nextDouble(-0.3, 0.3));
            boolean moves = random.nextBoolean();
            instances.add(new Instance(
                    shapes[i % shapes.length],
                    pose,
                    moves ? random.nextDouble(-30, 30) : 0,
                    moves ? random.nextDouble(-30, 30) : 0,
                    0,
                    moves ? random.nextDouble(-1, 1) : 0,
                    i));
        }
        return new World(instances, List.of());
    }

    private static double[] direction(SplittableRandom random) {
        double z = random.nextDouble(-1, 1);
        double turn = random.nextDouble(0, 2 * Math.PI);
        double flat = Math.sqrt(1 - z * z);
        return new double[] {flat * Math.cos(turn), flat * Math.sin(turn), z};
    }

    private static int near(MeshBuilder builder, double x, double y, double z, SplittableRandom random) {
        return builder.vertex(
                x + random.nextDouble(-0.3, 0.3), y + random.nextDouble(-0.3, 0.3), z + random.nextDouble(-0.3, 0.3));
    }
}
