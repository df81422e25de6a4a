package io.foresight.sim.drive.street;

import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;
import static io.foresight.sim.drive.body.RandomDraws.count;
import static io.foresight.sim.drive.body.Sketch.point;

import io.foresight.sim.drive.body.Sketch;
import io.foresight.sim.raycast.Material;
import java.util.SplittableRandom;

/** Generates trees, bushes, hedges, thickets and tall grass. */
final class Plants {
    private final Scenery scenery;
    private final SplittableRandom random;

    Plants(Scenery scenery, SplittableRandom random) {
        this.scenery = scenery;
        this.random = random;
    }

    /** A tree: trunk, a few limbs, and a crown of several clumps. */
    void tree(double s, double d) {
        double height = between(random, 3.5, 15);
        double trunk = Math.min(0.45, height * between(random, 0.01, 0.03) + 0.04);
        double clear = chance(random, 0.4) ? 0.4 : Math.min(height * 0.5, between(random, 1.6, 4));
        double lean = between(random, -0.05, 0.05);
        Sketch sketch = scenery.at(s, d, between(random, 0, 6.28));
        double top = clear + 0.4 * (height - clear);
        sketch.limb(point(0, 0, -0.2), point(lean * top, 0, top), trunk * 1.15, trunk * 0.7, 9, Material.BARK);
        double crown = between(random, 0.2, 0.36) * height;
        for (int i = count(random, 2, 4); i > 0; i--) {
            double a = between(random, 0, 6.28);
            sketch.limb(
                    point(lean * top, 0, clear * between(random, 0.8, 1.2)),
                    point(crown * 0.8 * Math.cos(a), crown * 0.8 * Math.sin(a), clear + 0.5 * (height - clear)),
                    trunk * 0.4,
                    0.03,
                    5,
                    Material.BARK);
        }
        double dense = between(random, 0.4, 1.8);
        for (int i = count(random, 4, 14); i > 0; i--) {
            double a = between(random, 0, 6.28);
            double out = crown * between(random, 0, 1.0);
            double r = crown * between(random, 0.2, 0.7);
            double z = between(random, clear + 0.4 * r, height - 0.5 * r);
            scenery.leaves(s + out * Math.cos(a), d + out * Math.sin(a), z, r, r * between(random, 0.6, 1.1), dense);
        }
    }

    /** A conifer with branches down to the ground. */
    void conifer(double s, double d) {
        double height = between(random, 1.2, 11);
        double radius = height * between(random, 0.12, 0.3);
        Sketch sketch = scenery.at(s, d, 0);
        sketch.pole(0, 0, -0.2, 0.9 * height, 0.02 * height + 0.03, 0.03, 7, Material.BARK);
        for (int i = 0; i < 4; i++) {
            double u = (i + 0.5) / 4;
            scenery.leaves(s, d, height * u, radius * (1.15 - u), 0.2 * height, between(random, 1.2, 3));
        }
    }

    /** A random bush about {@code size} metres across: large sparse volumes and small dense ones. */
    void bush(double s, double d, double size) {
        double high = size * between(random, 0.35, 0.9);
        double dense = between(random, 0.7, 4);
        double lean = between(random, 0.5, 1.5);
        for (int i = count(random, 1, 3); i > 0; i--) {
            double r = size * between(random, 0.2, 0.45);
            double z = high * between(random, 0.35, 0.55);
            scenery.leaves(
                    s + between(random, -0.3, 0.3) * size * lean,
                    d + between(random, -0.3, 0.3) * size / lean,
                    z,
                    r,
                    z,
                    dense);
        }
        int shoots = (int) Math.min(22, between(random, 1, 6) * size);
        for (int i = 0; i < shoots; i++) {
            double r = Math.min(0.45 * size, between(random, 0.12, 0.55));
            double z = high * between(random, 0.1, 1.05);
            double out = 0.5 * size * Math.sqrt(Math.max(0.05, 1 - z * z / (high * high * 1.2)));
            scenery.leaves(
                    s + between(random, -1, 1) * out * lean,
                    d + between(random, -1, 1) * out / lean,
                    z,
                    r,
                    r * between(random, 0.5, 1.6),
                    dense * between(random, 0.8, 3));
        }
    }

