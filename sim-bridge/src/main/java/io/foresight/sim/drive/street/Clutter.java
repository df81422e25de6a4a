package io.foresight.sim.drive.street;

import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;
import static io.foresight.sim.drive.body.RandomDraws.count;
import static io.foresight.sim.drive.body.Sketch.point;

import io.foresight.sim.drive.body.Body;
import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.drive.body.RandomDraws;
import io.foresight.sim.drive.body.Sketch;
import io.foresight.sim.raycast.Material;
import java.util.SplittableRandom;

/**
 * Generates objects of about a car's size that are not cars: skips, heaps, stacks, rough boxes, trimmed bushes, composite shapes. They are
 * negative examples for the detector.
 */
final class Clutter {
    private final Scenery scenery;
    private final Plants plants;
    private final Fleet fleet;
    private final SplittableRandom random;

    Clutter(Scenery scenery, Plants plants, Fleet fleet, SplittableRandom random) {
        this.scenery = scenery;
        this.plants = plants;
        this.fleet = fleet;
        this.random = random;
    }

    /** Adds a random object, if the ground is free. */
    void piece(double s, double d) {
        if (!scenery.claim(s, d, 2.2)) {
            return;
        }
        double turn = chance(random, 0.6) ? between(random, -0.1, 0.1) : between(random, 0, 3.14);
        switch (count(random, 0, 9)) {
            case 0 -> skip(s, d, turn);
            case 1 -> heap(s, d);
            case 2 -> stack(s, d, turn);
            case 3, 4 -> composite(s, d, turn);
            case 5 -> bushes(s, d, turn);
            case 6 -> corner(s, d, turn);
            case 7 -> clippedBush(s, d, turn);
            case 8 -> {
                Fleet.Kind kind = chance(random, 0.7) ? Fleet.Kind.TRAILER : Fleet.Kind.CARAVAN;
                Body body = fleet.any(kind, random);
                scenery.park(kind, body, s, d, turn);
            }
            default -> plants.bush(s, d, between(random, 1.5, 5));
        }
    }

    private void skip(double s, double d, double turn) {
        Sketch sketch = scenery.at(s, d, turn);
        double l = between(random, 1.2, 2.2);
        double w = between(random, 0.7, 1.1);
        double h = between(random, 0.9, 2.2);
        double[] a = point(-l * 0.7, -w, 0.1);
        double[] b = point(l * 0.7, -w, 0.1);
        double[] c = point(l, -w, h);
        double[] e = point(-l, -w, h);
        sketch.quad(a, b, c, e, Material.METAL);
        sketch.quad(flip(a), flip(b), flip(c), flip(e), Material.METAL);
        sketch.quad(a, flip(a), flip(e), e, Material.METAL);
        sketch.quad(b, flip(b), flip(c), c, Material.METAL);
        sketch.box(-l * 0.9, -w, h * 0.7, l * 0.9, w, h * 0.72, Material.SOIL);
    }

    private static double[] flip(double[] p) {
        return point(p[0], -p[1], p[2]);
    }

    private void heap(double s, double d) {
        Sketch sketch = scenery.at(s, d, between(random, 0, 3));
        double size = between(random, 0.8, 2.2);
        for (int i = count(random, 1, 4); i > 0; i--) {
            sketch.ball(
                    point(between(random, -1, 1) * size * 0.5, between(random, -1, 1) * size * 0.4, 0),
                    size * between(random, 0.5, 1),
                    size * between(random, 0.4, 0.8),
                    between(random, 0.4, 1.5),
                    9,
                    RandomDraws.oneOf(random, Material.SOIL, Material.CONCRETE, Material.WOOD));
        }
    }

    private void stack(double s, double d, double turn) {
        Material material =
                RandomDraws.oneOf(random, Material.WOOD, Material.CONCRETE, Material.BRICK, Material.PLASTIC);
        for (int i = count(random, 1, 5); i > 0; i--) {
            Sketch sketch = scenery.at(s + between(random, -1.2, 1.2), d + between(random, -0.7, 0.7), turn);
            double h = between(random, 0.3, 1.9);
            double l = between(random, 0.3, 1.2);
            sketch.box(-l, -0.5, 0, l, 0.5, h, material);
        }
    }

