package io.foresight.sim.drive.street;

import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;

import io.foresight.sim.drive.body.Body;
import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.drive.body.RandomDraws;
import java.util.SplittableRandom;

/** Parks vehicles: parallel to the kerb and partly on it, perpendicular, at an angle, in driveways and in car parks. */
final class Parking {
    private final Scenery scenery;
    private final Fleet fleet;
    private final SplittableRandom random;

    Parking(Scenery scenery, Fleet fleet, SplittableRandom random) {
        this.scenery = scenery;
        this.fleet = fleet;
        this.random = random;
    }

    /** Fills the parking strip on one side. */
    void strip(int side) {
        RoadPlan plan = scenery.plan();
        double width = side > 0 ? plan.parkingLeft() : plan.parkingRight();
        if (width == 0) {
            return;
        }
        double full = chance(random, 0.15) ? 0.1 : between(random, 0.3, 0.97);
        if (width > 4.2) {
            bays(side, width, full);
        } else {
            alongKerb(side, width, full);
        }
    }

    private void alongKerb(int side, double width, double full) {
        RoadPlan plan = scenery.plan();
        double s = between(random, 0, 6);
        double untidy = between(random, 0.05, 0.15);
        while (s < plan.length() - 8) {
            if (!chance(random, full)) {
                s += between(random, 3, chance(random, 0.3) ? 25 : 7);
                continue;
            }
            Fleet.Kind kind = kind();
            Body body = fleet.any(kind, random);
            double s0 = s + body.length() / 2;
            s += body.length() + between(random, 0.35, 1.6);
            // wheels to the kerb; in narrow strips the car stands partly on it
            double inner = plan.kerbAt(side) - width + 0.12;
            double outer = plan.kerbAt(side) - body.width() / 2 - between(random, 0.08, 0.35);
            double middle = Math.max(outer, inner + body.width() / 2);
            if (middle + body.width() / 2 > plan.frontage(side)) { // no room before the wall
                continue;
            }
            if (plan.nearCrossing(s0, body.length() / 2 + 6)) {
                continue;
            }
            boolean against = chance(random, plan.kind() == RoadKind.RESIDENTIAL ? 0.3 : 0.05);
            double turn = (side < 0 == against ? Math.PI : 0) + untidy * 0.5 * random.nextGaussian() * 0.6;
            scenery.park(kind, body, s0, side * middle, turn);
            scenery.claim(s0, side * middle, 0.9);
        }
    }

    private void bays(int side, double width, double full) {
        RoadPlan plan = scenery.plan();
        double angle = chance(random, 0.5) ? Math.PI / 2 : between(random, 0.75, 1.2);
        double bay = between(random, 2.4, 2.8) / Math.sin(angle);
        double inner = plan.kerbAt(side) - width;
        boolean noseIn = chance(random, 0.7);
        for (double s = 4; s < plan.length() - 4; s += bay) {
            if (plan.nearCrossing(s, 6) || !chance(random, full)) {
                continue;
            }
            Fleet.Kind kind = Fleet.passengerCar(random);
            Body body = fleet.any(kind, random);
            double reach = (body.length() * Math.sin(angle) + body.width() * Math.abs(Math.cos(angle))) / 2;
            double d = inner + reach + between(random, 0.15, 0.4);
            double turn = side * angle + 0.02 * random.nextGaussian();
            scenery.park(kind, body, s, side * d, noseIn == chance(random, 0.85) ? turn : turn + Math.PI);
            scenery.claim(s, side * d, 1.0);
        }
    }

    private Fleet.Kind kind() {
        double draw = random.nextDouble();
        if (draw < 0.93) {
            return Fleet.passengerCar(random);
        }
        return draw < 0.945
                ? Fleet.Kind.LORRY
                : draw < 0.97 ? Fleet.Kind.PARKED_MOTORCYCLE : draw < 0.99 ? Fleet.Kind.TRAILER : Fleet.Kind.CARAVAN;
    }

    /** One car in a driveway or on a forecourt, if there is room. */
    void single(double s, double d, double turn) {
        Fleet.Kind kind = Fleet.passengerCar(random);
        Body body = fleet.any(kind, random);
        if (scenery.claim(s, d, body.length() / 2 + 0.35)) {
            scenery.park(kind, body, s, d, turn + 0.03 * random.nextGaussian());
        }
    }

    /** A few cars on a yard in random poses. */
    void yard(double s0, double s1, double from, double to, int side) {
        double usual = between(random, 0, Math.PI);
        for (int i = RandomDraws.count(random, 1, 6); i > 0; i--) {
            double turn = chance(random, 0.5) ? usual + 0.1 * random.nextGaussian() : between(random, 0, 2 * Math.PI);
            single(between(random, s0, s1), side * between(random, from + 2.8, to), turn);
        }
    }

    /** Rows of parking bays off the road, between {@code s0} and {@code s1}, starting {@code d} from the road's centre line. */
    void carPark(double s0, double s1, double d, int side) {
        double full = between(random, 0.2, 0.95);
        int rows = RandomDraws.count(random, 1, 3);
        for (int row = 0; row < rows; row++) {
            double at = d + 3 + new double[] {0, 6, 18}[row]; // nose to nose, then an aisle
            for (double s = s0 + 1.5; s < s1 - 1.5; s += 2.6) {
                if (!chance(random, full)) {
                    continue;
                }
                Fleet.Kind kind = Fleet.passengerCar(random);
                Body body = fleet.any(kind, random);
                if (scenery.claim(s, side * at, 1.15)) {
                    double turn = (chance(random, 0.5) ? 0.5 : -0.5) * Math.PI;
                    scenery.park(
                            kind,
                            body,
                            s,
                            side * (at + between(random, -0.2, 0.2)),
                            turn + 0.02 * random.nextGaussian());
                }
            }
        }
    }
}
