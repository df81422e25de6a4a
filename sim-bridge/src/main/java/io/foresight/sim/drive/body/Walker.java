package io.foresight.sim.drive.body;

import static io.foresight.sim.drive.body.RandomDraws.around;
import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;
import static io.foresight.sim.drive.body.Sketch.point;

import io.foresight.sim.raycast.Material;
import java.util.random.RandomGenerator;

/** Generates people: limbs, trunk and head in a walking, standing, riding or cycling pose. Heading +x. */
final class Walker {
    private final RandomGenerator random;
    private final Sketch sketch;
    private final double tall;
    private final double stout;
    private final Material top;
    private final Material legs;

    Walker(RandomGenerator random, Sketch sketch, double tall) {
        this.random = random;
        this.sketch = sketch;
        this.tall = tall;
        this.stout = between(random, 0.85, 1.25);
        this.top = RandomDraws.oneOf(random, Material.CLOTH, Material.CLOTH_DARK);
        this.legs = RandomDraws.oneOf(random, Material.CLOTH, Material.CLOTH_DARK, Material.CLOTH_DARK);
    }

    /** A pedestrian, adult or child. */
    static Body draw(RandomGenerator random) {
        Sketch sketch = new Sketch();
        double tall = chance(random, 0.15) ? between(random, 1.0, 1.5) : around(random, 1.72, 0.09);
        Walker walker = new Walker(random, sketch, tall);
        double stride = chance(random, 0.25) ? between(random, 0, 0.12) : between(random, 0.15, 0.5);
        walker.onFoot(stride);
        return new Body(sketch, sketch.bounds());
    }

    private void onFoot(double stride) {
        double hip = 0.52 * tall;
        double shoulder = 0.82 * tall;
        double lean = between(random, -0.02, 0.06);
        boolean leftFirst = random.nextBoolean();
        for (int side = -1; side <= 1; side += 2) {
            double phase = side > 0 == leftFirst ? 1 : -1;
            double y = side * 0.055 * tall;
            double foot = phase * stride * 0.5;
            double knee = foot * 0.45 + 0.04;
            double lift = phase < 0 ? 0.12 * stride : 0;
            leg(y, hip, knee, foot, lift);
            double hand = -phase * stride * 0.4;
            arm(side, shoulder, lean, hand + (chance(random, 0.1) ? 0.25 : 0));
        }
        trunk(0, hip, lean, shoulder);
        head(lean + 0.02, shoulder);
        belongings(lean, hip, shoulder);
    }

    private void leg(double y, double hip, double knee, double foot, double lift) {
        double thigh = 0.085 * stout;
        sketch.limb(point(0, y, hip), point(knee, y, 0.28 * tall), thigh, 0.065 * stout, 7, legs);
        sketch.limb(point(knee, y, 0.28 * tall), point(foot, y, 0.06 + lift), 0.062 * stout, 0.05, 7, legs);
        sketch.box(foot - 0.07, y - 0.045, lift, foot + 0.17, y + 0.045, 0.08 + lift, Material.PLASTIC_DARK);
    }

    private void arm(int side, double shoulder, double lean, double hand) {
        double y = side * (0.115 * tall * stout);
        double elbowZ = shoulder - 0.17 * tall;
        sketch.limb(
                point(lean, y, shoulder - 0.03),
                point(lean + 0.3 * hand - 0.02, y * 1.1, elbowZ),
                0.05 * stout,
                0.045 * stout,
                6,
                top);
        sketch.limb(
                point(lean + 0.3 * hand - 0.02, y * 1.1, elbowZ),
                point(lean + hand, y * 1.05, elbowZ - 0.14 * tall),
                0.042 * stout,
                0.035,
                6,
                top);
    }

    private void trunk(double hipX, double hip, double shoulderX, double shoulder) {
        double deep = 0.075 * tall * stout;
        double wide = 0.115 * tall * stout;
        for (int i = 0; i < 3; i++) {
            double u = (i + 0.5) / 3;
            double z = hip + u * (shoulder - hip);
            sketch.ball(
                    point(hipX + u * (shoulderX - hipX), 0, z), deep, wide * (0.85 + 0.15 * u), 0.13 * tall, 8, top);
        }
    }

    private void head(double x, double shoulder) {
        double r = 0.075 + 0.018 * tall;
        sketch.pole(x - 0.01, 0, shoulder - 0.02, tall - 1.8 * r, 0.055, 0.055, 6, Material.SKIN);
        sketch.ball(point(x, 0, tall - 1.15 * r), 0.95 * r, 0.78 * r, 1.15 * r, 8, Material.SKIN);
    }

    private void belongings(double lean, double hip, double shoulder) {
        if (chance(random, 0.2)) { // rucksack
            sketch.box(lean - 0.32, -0.16, hip + 0.05, lean - 0.1, 0.16, shoulder - 0.02, Material.CLOTH_DARK);
        }
        if (chance(random, 0.15)) { // bag in the hand
            double y = (random.nextBoolean() ? 1 : -1) * 0.15 * tall;
            sketch.box(-0.15, y - 0.06, 0.25 * tall, 0.2, y + 0.06, 0.45 * tall, Material.CLOTH);
        }
        if (chance(random, 0.08)) { // skirt or long coat
            sketch.limb(point(0, 0, hip + 0.1), point(0, 0, 0.3 * tall), 0.15 * stout, 0.24 * stout, 10, top);
        }
    }

    /** The rider of a two-wheeler: positions of hip, hands and feet are given. */
    void astride(double hipX, double hipZ, double handX, double handZ, double footX, double footZ) {
        double trunk = 0.3 * tall;
        double reach = Math.max(0.05, (handX - hipX) * between(random, 0.3, 0.55));
        double shoulderX = hipX + Math.min(0.85 * trunk, reach);
        double shoulderZ = hipZ + Math.sqrt(trunk * trunk - (shoulderX - hipX) * (shoulderX - hipX));
        trunk(hipX, hipZ, shoulderX, shoulderZ);
        for (int side = -1; side <= 1; side += 2) {
            double lift = side * 0.12;
            double kneeX = hipX + 0.22 * tall;
            double kneeZ = hipZ - 0.06 * tall + lift;
            double y = side * 0.09;
            sketch.limb(point(hipX, y, hipZ), point(kneeX, y * 1.2, kneeZ), 0.085 * stout, 0.065 * stout, 7, legs);
            sketch.limb(
                    point(kneeX, y * 1.2, kneeZ), point(footX + lift, y, footZ + lift), 0.06 * stout, 0.05, 7, legs);
            double out = side * 0.12 * tall * stout;
            sketch.limb(
                    point(shoulderX, out, shoulderZ),
                    point((shoulderX + handX) / 2, out * 1.3, (shoulderZ + handZ) / 2 - 0.05),
                    0.048,
                    0.045,
                    6,
                    top);
            sketch.limb(
                    point((shoulderX + handX) / 2, out * 1.3, (shoulderZ + handZ) / 2 - 0.05),
                    point(handX, side * 0.24, handZ),
                    0.042,
                    0.035,
                    6,
                    top);
        }
        double r = 0.11;
        sketch.ball(
                point(shoulderX + 0.07, 0, shoulderZ + 0.2),
                r,
                0.085,
                0.13,
                8,
                RandomDraws.oneOf(random, Material.SKIN, Material.PLASTIC));
        if (chance(random, 0.2)) {
            sketch.box(shoulderX - 0.32, -0.15, shoulderZ - 0.4, shoulderX - 0.1, 0.15, shoulderZ, Material.CLOTH_DARK);
        }
    }
}
