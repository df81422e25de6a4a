package io.foresight.sim.drive.street;

import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;
import static io.foresight.sim.drive.body.RandomDraws.count;
import static io.foresight.sim.drive.body.Sketch.point;

import io.foresight.sim.drive.body.RandomDraws;
import io.foresight.sim.drive.body.Sketch;
import io.foresight.sim.raycast.Material;
import java.util.SplittableRandom;

/** Generates houses, blocks, garages, sheds and halls: walls, windows with rooms behind, roofs, bays, steps, balconies. */
final class Buildings {
    private final Scenery scenery;
    private final SplittableRandom random;

    Buildings(Scenery scenery, SplittableRandom random) {
        this.scenery = scenery;
        this.random = random;
    }

    /** A building whose front is at {@code front} metres from the road's centre line, with {@code width} along the road. */
    void house(double s, double front, int side, double width, double depth, int storeys) {
        Material wall =
                RandomDraws.oneOf(random, Material.PLASTER, Material.PLASTER, Material.BRICK, Material.CONCRETE);
        double storey = between(random, 2.7, 3.6);
        double plinth = between(random, 0, 0.9);
        double height = plinth + storeys * storey;
        double turn = Scenery.facing(side) + between(random, -0.03, 0.03);
        Sketch sketch = scenery.at(s, side * front, turn);
        double half = width / 2;
        facade(sketch, width, plinth, storey, storeys, wall);
        for (int end = -1; end <= 1; end += 2) {
            sketch.quad(
                    point(end * half, 0, -1.5),
                    point(end * half, depth, -1.5),
                    point(end * half, depth, height),
                    point(end * half, 0, height),
                    wall);
        }
        sketch.quad(
                point(-half, depth, -1.5),
                point(half, depth, -1.5),
                point(half, depth, height),
                point(-half, depth, height),
                wall);
        roof(sketch, half, depth, height);
        if (chance(random, 0.4)) {
            bay(sketch, between(random, -0.6, 0.6) * half, plinth, height - storey * 0.3, wall);
        }
        if (chance(random, 0.5)) {
            double x = between(random, -0.8, 0.8) * half;
            for (int i = 1; i <= 4; i++) { // steps to the door
                sketch.box(x - 0.7, -0.3 * (5 - i), 0, x + 0.7, 0, plinth * i / 4 + 0.02, Material.CONCRETE);
            }
        }
        for (int i = 1; i < storeys && chance(random, 0.5); i++) { // balconies
            double x = between(random, -0.7, 0.7) * half;
            double z = plinth + i * storey;
            sketch.box(x - 1.5, -1.2, z - 0.15, x + 1.5, 0, z, Material.CONCRETE);
            sketch.box(x - 1.5, -1.2, z, x + 1.5, -1.15, z + 0.95, Material.METAL);
        }
    }

    private void facade(Sketch sketch, double width, double plinth, double storey, int storeys, Material wall) {
        double half = width / 2;
        sketch.quad(point(-half, 0, -1.5), point(half, 0, -1.5), point(half, 0, plinth), point(-half, 0, plinth), wall);
        int columns = Math.max(1, (int) (width / between(random, 2.2, 3.8)));
        double column = width / columns;
        double pane = column * between(random, 0.35, 0.75);
        double sill = between(random, 0.5, 1.0);
        double high = between(random, 1.2, storey - sill - 0.3);
        boolean shop = chance(random, 0.2);
        int door = random.nextInt(columns);
        for (int j = 0; j < storeys; j++) {
            for (int i = 0; i < columns; i++) {
                double x = -half + (i + 0.5) * column;
                double z = plinth + j * storey;
                boolean blank = chance(random, 0.08);
                boolean open = j == 0 && (shop || i == door);
                double w = blank ? 0 : j == 0 && shop ? column * 0.85 : pane;
                window(
                        sketch,
                        x,
                        z,
                        column,
                        storey,
                        w,
                        open ? 0.1 : sill,
                        open ? storey - 0.6 : high,
                        wall,
                        open && i == door && !shop);
            }
        }
    }