    // boxes, balls and posts in a heap with a car's outline at most
    private void composite(double s, double d, double turn) {
        double l = between(random, 0.8, 2.5);
        double w = between(random, 0.4, 1.1);
        double h = between(random, 0.6, 2.3);
        for (int i = count(random, 2, 7); i > 0; i--) {
            Sketch sketch = scenery.at(s, d, turn + between(random, -0.15, 0.15));
            double x = between(random, -0.7, 0.7) * l;
            double y = between(random, -0.6, 0.6) * w;
            Material material = RandomDraws.oneOf(
                    random,
                    Material.METAL,
                    Material.PLASTIC,
                    Material.WOOD,
                    Material.CONCRETE,
                    Material.CLOTH,
                    Material.FOLIAGE,
                    Material.PLASTIC_DARK,
                    Material.CAR_PAINT);
            double z = h * between(random, 0.3, 1);
            switch (count(random, 0, 3)) {
                case 0 ->
                    sketch.ball(
                            point(x, y, z / 2),
                            between(random, 0.2, 0.6) * l,
                            between(random, 0.3, 0.8) * w,
                            z / 2,
                            9,
                            material);
                case 1 -> sketch.pole(x, y, 0, z, between(random, 0.1, 0.6), between(random, 0.1, 0.6), 9, material);
                case 2 -> scenery.leaves(s + x, d + y, z / 2, between(random, 0.3, 1.2), z / 2, between(random, 2, 8));
                default -> {
                    double bl = between(random, 0.1, 0.6) * l;
                    double bw = between(random, 0.1, 0.6) * w;
                    double low = chance(random, 0.3) ? z * between(random, 0, 0.6) : 0;
                    sketch.box(x - bl, y - bw, low, x + bl, y + bw, z, material);
                }
            }
        }
    }

    private void bushes(double s, double d, double turn) {
        double length = between(random, 1.5, 5);
        double high = between(random, 0.7, 2.2);
        double thick = between(random, 0.6, 1.8);
        double dense = between(random, 2, 9);
        for (double u = -length / 2; u < length / 2; u += 0.5 * thick) {
            double r = thick * between(random, 0.4, 0.7);
            scenery.leaves(
                    s + u * Math.cos(turn),
                    d + u * Math.sin(turn),
                    0.5 * high * between(random, 0.8, 1.05),
                    r,
                    0.5 * high,
                    dense);
        }
    }

    private void clippedBush(double s, double d, double turn) {
        Sketch sketch = scenery.at(s, d, turn);
        double l = between(random, 0.5, 2.3);
        double w = between(random, 0.4, 1.0);
        double h = between(random, 0.5, 1.9);
        sketch.ball(point(0, 0, h * 0.5), l, w, h * 0.55, 14, Material.FOLIAGE);
        for (int i = 0; i < 5; i++) {
            scenery.leaves(
                    s + between(random, -l, l) * Math.cos(turn),
                    d + between(random, -l, l) * Math.sin(turn),
                    h * between(random, 0.3, 0.8),
                    0.5 * w,
                    0.3 * h,
                    3);
        }
    }

    // two low walls or fences that meet at an angle, as at gates and terraces
    private void corner(double s, double d, double turn) {
        Sketch sketch = scenery.at(s, d, turn);
        double l = between(random, 1, 2.4);
        double w = between(random, 0.6, 2);
        double h = between(random, 0.5, 2);
        Material material =
                RandomDraws.oneOf(random, Material.BRICK, Material.CONCRETE, Material.WOOD, Material.PLASTER);
        sketch.box(-l, -0.1, -0.2, l, 0.1, h, material);
        sketch.box(l - 0.1, -0.1, -0.2, l + 0.1, w, h, material);
        if (chance(random, 0.5)) {
            sketch.box(-l - 0.1, -0.1, -0.2, -l + 0.1, w, h, material);
        }
    }
}
