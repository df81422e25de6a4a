package io.foresight.sim.drive.body;

import static io.foresight.sim.drive.body.RandomDraws.around;
import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;
import static io.foresight.sim.drive.body.Sketch.point;

import io.foresight.sim.raycast.Material;
import java.util.random.RandomGenerator;

/** Generates lorries, articulated lorries, buses and trailers. Origin on the ground under the centre, heading +x. */
final class LargeVehicle {
    private final RandomGenerator random;
    private final Sketch sketch = new Sketch();
    private final Material paint;

    private LargeVehicle(RandomGenerator random) {
        this.random = random;
        this.paint = chance(random, 0.25) ? Material.CAR_PAINT_DARK : Material.CAR_PAINT;
    }

    /** A rigid lorry with a box, a tilt, a tipper or a tank. */
    static Body lorry(RandomGenerator random) {
        LargeVehicle lorry = new LargeVehicle(random);
        double length = between(random, 5.6, 10.5);
        double width = Math.min(2.55, around(random, 1.5 + 0.11 * length, 0.1));
        double cab = between(random, 1.5, 2.2);
        double front = length / 2;
        double wheel = between(random, 0.36, 0.5);
        double cabTop = between(random, 2.2, 3.0);
        lorry.cab(front, cab, width, cabTop, wheel);
        lorry.load(front - cab - between(random, 0.1, 0.4), -front, width, wheel * 2 + 0.12, between(random, 2.4, 3.8));
        lorry.axles(width, wheel, front - 0.55 * cab - 0.2, -front + between(random, 1.0, 2.0));
        lorry.tail(-front, width, wheel);
        return lorry.body();
    }

    /** A tractor with a semi-trailer. */
    static Body articulated(RandomGenerator random) {
        LargeVehicle lorry = new LargeVehicle(random);
        double length = around(random, 16.0, 0.5);
        double width = 2.5;
        double front = length / 2;
        double cab = between(random, 2.0, 2.4);
        lorry.cab(front, cab, width, between(random, 2.9, 3.8), 0.5);
        lorry.load(front - cab - 0.7, -front, 2.55, 1.15, around(random, 3.85, 0.15));
        lorry.axles(width, 0.5, front - 1.4, front - 4.9, -front + 4.6, -front + 3.3, -front + 2.0);
        lorry.tail(-front, width, 0.5);
        return lorry.body();
    }

    /** A town bus or a coach. */
    static Body bus(RandomGenerator random) {
        LargeVehicle bus = new LargeVehicle(random);
        double length = chance(random, 0.2) ? between(random, 6.5, 9) : around(random, 12, 0.4);
        double width = 2.5;
        double height = around(random, 3.1, 0.2);
        double front = length / 2;
        double half = width / 2;
        Sketch s = bus.sketch;
        double sill = between(random, 0.9, 1.2);
        double eaves = height - between(random, 0.35, 0.6);
        s.box(-front, -half, 0.3, front, half, sill, bus.paint);
        s.box(-front, -half, eaves, front, half, height, bus.paint);
        for (int side = -1; side <= 1; side += 2) {
            double y = side * (half - 0.02);
            for (double x = -front + 0.1; x < front - 0.4; x += 1.45) {
                double end = Math.min(x + 1.35, front - 0.05);
                s.quad(
                        point(x, y, sill),
                        point(end, y, sill),
                        point(end, y, eaves),
                        point(x, y, eaves),
                        Material.GLASS);
                s.box(end, y - 0.03, sill, end + 0.1, y + 0.03, eaves, bus.paint);
            }
        }
        for (double x : new double[] {-front + 0.02, front - 0.02}) {
            s.quad(
                    point(x, -half, sill - 0.2),
                    point(x, half, sill - 0.2),
                    point(x, half, eaves),
                    point(x, -half, eaves),
                    Material.GLASS);
        }
        for (double x = -front + 0.7; x < front - 1.2; x += between(random, 0.75, 0.95)) {
            s.box(x, -half + 0.15, 0.6, x + 0.15, -0.3, sill + 0.45, Material.UPHOLSTERY);
            s.box(x, 0.3, 0.6, x + 0.15, half - 0.15, sill + 0.45, Material.UPHOLSTERY);
        }
        bus.axles(width, 0.48, front - 2.6, -front + 3.2);
        bus.tail(-front, width, 0.5);
        return bus.body();
    }

    /** A car trailer, with or without a cover; it is not labelled. */
    static Body trailer(RandomGenerator random) {
        LargeVehicle trailer = new LargeVehicle(random);
        double length = between(random, 1.6, 3.4);
        double half = between(random, 0.55, 0.85);
        double top = chance(random, 0.6) ? between(random, 1.2, 2.1) : between(random, 0.75, 0.95);
        trailer.sketch.box(
                -length / 2,
                -half,
                0.45,
                length / 2,
                half,
                top,
                RandomDraws.oneOf(random, Material.CLOTH, Material.CLOTH_DARK, Material.METAL, Material.CAR_PAINT));
        trailer.sketch.box(length / 2, -0.05, 0.42, length / 2 + 1.2, 0.05, 0.5, Material.METAL);
        trailer.axles(2 * half + 0.3, 0.28, -0.1);
        trailer.tail(-length / 2, 2 * half, 0.3);
        return trailer.body();
    }

