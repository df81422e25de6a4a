package io.foresight.sim.drive.street;

import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;
import static io.foresight.sim.drive.body.Sketch.point;

import io.foresight.sim.drive.body.RandomDraws;
import io.foresight.sim.drive.body.Sketch;
import io.foresight.sim.raycast.Material;
import java.util.SplittableRandom;

/** Generates boundaries between plots and the road: walls, several kinds of fences, hedges, guard rails, noise barriers. */
final class Boundaries {
    private static final double PIECE = 4;

    private final Scenery scenery;
    private final Plants plants;
    private final SplittableRandom random;

    Boundaries(Scenery scenery, Plants plants, SplittableRandom random) {
        this.scenery = scenery;
        this.plants = plants;
        this.random = random;
    }

    /** A boundary of a random kind from {@code s0} to {@code s1}; {@code gap} is left open, as {from, to}. */
    void draw(double s0, double s1, double d, double[] gap) {
        Style style = style();
        for (double s = s0; s < s1 - 0.2; s += PIECE) {
            double end = Math.min(s + PIECE, s1);
            if (s < gap[1] && end > gap[0]) {
                if (gap[0] - s > 0.5) {
                    piece(style, s, gap[0], d);
                }
                if (end - gap[1] > 0.5) {
                    piece(style, gap[1], end, d);
                }
            } else {
                piece(style, s, end, d);
            }
        }
    }

    private record Style(int kind, double high, double thick, Material material, boolean hedgeBehind) {}

    private Style style() {
        int kind = RandomDraws.weighted(random, 0.2, 0.25, 0.2, 0.3, 0.05);
        double high =
                switch (kind) {
                    case 0 -> chance(random, 0.5) ? between(random, 0.3, 0.8) : between(random, 0.8, 2.2); // wall
                    case 1 -> between(random, 0.7, 1.7); // slats
                    case 2 -> between(random, 0.8, 2.0); // wall below, slats on top
                    case 3 -> between(random, 0.7, 2.6); // hedge
                    default -> between(random, 1.0, 2.0); // wire mesh
                };
        Material material =
                switch (kind) {
                    case 0, 2 -> RandomDraws.oneOf(random, Material.CONCRETE, Material.BRICK, Material.PLASTER);
                    case 1 -> RandomDraws.oneOf(random, Material.WOOD, Material.METAL);
                    default -> Material.METAL;
                };
        double thick = kind == 3 ? between(random, 0.5, 1.6) : between(random, 0.15, 0.4);
        return new Style(kind, high, thick, material, chance(random, 0.4));
    }

    private void piece(Style style, double s0, double s1, double d) {
        double high = style.high() * between(random, 0.97, 1.03);
        int side = d > 0 ? 1 : -1;
        switch (style.kind()) {
            case 0 -> wall(s0, s1, d, style.thick(), high, style.material());
            case 1 -> slats(s0, s1, d, 0.05, high, style.material());
            case 2 -> {
                wall(s0, s1, d, style.thick(), 0.4 * high, style.material());
                slats(s0, s1, d, 0.4 * high, high, Material.METAL);
            }
            case 3 -> plants.hedge(s0, s1, d + side * style.thick() / 2, style.thick(), high);
            default -> mesh(s0, s1, d, high);
        }
        if (style.hedgeBehind() && style.kind() != 3) {
            plants.hedge(s0, s1, d + side * 0.7, between(random, 0.6, 1.0), high * between(random, 0.8, 1.4));
        }
    }

    void wall(double s0, double s1, double d, double thick, double high, Material material) {
        Sketch sketch = along(s0, s1, d);
        double half = (s1 - s0) / 2;
        sketch.box(-half, -thick / 2, -0.5, half, thick / 2, high, material);
    }

    private void slats(double s0, double s1, double d, double low, double high, Material material) {
        Sketch sketch = along(s0, s1, d);
        double half = (s1 - s0) / 2;
        boolean dense = chance(random, 0.4);
        double step = dense ? 0.11 : 0.14;
        double wide = dense ? 0.09 : 0.035;
        for (double x = -half; x < half; x += step) {
            upright(sketch, x, x + wide, low, high, material);
        }
        sketch.box(-half, 0.012, low + 0.1, half, 0.04, low + 0.16, material);
        sketch.box(-half, 0.012, high - 0.16, half, 0.04, high - 0.1, material);
        sketch.box(-half - 0.05, -0.05, -0.3, -half + 0.05, 0.05, high + 0.05, material);
    }

    // slats and wires are thin: one face is enough and keeps ray casting fast
    private static void upright(Sketch sketch, double x0, double x1, double low, double high, Material material) {
        sketch.quad(point(x0, 0, low), point(x1, 0, low), point(x1, 0, high), point(x0, 0, high), material);
    }

    private void mesh(double s0, double s1, double d, double high) {
        Sketch sketch = along(s0, s1, d);
        double half = (s1 - s0) / 2;
        for (double x = -half; x < half; x += 0.2) {
            upright(sketch, x, x + 0.012, 0, high, Material.METAL);
        }
        for (double z = 0.2; z < high; z += 0.2) {
            upright(sketch, -half, half, z, z + 0.012, Material.METAL);
        }
        sketch.box(-half, -0.03, -0.3, -half + 0.06, 0.03, high + 0.05, Material.METAL);
    }

    /** Steel guard rail on posts. */
    void guardRail(double s0, double s1, double d) {
        for (double s = s0; s < s1; s += PIECE) {
            Sketch sketch = along(s, s + PIECE, d);
            sketch.box(-PIECE / 2, -0.04, 0.45, PIECE / 2, 0.02, 0.6, Material.METAL);
            sketch.box(-PIECE / 2, -0.04, 0.62, PIECE / 2, 0.02, 0.77, Material.METAL);
            sketch.box(-0.05, 0.02, -0.3, 0.05, 0.12, 0.72, Material.METAL);
            sketch.box(PIECE / 2 - 0.05, 0.02, -0.3, PIECE / 2 + 0.05, 0.12, 0.72, Material.METAL);
        }
    }

    /** A high wall of panels. */
    void noiseBarrier(double s0, double s1, double d) {
        double high = between(random, 2, 4.5);
        Material material = RandomDraws.oneOf(random, Material.CONCRETE, Material.WOOD, Material.METAL);
        for (double s = s0; s < s1; s += PIECE) {
            wall(s, Math.min(s1, s + PIECE), d, 0.15, high, material);
            along(s, s, d).box(-0.1, -0.15, -0.5, 0.1, 0.15, high + 0.05, Material.METAL);
        }
    }

    // origin in the middle, x along the chord from s0 to s1
    private Sketch along(double s0, double s1, double d) {
        Ground ground = scenery.ground();
        double middle = (s0 + s1) / 2;
        double slope = ground.heading(middle);
        double chord = s1 - s0 < 1e-6
                ? slope
                : Math.atan2(ground.y(s1, d) - ground.y(s0, d), ground.x(s1, d) - ground.x(s0, d));
        return scenery.at(middle, d, chord - slope);
    }
}