    private void window(
            Sketch sketch,
            double x,
            double z,
            double column,
            double storey,
            double width,
            double sill,
            double high,
            Material wall,
            boolean door) {
        double l = x - column / 2;
        double r = x + column / 2;
        if (width <= 0) {
            sketch.quad(point(l, 0, z), point(r, 0, z), point(r, 0, z + storey), point(l, 0, z + storey), wall);
            return;
        }
        double a = x - width / 2;
        double b = x + width / 2;
        double low = z + sill;
        double top = low + high;
        sketch.quad(point(l, 0, z), point(a, 0, z), point(a, 0, z + storey), point(l, 0, z + storey), wall);
        sketch.quad(point(b, 0, z), point(r, 0, z), point(r, 0, z + storey), point(b, 0, z + storey), wall);
        sketch.quad(point(a, 0, z), point(b, 0, z), point(b, 0, low), point(a, 0, low), wall);
        sketch.quad(point(a, 0, top), point(b, 0, top), point(b, 0, z + storey), point(a, 0, z + storey), wall);
        double in = 0.15;
        Material pane = door ? Material.WOOD : Material.GLASS;
        sketch.quad(point(a, in, low), point(b, in, low), point(b, in, top), point(a, in, top), pane);
        sketch.quad(point(a, 0, low), point(a, in, low), point(a, in, top), point(a, 0, top), wall);
        sketch.quad(point(b, 0, low), point(b, in, low), point(b, in, top), point(b, 0, top), wall);
        double room = in + (chance(random, 0.5) ? 0.15 : between(random, 0.6, 3.5)); // curtain or back wall
        Material behind = RandomDraws.oneOf(random, Material.CLOTH, Material.PLASTER, Material.UPHOLSTERY);
        sketch.quad(point(a, room, low), point(b, room, low), point(b, room, top), point(a, room, top), behind);
    }

    private void roof(Sketch sketch, double half, double depth, double height) {
        double over = between(random, 0.1, 0.6);
        double x = half + over * 0.5;
        double y0 = -over;
        double y1 = depth + over;
        int form = RandomDraws.weighted(random, 0.5, 0.25, 0.25);
        if (form == 2) {
            sketch.box(-x, y0, height, x, y1, height + 0.35, Material.CONCRETE);
            return;
        }
        double rise = between(random, 0.25, 0.55) * depth;
        Material tile = Material.BRICK;
        double ridge = form == 1 ? Math.max(0.1, half - 0.5 * depth) : x;
        double[] a = point(-ridge, depth / 2, height + rise);
        double[] b = point(ridge, depth / 2, height + rise);
        sketch.quad(point(-x, y0, height - 0.1), point(x, y0, height - 0.1), b, a, tile);
        sketch.quad(point(-x, y1, height - 0.1), point(x, y1, height - 0.1), b, a, tile);
        sketch.triangle(
                point(-x, y0, height - 0.1), point(-x, y1, height - 0.1), a, form == 1 ? tile : Material.PLASTER);
        sketch.triangle(point(x, y0, height - 0.1), point(x, y1, height - 0.1), b, form == 1 ? tile : Material.PLASTER);
    }

    private void bay(Sketch sketch, double x, double low, double high, Material wall) {
        double w = between(random, 0.8, 1.6);
        double out = between(random, 0.4, 1.1);
        sketch.box(x - w, -out, low - 0.6, x + w, 0, low + 0.9, wall);
        sketch.box(x - w, -out, high - 0.4, x + w, 0, high, wall);
        sketch.quad(
                point(x - w, -out, low + 0.9),
                point(x + w, -out, low + 0.9),
                point(x + w, -out, high - 0.4),
                point(x - w, -out, high - 0.4),
                Material.GLASS);
        for (int side = -1; side <= 1; side += 2) {
            sketch.box(x + side * w - 0.1, -out, low, x + side * w + 0.1, 0, high, wall);
        }
    }

    /** A garage, shed or kiosk with a door and a flat or sloping roof; about the size of a van. */
    void shed(double s, double front, int side) {
        double half = between(random, 1.2, 3.2);
        double depth = between(random, 1.8, 6);
        double high = between(random, 1.9, 2.9);
        Sketch sketch = scenery.at(s, side * front, Scenery.facing(side) + between(random, -0.05, 0.05));
        Material wall = RandomDraws.oneOf(
                random, Material.PLASTER, Material.WOOD, Material.METAL, Material.BRICK, Material.CONCRETE);
        sketch.box(-half, 0, -0.5, half, depth, high, wall);
        sketch.box(
                -0.75 * half,
                -0.05,
                0,
                0.75 * half,
                0,
                0.85 * high,
                RandomDraws.oneOf(random, Material.WOOD, Material.METAL, Material.CAR_PAINT_DARK));
        double over = between(random, 0, 0.7);
        sketch.box(
                -half - 0.1,
                -over,
                high,
                half + 0.1,
                depth + 0.1,
                high + between(random, 0.08, 0.3),
                Material.CONCRETE);
    }

    /** A wide hall or office block without much detail. */
    void hall(double s, double front, int side) {
        double width = between(random, 18, 45);
        house(s, front, side, width, between(random, 12, 25), count(random, 1, 5));
    }
}