    /** A touring caravan; it is not labelled. */
    static Body caravan(RandomGenerator random) {
        LargeVehicle caravan = new LargeVehicle(random);
        double front = between(random, 1.9, 2.9);
        double half = between(random, 1.0, 1.2);
        Sketch s = caravan.sketch;
        s.box(-front, -half, 0.4, front - 0.3, half, 2.5, Material.CAR_PAINT);
        s.box(front - 0.3, -half, 0.4, front, half, 1.6, Material.CAR_PAINT);
        s.box(front, -0.05, 0.42, front + 1.2, 0.05, 0.5, Material.METAL);
        caravan.axles(2 * half, 0.3, -0.2);
        return caravan.body();
    }

    private void cab(double front, double length, double width, double top, double wheel) {
        double half = width / 2;
        double back = front - length;
        double waist = wheel + between(random, 0.85, 1.25);
        double rake = between(random, 0.05, 0.35);
        double low = wheel * 0.7;
        sketch.box(back, -half, low, front, half, waist, paint);
        double x = front - rake;
        sketch.quad(
                point(front, -half, waist),
                point(front, half, waist),
                point(x, half, top - 0.2),
                point(x, -half, top - 0.2),
                Material.GLASS);
        sketch.box(back, -half, top - 0.2, x, half, top, paint);
        sketch.box(back, -half, waist, back + 0.08, half, top, paint);
        for (int side = -1; side <= 1; side += 2) {
            double y = side * half;
            double split = back + 0.45 * length;
            sketch.quad(
                    point(back, y, waist), point(split, y, waist), point(split, y, top), point(back, y, top), paint);
            sketch.quad(
                    point(split, y, waist),
                    point(front, y, waist),
                    point(x, y, top - 0.2),
                    point(split, y, top - 0.2),
                    Material.GLASS);
            sketch.box(
                    split - 0.3,
                    y * 0.3,
                    waist - 0.4,
                    split,
                    y * 0.8,
                    Math.min(top - 0.3, waist + 0.5),
                    Material.UPHOLSTERY);
            sketch.box(front - 0.05, y * 0.7, low + 0.25, front + 0.01, y * 0.95, low + 0.45, Material.LAMP);
        }
        sketch.box(front - 0.02, -0.26, low + 0.1, front + 0.01, 0.26, low + 0.22, Material.RETROREFLECTOR);
    }

    private void load(double from, double to, double width, double deck, double top) {
        double half = width / 2;
        sketch.box(to + 0.1, -0.45, 0.5, from + 0.5, 0.45, deck - 0.08, Material.PLASTIC_DARK); // chassis
        sketch.box(to, -half, deck - 0.08, from, half, deck, Material.METAL);
        switch (RandomDraws.weighted(random, 0.55, 0.2, 0.15, 0.1)) {
            case 0 ->
                sketch.box(
                        to,
                        -half,
                        deck,
                        from,
                        half,
                        top,
                        RandomDraws.oneOf(
                                random, Material.CAR_PAINT, Material.CLOTH, Material.CLOTH_DARK, Material.METAL));
            case 1 -> open(from, to, half, deck);
            case 2 -> {
                double r = Math.min(half, (top - deck) / 2);
                sketch.limb(point(to, 0, deck + r), point(from, 0, deck + r), r, r, 16, Material.METAL);
            }
            default -> sketch.box(to, -half, deck, from, half, deck + 0.12, Material.WOOD); // flat bed
        }
    }

    private void open(double from, double to, double half, double deck) {
        double side = deck + between(random, 0.4, 1.1);
        sketch.box(to, -half, deck, from, -half + 0.06, side, Material.METAL);
        sketch.box(to, half - 0.06, deck, from, half, side, Material.METAL);
        sketch.box(to, -half, deck, to + 0.06, half, side, Material.METAL);
        sketch.box(from - 0.06, -half, deck, from, half, side + 0.3, Material.METAL);
        if (chance(random, 0.6)) {
            double heap = (from - to) / 2;
            sketch.ball(
                    point((from + to) / 2, 0, deck),
                    0.85 * heap,
                    0.85 * half,
                    Math.min(deck - 0.1, between(random, 0.3, 1.3)),
                    10,
                    Material.SOIL);
        }
    }

    private void axles(double width, double radius, double... positions) {
        double half = width / 2;
        for (double x : positions) {
            for (int side = -1; side <= 1; side += 2) {
                sketch.limb(
                        point(x, side * (half - 0.3), radius),
                        point(x, side * (half - 0.02), radius),
                        radius,
                        radius,
                        14,
                        Material.RUBBER);
                sketch.limb(
                        point(x, side * (half - 0.1), radius),
                        point(x, side * (half - 0.01), radius),
                        0.55 * radius,
                        0.55 * radius,
                        10,
                        Material.METAL);
            }
        }
    }

    private void tail(double rear, double width, double wheel) {
        double half = width / 2;
        double z = wheel + 0.25;
        sketch.box(rear - 0.01, -0.26, z - 0.1, rear + 0.03, 0.26, z + 0.02, Material.RETROREFLECTOR);
        sketch.box(rear, -0.95 * half, z - 0.22, rear + 0.08, 0.95 * half, z - 0.1, Material.METAL);
        for (int side = -1; side <= 1; side += 2) {
            sketch.box(
                    rear - 0.01, side * half * 0.7, z - 0.05, rear + 0.04, side * half * 0.95, z + 0.1, Material.LAMP);
        }
    }

    private Body body() {
        return new Body(sketch, sketch.bounds());
    }
}
