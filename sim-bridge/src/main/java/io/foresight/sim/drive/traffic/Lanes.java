package io.foresight.sim.drive.traffic;

import static io.foresight.sim.drive.body.RandomDraws.between;

import io.foresight.sim.drive.street.RoadKind;
import io.foresight.sim.drive.street.RoadPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Creates the lanes of a road plan: carriageways, cycle lanes, pavements, crossing roads and pedestrian crossings. */
final class Lanes {
    private static final double CROSS_REACH = 105;
    private static final double ZONE = 4.2;

    private final RoadPlan plan;
    private final Map<Double, Crossing> crossings = new HashMap<>();
    private final List<Lane> lanes = new ArrayList<>();

    Lanes(RoadPlan plan, SplittableRandom random) {
        this.plan = plan;
        for (double crossing : plan.crossings()) {
            crossings.put(
                    crossing, new Crossing(between(random, 14, 35), between(random, 10, 16), between(random, 0, 60)));
        }
    }

    List<Lane> lanes() {
        return lanes;
    }

    Iterable<Crossing> crossings() {
        return crossings.values();
    }

    void lay() {
        for (int side = -1; side <= 1; side += 2) {
            for (int lane = 0; lane < plan.lanes(); lane++) {
                double d = side * (plan.median() + (lane + 0.5) * plan.laneWidth());
                double speed = plan.kind() == RoadKind.HIGHWAY ? plan.speed() * (1.1 - 0.1 * lane) : plan.speed();
                along(Lane.Use.VEHICLES, d, side < 0, speed);
            }
            if (plan.cycleLane() > 0) {
                along(Lane.Use.CYCLES, side * (plan.laneEdge() - plan.cycleLane() / 2 + 0.1), side < 0, 7);
            }
            pavement(side);
        }
        for (double crossing : plan.crossings()) {
            cross(crossing);
        }
    }

    private void pavement(int side) {
        double from = plan.kerbAt(side) + 0.95;
        double to = plan.frontage(side) - 0.75;
        if (to < from) {
            if (plan.pavement() >= 1.2) {
                along(Lane.Use.FEET, side * (plan.kerbAt(side) + 0.5 * plan.pavement()), side < 0, 2);
            }
            return;
        }
        boolean forward = side < 0;
        for (double d = from; d <= to; d += 0.85) {
            along(Lane.Use.FEET, side * d, forward, 2);
            forward = !forward;
        }
    }

    private void along(Lane.Use use, double d, boolean forward, double speed) {
        List<StopLine> stops = new ArrayList<>();
        int n = plan.crossings().size();
        for (int i = 0; i < n; i++) {
            double s = plan.crossings().get(forward ? i : n - 1 - i);
            double middle = forward ? s : plan.length() - s;
            double half = plan.crossingHalfWidth() + (use == Lane.Use.FEET ? 0.7 : ZONE);
            stops.add(new StopLine(middle - half, middle + half, crossings.get(s), true));
        }
        lanes.add(new Lane(use, null, d, forward, forward ? 0 : plan.length(), plan.length(), speed, stops));
    }

    private void cross(double crossing) {
        Crossing signals = crossings.get(crossing);
        double quarter = plan.crossingHalfWidth() / 2;
        double out = Math.max(plan.frontage(1), plan.frontage(-1)) + 0.8;
        for (int side = -1; side <= 1; side += 2) {
            boolean forward = side > 0;
            StopLine stop = new StopLine(CROSS_REACH - out, CROSS_REACH + out, signals, false);
            lanes.add(new Lane(
                    Lane.Use.VEHICLES,
                    crossing + side * quarter,
                    0,
                    forward,
                    forward ? -CROSS_REACH : CROSS_REACH,
                    2 * CROSS_REACH,
                    Math.min(plan.speed(), 13.9),
                    List.of(stop)));
            if (plan.pavement() > 1) {
                footway(crossing, side, signals);
            }
        }
    }

    // over the main road, just beside the crossing road
    private void footway(double crossing, int side, Crossing signals) {
        double first = plan.kerbAt(-1) + 0.6;
        double last = plan.kerbAt(1) + 0.6;
        for (int row = 0; row < 2; row++) {
            double s = crossing + side * (plan.crossingHalfWidth() + 1.4 + 1.1 * row);
            boolean forward = row == 0;
            double start = forward ? -first : last;
            StopLine stop = new StopLine(0.5, first + last - 0.2, signals, false);
            lanes.add(new Lane(Lane.Use.FEET, s, 0, forward, start, first + last, 2, List.of(stop)));
        }
    }
}
