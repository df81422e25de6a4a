package io.foresight.sim.drive.street;

import io.foresight.sim.drive.body.Body;
import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.drive.body.Sketch;
import io.foresight.sim.raycast.FoliageVolume;
import java.util.ArrayList;
import java.util.List;

/** The objects placed beside the road so far, and the occupied ground. */
final class Scenery {
    private static final double CHUNK = 40;

    private final Ground ground;
    private final RoadPlan plan;
    private final List<Sketch> chunks = new ArrayList<>();
    private final List<FoliageVolume> foliage = new ArrayList<>();
    private final List<ParkedVehicle> parked = new ArrayList<>();
    private final List<double[]> taken = new ArrayList<>();

    Scenery(RoadPlan plan, Ground ground) {
        this.plan = plan;
        this.ground = ground;
        for (double s = 0; s <= plan.length() + CHUNK; s += CHUNK) {
            chunks.add(new Sketch());
        }
    }

    Ground ground() {
        return ground;
    }

    RoadPlan plan() {
        return plan;
    }

    List<Sketch> chunks() {
        return chunks;
    }

    List<FoliageVolume> foliage() {
        return foliage;
    }

    List<ParkedVehicle> parked() {
        return parked;
    }

    /** A sketch whose origin is on the ground at that position, its x axis rotated from the road's heading. */
    Sketch at(double s, double d, double turn) {
        return at(s, d, 0, turn);
    }

    Sketch at(double s, double d, double above, double turn) {
        int chunk = (int) Math.max(0, Math.min(chunks.size() - 1, s / CHUNK));
        return chunks.get(chunk)
                .at(ground.x(s, d), ground.y(s, d), ground.height(s, d) + above, ground.heading(s) + turn);
    }

    /** Rotation of objects on a side, such that their local y axis points away from the road. */
    static double facing(int side) {
        return side > 0 ? 0 : Math.PI;
    }

    /** An ellipsoid of leaves whose centre is {@code above} the ground. */
    void leaves(double s, double d, double above, double radius, double radiusZ, double extinction) {
        foliage.add(new FoliageVolume(
                ground.x(s, d),
                ground.y(s, d),
                ground.height(s, d) + above,
                radius,
                radius,
                radiusZ,
                extinction,
                Street.PLANT));
    }

    /** Reserves a disc of ground, unless part of it is occupied or belongs to a crossing road. */
    boolean claim(double s, double d, double radius) {
        if (s < 0 || s > plan.length() || plan.nearCrossing(s, radius + 1)) {
            return false;
        }
        double x = ground.x(s, d);
        double y = ground.y(s, d);
        for (double[] disc : taken) {
            if (Math.hypot(disc[0] - x, disc[1] - y) < disc[2] + radius) {
                return false;
            }
        }
        taken.add(new double[] {x, y, radius});
        return true;
    }

    /** Parks a vehicle. Whether the ground is free is not checked. */
    void park(Fleet.Kind kind, Body body, double s, double d, double turn) {
        parked.add(new ParkedVehicle(kind, body, ground.stand(s, d, turn, body.length(), body.width())));
    }
}
