package io.foresight.sim.drive.street;

import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;
import static io.foresight.sim.drive.body.RandomDraws.count;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The cross-section of a scene's road and its crossings. Lengths in metres; {@code s} along the road from 0, {@code d} across it, positive
 * to the left. Traffic drives on the right, so the ego vehicle's lanes have negative {@code d}.
 *
 * @param length of the road
 * @param lanes each way
 * @param laneWidth of each
 * @param median half the width of the strip between the two directions; 0 for a line
 * @param parkingLeft width of the parking strip on the left; 0 for none
 * @param parkingRight width of the parking strip on the right; 0 for none
 * @param cycleLane width of the cycle lane each side, between lanes and parking; 0 for none
 * @param pavement width each side; 0 for none
 * @param kerb height
 * @param speed m/s allowed
 * @param crossings positions of crossing roads, ascending
 * @param crossingHalfWidth half the crossing roads' width, kerb to kerb
 */
public record RoadPlan(
        RoadKind kind,
        double length,
        int lanes,
        double laneWidth,
        double median,
        double parkingLeft,
        double parkingRight,
        double cycleLane,
        double pavement,
        double kerb,
        double speed,
        List<Double> crossings,
        double crossingHalfWidth) {

    public RoadPlan {
        crossings = List.copyOf(crossings);
    }

    /** Distance from the road's centre line to the outer edge of the outermost lane or cycle lane. */
    public double laneEdge() {
        return median + lanes * laneWidth + cycleLane;
    }

    /** Distance from the road's centre line to the kerb (or the edge of the asphalt) on a side, +1 left, -1 right. */
    public double kerbAt(int side) {
        double shoulder = kind == RoadKind.HIGHWAY ? 2.5 : kind == RoadKind.COUNTRY ? 0.4 : 0.25;
        return laneEdge() + shoulder + (side > 0 ? parkingLeft : parkingRight);
    }

    /** Distance from the road's centre line to the outer edge of the pavement on a side, +1 left, -1 right. */
    public double frontage(int side) {
        return kerbAt(side) + pavement;
    }

    /** Whether {@code s} is within {@code margin} of a crossing road. */
    public boolean nearCrossing(double s, double margin) {
        for (double crossing : crossings) {
            if (Math.abs(s - crossing) < crossingHalfWidth + margin) {
                return true;
            }
        }
        return false;
    }

    static RoadPlan draw(RoadKind kind, double length, SplittableRandom random) {
        return switch (kind) {
            case RESIDENTIAL ->
                town(
                        kind,
                        length,
                        1,
                        between(random, 2.5, 3.2),
                        0,
                        chance(random, 0.1) ? 1.5 : 0,
                        chance(random, 0.72) ? between(random, 0.9, 2.6) : 0,
                        between(random, 8, 13.9),
                        0.3,
                        random);
            case URBAN ->
                town(
                        kind,
                        length,
                        count(random, 1, 2),
                        between(random, 2.9, 3.5),
                        chance(random, 0.25) ? between(random, 0.8, 4) : 0,
                        chance(random, 0.35) ? 1.6 : 0,
                        between(random, 1.8, 4.5),
                        13.9,
                        0.8,
                        random);
            case ARTERIAL ->
                town(
                        kind,
                        length,
                        2,
                        between(random, 3.1, 3.6),
                        chance(random, 0.7) ? between(random, 0.8, 6) : 0,
                        chance(random, 0.4) ? 1.7 : 0,
                        between(random, 1.8, 4),
                        between(random, 13.9, 19.4),
                        0.7,
                        random);
            case HIGHWAY -> highway(length, random);
            case COUNTRY -> country(length, random);
        };
    }

    private static RoadPlan highway(double length, SplittableRandom random) {
        return new RoadPlan(
                RoadKind.HIGHWAY,
                length,
                count(random, 2, 3),
                3.65,
                between(random, 1.2, 3.5),
                0,
                0,
                0,
                0,
                0,
                between(random, 22, 33),
                List.of(),
                0);
    }

    private static RoadPlan country(double length, SplittableRandom random) {
        return new RoadPlan(
                RoadKind.COUNTRY,
                length,
                1,
                between(random, 2.8, 3.5),
                0,
                0,
                0,
                0,
                chance(random, 0.15) ? 1.8 : 0,
                0.02,
                between(random, 14, 25),
                chance(random, 0.2) ? List.of(length * between(random, 0.35, 0.65)) : List.of(),
                3.2);
    }

    private static RoadPlan town(
            RoadKind kind,
            double length,
            int lanes,
            double laneWidth,
            double median,
            double cycle,
            double pavement,
            double speed,
            double crossingChance,
            SplittableRandom random) {
        List<Double> crossings = new ArrayList<>();
        double at = between(random, 60, 160);
        while (at < length - 60) {
            if (chance(random, crossingChance)) {
                crossings.add(at);
            }
            at += between(random, 90, 170);
        }
        double parkingChance = kind == RoadKind.RESIDENTIAL ? 0.8 : kind == RoadKind.URBAN ? 0.6 : 0.3;
        return new RoadPlan(
                kind,
                length,
                lanes,
                laneWidth,
                median,
                parking(random, parkingChance),
                parking(random, parkingChance),
                cycle,
                pavement,
                between(random, 0.06, 0.16),
                speed,
                crossings,
                between(random, 3.0, kind == RoadKind.RESIDENTIAL ? 4.0 : 7.5));
    }

    private static double parking(SplittableRandom random, double probability) {
        if (!chance(random, probability)) {
            return 0;
        }
        return switch (count(random, 0, 9)) {
            case 0 -> between(random, 4.6, 5.2); // across
            case 1 -> between(random, 4.3, 5.0); // at an angle
            default -> between(random, 1.2, 2.2); // along, the narrow ones partly on the kerb
        };
    }
}
