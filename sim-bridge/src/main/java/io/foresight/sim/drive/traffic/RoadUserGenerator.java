package io.foresight.sim.drive.traffic;

import static io.foresight.sim.drive.body.RandomDraws.around;
import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;

import io.foresight.sim.drive.body.Body;
import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.drive.body.RandomDraws;
import io.foresight.sim.drive.street.RoadKind;
import io.foresight.sim.drive.street.RoadPlan;
import io.foresight.sim.drive.street.Street;
import java.util.SplittableRandom;

/** Generates road users for lanes: kind, desired speed, and car-following parameters. */
final class RoadUserGenerator {
    private final RoadPlan plan;
    private final Fleet fleet;
    private final SplittableRandom random;
    private final double busy;
    private final boolean jam;
    private int nextId;

    RoadUserGenerator(Street street, Fleet fleet, SplittableRandom random, int firstId) {
        this.plan = street.plan();
        this.fleet = fleet;
        this.random = random;
        this.busy = between(random, 0.4, 2.5);
        this.jam = chance(random, plan.kind() == RoadKind.RESIDENTIAL || plan.kind() == RoadKind.COUNTRY ? 0.03 : 0.14);
        this.nextId = firstId;
    }

    int nextId() {
        return nextId;
    }

    /** Mean free distance between road users of a lane in metres; random at each call. */
    double spacing(Lane lane) {
        if (jammed(lane)) {
            return between(random, 0.5, 4);
        }
        double metres =
                switch (lane.use()) {
                    case VEHICLES ->
                        lane.across() != null
                                ? 45
                                : plan.kind() == RoadKind.RESIDENTIAL ? 90 : plan.kind() == RoadKind.COUNTRY ? 80 : 28;
                    case CYCLES -> 60;
                    case FEET -> lane.across() != null ? 12 : plan.kind() == RoadKind.URBAN ? 22 : 55;
                };
        return metres / busy * between(random, 0.5, 1.8);
    }

    // almost or completely stationary, on the ego vehicle's side of the road
    private boolean jammed(Lane lane) {
        return jam && lane.use() == Lane.Use.VEHICLES && lane.across() == null && lane.forward();
    }

    private double speed(Lane lane) {
        return jammed(lane) ? between(random, 0.2, 2.5) : lane.speed();
    }

    double usualSpeed(Lane lane) {
        return lane.use() == Lane.Use.FEET ? 1.3 : lane.use() == Lane.Use.CYCLES ? 4.8 : lane.speed();
    }

    RoadUser draw(Lane lane) {
        return switch (lane.use()) {
            case VEHICLES -> vehicle(lane);
            case CYCLES ->
                new RoadUser(
                        nextId++,
                        Fleet.Kind.CYCLIST,
                        fleet.any(Fleet.Kind.CYCLIST, random),
                        lane,
                        new CarFollowing(1, 1.5, 0.8, 1),
                        around(random, 4.8, 0.9),
                        between(random, -0.15, 0.1));
            case FEET ->
                new RoadUser(
                        nextId++,
                        Fleet.Kind.WALKER,
                        fleet.any(Fleet.Kind.WALKER, random),
                        lane,
                        new CarFollowing(1.5, 2, 0.4, 0.4),
                        around(random, 1.3, 0.22),
                        between(random, -0.08, 0.08));
        };
    }

    private RoadUser vehicle(Lane lane) {
        Fleet.Kind kind = kind(lane);
        Body body = fleet.any(kind, random);
        double width = lane.across() != null ? plan.crossingHalfWidth() : plan.laneWidth();
        if (body.width() > width - 0.35) {
            kind = Fleet.passengerCar(random);
            body = fleet.any(kind, random);
        }
        double play = Math.max(0, Math.min(0.35, (width - body.width()) / 2 - 0.2));
        boolean heavy = kind == Fleet.Kind.LORRY || kind == Fleet.Kind.ARTICULATED_LORRY || kind == Fleet.Kind.BUS;
        double speed = speed(lane) * around(random, heavy ? 0.8 : 0.97, 0.08);
        CarFollowing following = new CarFollowing(
                heavy ? 0.8 : between(random, 1.0, 2.0),
                between(random, 1.5, 2.5),
                between(random, 1.0, 1.8),
                between(random, 1.2, 3));
        return new RoadUser(nextId++, kind, body, lane, following, speed, between(random, -play, play));
    }

    private Fleet.Kind kind(Lane lane) {
        double heavy = plan.kind() == RoadKind.HIGHWAY && Math.abs(lane.offset()) > plan.median() + plan.laneWidth()
                ? 0.25
                : plan.kind() == RoadKind.RESIDENTIAL ? 0.03 : 0.09;
        if (chance(random, heavy)) {
            boolean town = plan.kind() != RoadKind.HIGHWAY && plan.kind() != RoadKind.COUNTRY;
            return switch (RandomDraws.weighted(random, 0.5, town ? 0.05 : 0.45, town ? 0.35 : 0.05)) {
                case 0 -> Fleet.Kind.LORRY;
                case 1 -> Fleet.Kind.ARTICULATED_LORRY;
                default -> Fleet.Kind.BUS;
            };
        }
        return chance(random, 0.03) ? Fleet.Kind.MOTORCYCLIST : Fleet.passengerCar(random);
    }

    /** The ego vehicle on its lane, some distance from the road's start. */
    RoadUser ego(Lane lane) {
        RoadUser ego = new RoadUser(
                nextId++,
                Fleet.Kind.ESTATE,
                fleet.body(Fleet.Kind.ESTATE, 0),
                lane,
                new CarFollowing(1.5, 2, 1.3, 2),
                speed(lane) * between(random, 0.8, 1.0),
                0);
        ego.put(Traffic.EGO_START, 0.7 * ego.wanted());
        return ego;
    }
}
