package io.foresight.sim.drive.street;

import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;

import io.foresight.sim.drive.body.RandomDraws;
import io.foresight.sim.drive.body.Sketch;
import io.foresight.sim.raycast.Material;
import io.foresight.sim.raycast.RigidPose;
import java.util.SplittableRandom;

/**
 * The ground as a height over road coordinates: slope and camber of the road, kerbs, verges, embankments or cuttings, undulation.
 * {@code s} metres along the road, {@code d} metres across it (positive to the left).
 */
public final class Ground {
    /** Extent of the ground to either side of the road, metres. */
    static final double REACH = 110;

    private final RoadPlan plan;
    private final CentreLine centreLine;
    private final double camber;
    private final double[] sideSlope = new double[2];
    private final double[] sideLimit = new double[2];
    private final double[] phases = new double[8];
    private final double wild;
    private final Material[] yard = new Material[2];
    private final Material paving;

    Ground(RoadPlan plan, SplittableRandom random) {
        this.plan = plan;
        this.centreLine = new CentreLine(plan.kind(), plan.length(), random);
        this.camber = between(random, 0.0, 0.03);
        boolean open = plan.kind() == RoadKind.HIGHWAY || plan.kind() == RoadKind.COUNTRY;
        for (int i = 0; i < 2; i++) {
            sideSlope[i] = chance(random, open ? 0.6 : 0.3) ? between(random, -0.3, 0.4) * (open ? 1 : 0.4) : 0;
            sideLimit[i] = between(random, 0.5, open ? 6 : 2.5);
            yard[i] = chance(random, 0.7) || open
                    ? Material.GRASS
                    : chance(random, 0.5) ? Material.SOIL : Material.CONCRETE;
        }
        for (int i = 0; i < phases.length; i++) {
            phases[i] = between(random, 0, 2 * Math.PI);
        }
        wild = between(random, 0.02, 0.12);
        paving = RandomDraws.oneOf(random, Material.CONCRETE, Material.CONCRETE, Material.ASPHALT, Material.BRICK);
    }

    /** Height, metres, world z. */
    public double height(double s, double d) {
        double z = centreLine.height(s) - camber * Math.min(Math.abs(d), plan.laneEdge());
        int side = d >= 0 ? 1 : -1;
        double out = Math.abs(d) - plan.kerbAt(side);
        if (out > 0) {
            z += plan.nearCrossing(s, 0) ? 0 : plan.kerb() * Math.min(1, out / 0.06);
        }
        double beyond = Math.abs(d) - plan.frontage(side) - 0.5;
        if (beyond > 0) {
            z += open(s) * side(side > 0 ? 0 : 1, beyond, s, d);
        }
        return z;
    }

    private double side(int index, double beyond, double s, double d) {
        double limit = sideLimit[index];
        double bank = limit * Math.tanh(sideSlope[index] * beyond / limit);
        double rough = Math.min(1, beyond / 4);
        double wave = Math.sin(s / 7.3 + phases[0]) * Math.sin(d / 5.1 + phases[1])
                + 2.2 * Math.sin(s / 19 + phases[2]) * Math.sin(d / 13 + phases[3])
                + 0.5 * Math.sin(s / 2.9 + phases[4] + Math.sin(d / 3.3 + phases[5]));
        return bank + rough * wild * wave;
    }

    // 0 on a crossing road, 1 away from it
    private double open(double s) {
        double nearest = 1e9;
        for (double crossing : plan.crossings()) {
            nearest = Math.min(nearest, Math.abs(s - crossing) - plan.crossingHalfWidth());
        }
        double u = Math.max(0, Math.min(1, (nearest - 1) / 8));
        return u * u * (3 - 2 * u);
    }

    /** World x coordinate. */
    public double x(double s, double d) {
        return centreLine.x(s, d);
    }

    /** World y coordinate. */
    public double y(double s, double d) {
        return centreLine.y(s, d);
    }

    /** Heading of the road, radians. */
    public double heading(double s) {
        return centreLine.heading(s);
    }

    /** World point at a given height above the ground. */
    double[] point(double s, double d, double above) {
        return Sketch.point(x(s, d), y(s, d), height(s, d) + above);
    }

    /** The ground's material at a position. */
    Material material(double s, double d) {
        int side = d >= 0 ? 1 : -1;
        double across = Math.abs(d);
        if (across < plan.median() && !plan.nearCrossing(s, 0)) {
            return plan.median() > 1 ? Material.GRASS : Material.CONCRETE;
        }
        if (across < plan.kerbAt(side) || plan.nearCrossing(s, 0)) {
            return Material.ASPHALT;
        }
        return across < plan.frontage(side) ? paving : yard[side > 0 ? 0 : 1];
    }

    /**
     * Pose of a body standing on four points of the ground.
     *
     * @param turn radians from the road's heading
     */
    public RigidPose stand(double s, double d, double turn, double length, double width) {
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double l = 0.33 * length;
        double w = 0.42 * width;
        double front = height(s + cos * l, d + sin * l);
        double back = height(s - cos * l, d - sin * l);
        double left = height(s - sin * w, d + cos * w);
        double right = height(s + sin * w, d - cos * w);
        double z = Math.max((front + back) / 2, (left + right) / 2);
        double pitch = -Math.atan2(front - back, 2 * l);
        double roll = Math.atan2(left - right, 2 * w);
        return new RigidPose(x(s, d), y(s, d), z, heading(s) + turn, pitch, roll);
    }
}
