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

/** Generates street furniture on pavements and verges: lamp posts, signs, bins, bollards, cabinets, shelters, benches, bicycles. */
final class Furniture {
    private final Scenery scenery;
    private final Fleet fleet;
    private final SplittableRandom random;

    Furniture(Scenery scenery, Fleet fleet, SplittableRandom random) {
        this.scenery = scenery;
        this.fleet = fleet;
        this.random = random;
    }

    /** Adds a random object at the kerb or by the wall. */
    void piece(double s, double d) {
        switch (RandomDraws.weighted(random, 3, 3, 1.5, 1.5, 2, 1, 0.7, 2, 0.5, 1)) {
            case 0 -> sign(s, d);
            case 1 -> bins(s, d);
            case 2 -> bollards(s, d);
            case 3 -> cabinet(s, d);
            case 4 -> bicycles(s, d);
            case 5 -> bench(s, d);
            case 6 -> column(s, d);
            case 7 -> post(s, d);
            case 8 -> works(s, d);
            default -> planter(s, d);
        }
    }

    void lamp(double s, double d) {
        Sketch sketch = scenery.at(s, d, Scenery.facing(d > 0 ? 1 : -1));
        double high = between(random, 4, 10);
        double r = between(random, 0.05, 0.12);
        sketch.pole(0, 0, -0.2, high, r * 1.2, r * 0.7, 8, Material.METAL);
        double arm = between(random, 0, 2.2);
        sketch.limb(point(0, 0, high), point(0, -arm, high + 0.2), 0.05, 0.04, 6, Material.METAL);
        sketch.box(-0.15, -arm - 0.5, high + 0.12, 0.15, -arm, high + 0.25, Material.METAL);
    }

    void sign(double s, double d) {
        Sketch sketch = scenery.at(s, d, between(random, -0.2, 0.2));
        double high = between(random, 1.8, 3.2);
        sketch.pole(0, 0, -0.2, high, 0.035, 0.035, 6, Material.METAL);
        int plates = count(random, 1, 2);
        for (int i = 0; i < plates; i++) {
            double size = between(random, 0.2, 0.45);
            double z = high - size - i * 0.75;
            sketch.box(
                    -0.045, -size, z - size * between(random, 0.5, 1), -0.035, size, z + size, Material.RETROREFLECTOR);
        }
    }

    private void bins(double s, double d) {
        int n = count(random, 1, 5);
        for (int i = 0; i < n; i++) {
            Sketch sketch = scenery.at(
                    s + i * between(random, 0.6, 0.85), d + between(random, -0.1, 0.1), between(random, -0.3, 0.3));
            boolean big = chance(random, 0.2);
            double w = big ? 0.65 : between(random, 0.24, 0.3);
            double l = big ? 0.5 : between(random, 0.27, 0.37);
            double h = big ? between(random, 1.1, 1.4) : between(random, 0.9, 1.1);
            sketch.box(-w, -l, 0.05, w, l, h, Material.PLASTIC_DARK);
            sketch.box(-w * 1.05, -l * 1.1, h, w * 1.05, l * 1.05, h + 0.06, Material.PLASTIC);
        }
    }

    private void bollards(double s, double d) {
        double step = between(random, 1.2, 2.2);
        for (int i = count(random, 2, 8); i > 0; i--) {
            scenery.at(s + i * step, d, 0).pole(0, 0, -0.1, between(random, 0.8, 1.05), 0.06, 0.05, 7, Material.METAL);
        }
    }

    private void cabinet(double s, double d) {
        double l = between(random, 0.3, 1.0);
        scenery.at(s, d, between(random, -0.05, 0.05))
                .box(
                        -l,
                        -0.2,
                        -0.1,
                        l,
                        0.2,
                        between(random, 0.8, 1.6),
                        RandomDraws.oneOf(random, Material.PLASTIC, Material.CONCRETE, Material.METAL));
    }

    private void bicycles(double s, double d) {
        double turn = chance(random, 0.5) ? 0 : Math.PI / 2;
        for (int i = count(random, 1, 6); i > 0; i--) {
            Body body = fleet.any(Fleet.Kind.PARKED_BICYCLE, random);
            double along = turn == 0 ? 2.0 : 0.55;
            if (scenery.claim(s + i * along, d, 0.25)) {
                scenery.park(Fleet.Kind.PARKED_BICYCLE, body, s + i * along, d, turn + between(random, -0.15, 0.15));
            }
        }
    }

