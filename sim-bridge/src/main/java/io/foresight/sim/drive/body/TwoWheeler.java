package io.foresight.sim.drive.body;

import static io.foresight.sim.drive.body.RandomDraws.around;
import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.Sketch.point;

import io.foresight.sim.raycast.Material;
import java.util.random.RandomGenerator;

/** Generates bicycles and motorcycles, with a rider or parked. Origin on the ground under the centre, heading +x. */
final class TwoWheeler {
    private final RandomGenerator random;
    private final Sketch sketch = new Sketch();

    private TwoWheeler(RandomGenerator random) {
        this.random = random;
    }

    /** A cyclist. */
    static Body cyclist(RandomGenerator random) {
        TwoWheeler cycle = new TwoWheeler(random);
        double size = between(random, 0.9, 1.05);
        cycle.bicycle(size);
        Walker rider = new Walker(random, cycle.sketch, around(random, 1.72, 0.09) * Math.min(1, size + 0.03));
        rider.astride(-0.22 * size, 0.93 * size, 0.38 * size, 1.02 * size, 0.0, 0.22);
        return new Body(cycle.sketch, cycle.sketch.bounds());
    }

    /** A parked bicycle; it is not labelled. */
    static Body parkedBicycle(RandomGenerator random) {
        TwoWheeler cycle = new TwoWheeler(random);
        cycle.bicycle(between(random, 0.85, 1.05));
        return new Body(cycle.sketch, cycle.sketch.bounds());
    }

    /** A motorcycle or scooter with its rider. */
    static Body ridden(RandomGenerator random) {
        TwoWheeler machine = new TwoWheeler(random);
        double size = machine.motorcycle();
        Walker rider = new Walker(random, machine.sketch, around(random, 1.75, 0.08));
        rider.astride(-0.2 * size, 0.85, 0.42 * size, 1.0, -0.05, 0.35);
        return new Body(machine.sketch, machine.sketch.bounds());
    }

    /** A motorcycle on its stand. */
    static Body parkedMotorcycle(RandomGenerator random) {
        TwoWheeler machine = new TwoWheeler(random);
        machine.motorcycle();
        return new Body(machine.sketch, machine.sketch.bounds());
    }

    private void bicycle(double size) {
        double r = 0.34 * size;
        double axle = 0.53 * size;
        wheel(-axle, r, 0.025);
        wheel(axle, r, 0.025);
        double[] crank = point(-0.08 * size, 0, 0.28 * size);
        double[] saddle = point(-0.24 * size, 0, 0.9 * size);
        double[] head = point(0.34 * size, 0, 0.82 * size);
        double tube = 0.018;
        Material frame = RandomDraws.oneOf(random, Material.METAL, Material.CAR_PAINT_DARK, Material.CAR_PAINT);
        sketch.limb(crank, saddle, tube, tube, 5, frame);
        sketch.limb(crank, head, tube, tube, 5, frame);
        if (random.nextBoolean()) {
            sketch.limb(point(-0.2 * size, 0, 0.76 * size), head, tube, tube, 5, frame);
        }
        sketch.limb(crank, point(-axle, 0, r), tube, tube, 5, frame);
        sketch.limb(point(-0.2 * size, 0, 0.75 * size), point(-axle, 0, r), tube, tube, 5, frame);
        sketch.limb(head, point(axle, 0, r), tube, tube, 5, frame);
        sketch.limb(head, point(0.32 * size, 0, 1.0 * size), tube, tube, 5, frame);
        sketch.limb(
                point(0.36 * size, -0.28, 1.02 * size),
                point(0.36 * size, 0.28, 1.02 * size),
                0.016,
                0.016,
                5,
                Material.PLASTIC_DARK);
        sketch.box(-0.36 * size, -0.07, 0.9 * size, -0.12 * size, 0.07, 0.95 * size, Material.PLASTIC_DARK);
        if (random.nextDouble() < 0.35) { // carrier or basket
            sketch.box(
                    -0.75 * size,
                    -0.1,
                    0.7 * size,
                    -0.35 * size,
                    0.1,
                    between(random, 0.72, 0.95) * size,
                    Material.METAL);
        }
        sketch.box(-0.6 * size, -0.03, 0.62 * size, -0.57 * size, 0.03, 0.68 * size, Material.RETROREFLECTOR);
    }

    // returns a size factor
    private double motorcycle() {
        boolean scooter = random.nextDouble() < 0.4;
        double size = scooter ? between(random, 0.85, 0.98) : between(random, 0.98, 1.1);
        double r = scooter ? 0.24 : 0.31;
        double axle = 0.7 * size;
        double tyre = scooter ? 0.1 : 0.13;
        wheel(-axle, r, tyre);
        wheel(axle, r, tyre);
        Material paint = RandomDraws.oneOf(random, Material.CAR_PAINT, Material.CAR_PAINT_DARK);
        sketch.ball(point(-0.05, 0, 0.45), 0.34 * size, 0.17, 0.2, 10, Material.METAL); // engine
        sketch.ball(point(0.18 * size, 0, 0.8), 0.3 * size, 0.16, 0.15, 10, paint); // tank
        sketch.box(-0.75 * size, -0.14, 0.66, -0.05, 0.14, 0.8, Material.PLASTIC_DARK); // seat
        sketch.ball(point(-0.6 * size, 0, 0.6), 0.3 * size, 0.14, 0.15, 8, paint);
        sketch.limb(point(axle, 0, r), point(0.42 * size, 0, 0.95), 0.05, 0.05, 6, Material.METAL);
        sketch.limb(point(0.42 * size, -0.36, 1.0), point(0.42 * size, 0.36, 1.0), 0.02, 0.02, 5, Material.METAL);
        sketch.ball(point(0.55 * size, 0, 0.88), 0.12, 0.14, 0.16, 8, paint);
        if (scooter) {
            sketch.box(0.3, -0.2, 0.3, 0.4, 0.2, 0.95, paint);
        }
        sketch.box(-0.9 * size, -0.1, 0.5, -0.88 * size, 0.1, 0.64, Material.RETROREFLECTOR);
        return size;
    }

    private void wheel(double x, double radius, double wide) {
        int n = 14;
        double inner = radius - Math.max(0.045, 0.6 * wide);
        for (int i = 0; i < n; i++) {
            double a = 2 * Math.PI * i / n;
            double b = 2 * Math.PI * (i + 1) / n;
            for (int side = -1; side <= 1; side += 2) {
                double y = side * wide / 2;
                sketch.quad(
                        rim(x, y, radius, radius, a),
                        rim(x, y, radius, radius, b),
                        rim(x, y, inner, radius, b),
                        rim(x, y, inner, radius, a),
                        Material.RUBBER);
            }
            sketch.quad(
                    rim(x, -wide / 2, radius, radius, a),
                    rim(x, -wide / 2, radius, radius, b),
                    rim(x, wide / 2, radius, radius, b),
                    rim(x, wide / 2, radius, radius, a),
                    Material.RUBBER);
        }
        sketch.limb(point(x, -0.05, radius), point(x, 0.05, radius), 0.03, 0.03, 6, Material.METAL);
    }

    private static double[] rim(double x, double y, double r, double centreZ, double angle) {
        return point(x + r * Math.cos(angle), y, centreZ + r * Math.sin(angle));
    }
}