    /** A trimmed hedge along the road. */
    void hedge(double s0, double s1, double d, double thick, double high) {
        if (chance(random, 0.45)) {
            clipped(s0, s1, d, thick, high);
            return;
        }
        double dense = between(random, 2.5, 8);
        double step = thick * 0.55;
        for (double s = s0 + thick / 2; s < s1 - thick / 2; s += step) {
            double r = thick * between(random, 0.45, 0.65);
            double top = high * between(random, 0.9, 1.08);
            scenery.leaves(s, d + between(random, -0.1, 0.1) * thick, top * 0.55, r, top * 0.5, dense);
            if (high > 1.3 * thick) { // square the shoulders
                scenery.leaves(s + step / 2, d, top - 0.45 * thick, r, 0.5 * thick, dense);
                scenery.leaves(s, d, 0.4 * thick, r, 0.5 * thick, dense);
            }
        }
    }

    // a dense hedge as a rough solid with an irregular top
    private void clipped(double s0, double s1, double d, double thick, double high) {
        double step = 0.35;
        double rough = between(random, 0.02, 0.09);
        int rows = Math.max(3, (int) Math.ceil(high / 0.3));
        double[][][] previous = null;
        for (double s = s0; s <= s1; s += step) {
            double[][][] section = new double[2][rows + 1][];
            for (int side = 0; side < 2; side++) {
                for (int j = 0; j <= rows; j++) {
                    double y = (side == 0 ? -0.5 : 0.5) * thick + rough * random.nextGaussian();
                    section[side][j] = point(
                            s - s0 + rough * random.nextGaussian(),
                            j == rows ? 0.8 * y : y,
                            high * j / rows + (j > 0 ? rough * random.nextGaussian() : -0.3));
                }
            }
            Sketch sketch = scenery.at(s0, d, 0);
            if (previous != null) {
                sleeve(sketch, previous, section, rows);
            } else {
                end(sketch, section, rows);
            }
            previous = section;
        }
        if (previous != null) {
            end(scenery.at(s0, d, 0), previous, rows);
        }
    }

    private static void sleeve(Sketch sketch, double[][][] a, double[][][] b, int rows) {
        for (int side = 0; side < 2; side++) {
            for (int j = 0; j < rows; j++) {
                sketch.quad(a[side][j], b[side][j], b[side][j + 1], a[side][j + 1], Material.FOLIAGE);
            }
        }
        sketch.quad(a[0][rows], b[0][rows], b[1][rows], a[1][rows], Material.FOLIAGE);
    }

    private static void end(Sketch sketch, double[][][] a, int rows) {
        for (int j = 0; j < rows; j++) {
            sketch.quad(a[0][j], a[1][j], a[1][j + 1], a[0][j + 1], Material.FOLIAGE);
        }
    }

    /** Bushes and small trees in a strip between two distances from the road's centre line. */
    void thicket(double s0, double s1, double d0, double d1, double dense) {
        double area = (s1 - s0) * Math.abs(d1 - d0);
        for (int i = (int) (dense * area / 6); i > 0; i--) {
            double s = between(random, s0, s1);
            double d = between(random, d0, d1);
            if (!scenery.claim(s, d, 0.4)) {
                continue;
            }
            switch (count(random, 0, 5)) {
                case 0 -> tree(s, d);
                case 1 -> conifer(s, d);
                default -> bush(s, d, between(random, 0.7, 4.2));
            }
        }
    }

    /** Patches of grass and weeds up to knee height. */
    void weeds(double s0, double s1, double d0, double d1) {
        double area = (s1 - s0) * Math.abs(d1 - d0);
        for (int i = (int) Math.min(60, area / 8); i > 0; i--) {
            scenery.leaves(
                    between(random, s0, s1),
                    between(random, d0, d1),
                    0.02,
                    between(random, 0.3, 1.3),
                    between(random, 0.08, 0.45),
                    between(random, 1, 5));
        }
    }
}