    private void bench(double s, double d) {
        Sketch sketch = scenery.at(s, d, Scenery.facing(d > 0 ? 1 : -1));
        sketch.box(-0.8, -0.2, 0.4, 0.8, 0.2, 0.45, Material.WOOD);
        sketch.box(-0.8, 0.2, 0.4, 0.8, 0.25, 0.85, Material.WOOD);
        sketch.box(-0.7, -0.15, -0.1, -0.6, 0.2, 0.4, Material.CONCRETE);
        sketch.box(0.6, -0.15, -0.1, 0.7, 0.2, 0.4, Material.CONCRETE);
    }

    private void column(double s, double d) {
        double r = between(random, 0.3, 0.65);
        scenery.at(s, d, 0).pole(0, 0, -0.1, between(random, 1.4, 3.4), r, r, 14, Material.CONCRETE);
    }

    void post(double s, double d) {
        double r = between(random, 0.03, 0.2);
        scenery.at(s, d, 0)
                .pole(
                        0,
                        0,
                        -0.2,
                        between(random, 1.0, 8),
                        r,
                        r * 0.9,
                        8,
                        RandomDraws.oneOf(random, Material.METAL, Material.WOOD, Material.CONCRETE));
    }

    /** A white roadside post with a reflector. */
    void delineator(double s, double d) {
        Sketch sketch = scenery.at(s, d, 0);
        sketch.box(-0.05, -0.06, -0.1, 0.05, 0.06, 1.0, Material.PLASTIC);
        sketch.box(-0.06, -0.03, 0.7, 0.06, 0.03, 0.88, Material.RETROREFLECTOR);
    }

    /** Barriers and beacons of road works. */
    void works(double s, double d) {
        for (int i = count(random, 2, 7); i > 0; i--) {
            Sketch sketch = scenery.at(
                    s + i * between(random, 1.2, 2.2), d + between(random, -0.3, 0.3), between(random, -0.3, 0.3));
            if (chance(random, 0.5)) {
                sketch.box(-0.04, -0.12, 0.1, 0.04, 0.12, 1.1, Material.RETROREFLECTOR);
                sketch.box(-0.4, -0.2, 0, 0.4, 0.2, 0.12, Material.RUBBER);
            } else {
                sketch.box(-1, -0.03, 0.85, 1, 0.03, 1.05, Material.RETROREFLECTOR);
                sketch.box(-1, -0.03, 0.25, 1, 0.03, 0.4, Material.PLASTIC);
                sketch.box(-0.9, -0.25, 0, -0.8, 0.25, 1.0, Material.PLASTIC_DARK);
                sketch.box(0.8, -0.25, 0, 0.9, 0.25, 1.0, Material.PLASTIC_DARK);
            }
        }
    }

    private void planter(double s, double d) {
        double l = between(random, 0.3, 0.9);
        scenery.at(s, d, 0).box(-l, -0.3, -0.05, l, 0.3, 0.5, Material.CONCRETE);
        scenery.leaves(s, d, 0.7, 0.8 * l, 0.35, 5);
    }

    /** A shelter at a bus stop: glass walls, roof, bench. */
    void shelter(double s, double d) {
        Sketch sketch = scenery.at(s, d, Scenery.facing(d > 0 ? 1 : -1));
        double l = between(random, 1.6, 2.6);
        sketch.quad(point(-l, 0.6, 0.1), point(l, 0.6, 0.1), point(l, 0.6, 2.2), point(-l, 0.6, 2.2), Material.GLASS);
        for (int end = -1; end <= 1; end += 2) {
            sketch.quad(
                    point(end * l, -0.5, 0.1),
                    point(end * l, 0.6, 0.1),
                    point(end * l, 0.6, 2.2),
                    point(end * l, -0.5, 2.2),
                    end < 0 ? Material.GLASS : Material.PLASTIC);
            sketch.box(end * l - 0.04, 0.55, -0.1, end * l + 0.04, 0.65, 2.3, Material.METAL);
            sketch.box(end * l - 0.04, -0.55, -0.1, end * l + 0.04, -0.45, 2.3, Material.METAL);
        }
        sketch.box(-l - 0.1, -0.8, 2.3, l + 0.1, 0.7, 2.42, Material.METAL);
        sketch.box(-0.9, 0.2, 0.42, 0.9, 0.55, 0.48, Material.WOOD);
    }
}
