package io.foresight.sim.raycast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeshBuilderTest {
    private static final double[] ARROW = {0, 0, 4, 0, 4, 1, 2, 1, 2, 3, 1, 3, 1, 1, 0, 1};

    @Test
    void solidsAreClosed() {
        requireClosed(new MeshBuilder().box(1, 2, 3, 4, 2, 1, Material.METAL).build());
        requireClosed(
                new MeshBuilder().cylinder(0, 0, 0, 1, 2, 9, Material.METAL).build());
        requireClosed(
                new MeshBuilder().cone(0, 0, 0, 1, 0.4, 2, 16, Material.METAL).build());
        requireClosed(new MeshBuilder()
                .ellipsoid(0, 0, 0, 2, 1, 0.5, 7, 11, Material.METAL)
                .build());
        requireClosed(new MeshBuilder()
                .prism(ARROW, -1, 1, new Material[] {Material.METAL}, Material.METAL)
                .build());
    }

    @Test
    void boxHasItsSizeAboutItsCentre() {
        float[] bounds = new MeshBvh(
                        new MeshBuilder().box(1, 2, 3, 4, 2, 1, Material.METAL).build())
                .bounds();
        assertThat(bounds).containsExactly(-1, 3, 1, 3, 2.5f, 3.5f);
    }

    @Test
    void placeTurnsAndMovesWhatFollows() {
        RigidPose turned = new RigidPose(10, 0, 0, Math.PI / 2, 0, 0);
        float[] bounds = new MeshBvh(new MeshBuilder()
                        .at(turned)
                        .box(0, 0, 0, 4, 2, 1, Material.METAL)
                        .build())
                .bounds();
        float[] expected = {9, 11, -2, 2, -0.5f, 0.5f};
        for (int i = 0; i < expected.length; i++) {
            assertThat(bounds[i]).isCloseTo(expected[i], within(1e-5f));
        }
    }

    @Test
    void prismOfAConcaveOutlineHasItsArea() {
        int[] triangles = Polygon.triangulate(ARROW);
        double area = 0;
        for (int i = 0; i < triangles.length; i += 3) {
            double piece = area(triangles[i], triangles[i + 1], triangles[i + 2]);
            assertThat(piece).isNotNegative();
            area += piece;
        }
        assertThat(area).isCloseTo(6, within(1e-12));
    }

    @Test
    void clockwiseOutlinesGiveTheSameArea() {
        double[] reversed = new double[ARROW.length];
        for (int i = 0; i < ARROW.length; i += 2) {
            reversed[i] = ARROW[ARROW.length - 2 - i];
            reversed[i + 1] = ARROW[ARROW.length - 1 - i];
        }
        assertThat(Polygon.triangulate(reversed)).hasSize(3 * (ARROW.length / 2 - 2));
        requireClosed(new MeshBuilder()
                .prism(reversed, -1, 1, new Material[] {Material.METAL}, Material.METAL)
                .build());
    }

    @Test
    void heightFieldIsHitAtItsHeight() {
        double[] heights = new double[5 * 4];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = 0.1 * (i % 5) + 0.2 * Math.floorDiv(i, 5);
        }
        Mesh mesh = new MeshBuilder()
                .heightfield(-2, -1, 1, 5, heights, new Material[] {Material.GRASS})
                .build();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            double x = random.nextDouble(-2, 2);
            double y = random.nextDouble(-1, 2);
            double t = ReferenceCaster.cast(mesh, new double[] {x, y, 10}, new double[] {0, 0, -1}, 100);
            assertThat(10 - t).isCloseTo(0.1 * (x + 2) + 0.2 * (y + 1), within(1e-6));
        }
    }

    @Test
    void loftJoinsItsRings() {
        double[][] rings = {{0, -1, 0, 0, 1, 0, 0, 1, 1, 0, -1, 1}, {4, -1, 0, 4, 1, 0, 4, 1, 1, 4, -1, 1}};
        Mesh mesh = new MeshBuilder()
                .loft(rings, new Material[][] {{Material.RUBBER, Material.METAL, Material.GLASS, Material.METAL}})
                .build();
        assertThat(mesh.triangleCount()).isEqualTo(8);
        assertThat(mesh.materials()[0]).isEqualTo((byte) Material.RUBBER.ordinal());
        assertThat(mesh.materials()[4]).isEqualTo((byte) Material.GLASS.ordinal());
    }

    @Test
    void addedMeshesKeepTheirMaterials() {
        Mesh glass = new MeshBuilder().box(0, 0, 0, 1, 1, 1, Material.GLASS).build();
        Mesh both = new MeshBuilder()
                .box(0, 0, 0, 2, 2, 2, Material.METAL)
                .at(RigidPose.of(5, 0, 0, 0))
                .add(glass)
                .build();
        assertThat(both.triangleCount()).isEqualTo(24);
        assertThat(both.materials()[23]).isEqualTo((byte) Material.GLASS.ordinal());
    }

    @Test
    void partsThatDoNotFitTogetherAreRefused() {
        assertThatThrownBy(() -> new Mesh(new float[9], new int[] {0, 1, 3}, new byte[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vertex 3 of a mesh with 3");
        assertThatThrownBy(() -> new Mesh(new float[8], new int[3], new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mesh(new float[] {0, 0, Float.NaN}, new int[0], new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Mesh(new float[9], new int[] {0, 1, 2}, new byte[] {99}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("99");
        assertThatThrownBy(() ->
                        new MeshBuilder().prism(new double[4], 0, 1, new Material[] {Material.METAL}, Material.METAL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new MeshBuilder().heightfield(0, 0, 1, 3, new double[8], new Material[] {Material.GRASS}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void trianglesWithoutAreaAreLeftOut() {
        Mesh line = new Mesh(new float[] {0, 0, 0, 1, 0, 0, 2, 0, 0}, new int[] {0, 1, 2}, new byte[1]);
        World world = new World(List.of(Instance.resting(new MeshBvh(line), RigidPose.IDENTITY, 0)), List.of());
        assertThat(world.cast(1, 0, 5, 0, 0, -1, 0, 10, 0, 0, new Hit())).isFalse();
    }

    /** From outside, a closed surface is crossed an even number of times by any line. */
    private static void requireClosed(Mesh mesh) {
        SplittableRandom random = new SplittableRandom(17);
        int crossed = 0;
        for (int ray = 0; ray < 400; ray++) {
            double[] from = {random.nextDouble(-9, 9), random.nextDouble(-9, 9), 20};
            double[] at = {random.nextDouble(-2, 4), random.nextDouble(-1, 3), random.nextDouble(-1, 3)};
            double[] to = {at[0] - from[0], at[1] - from[1], at[2] - from[2]};
            int crossings = 0;
            double passed = 0;
            double step = ReferenceCaster.cast(mesh, from, to, 10);
            while (Double.isFinite(step)) {
                crossings++;
                passed += step + 1e-9;
                double[] onwards = {from[0] + passed * to[0], from[1] + passed * to[1], from[2] + passed * to[2]};
                step = ReferenceCaster.cast(mesh, onwards, to, 10);
            }
            assertThat(crossings % 2).as("crossings of ray " + ray).isZero();
            crossed += crossings;
        }
        assertThat(crossed).isGreaterThan(20);
    }

    private static double area(int a, int b, int c) {
        return ((ARROW[2 * b] - ARROW[2 * a]) * (ARROW[2 * c + 1] - ARROW[2 * a + 1])
                        - (ARROW[2 * b + 1] - ARROW[2 * a + 1]) * (ARROW[2 * c] - ARROW[2 * a]))
                / 2;
    }
}
