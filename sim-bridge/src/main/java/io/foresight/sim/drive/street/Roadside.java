package io.foresight.sim.drive.street;

import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;
import static io.foresight.sim.drive.body.RandomDraws.count;

import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.drive.body.RandomDraws;
import java.util.SplittableRandom;

/** Generates both sides of a road: parking, street furniture, plots with boundaries, gardens and buildings, verges. */
final class Roadside {
    private final Scenery scenery;
    private final RoadPlan plan;
    private final SplittableRandom random;
    private final Buildings buildings;
    private final Plants plants;
    private final Boundaries boundaries;
    private final Furniture furniture;
    private final Clutter clutter;
    private final Parking parking;

    Roadside(Scenery scenery, Fleet fleet, SplittableRandom random) {
        this.scenery = scenery;
        this.plan = scenery.plan();
        this.random = random;
        buildings = new Buildings(scenery, random);
        plants = new Plants(scenery, random);
        boundaries = new Boundaries(scenery, plants, random);
        furniture = new Furniture(scenery, fleet, random);
        clutter = new Clutter(scenery, plants, fleet, random);
        parking = new Parking(scenery, fleet, random);
    }

    void furnish() {
        for (int side = -1; side <= 1; side += 2) {
            parking.strip(side);
            if (plan.kind() == RoadKind.HIGHWAY || plan.kind() == RoadKind.COUNTRY) {
                openSide(side);
            } else {
                kerb(side);
                plots(side);
            }
        }
        median();
    }

    private void kerb(int side) {
        double start = between(random, 3, 12);
        double spacing = between(random, 22, 45);
        double lampAt = plan.kerbAt(side) + between(random, 0.3, 0.5);
        for (double s = start; s < plan.length(); s += spacing) {
            place(s, side * lampAt, 0.3, furniture::lamp);
        }
        boolean rowOfTrees = plan.pavement() > 1.9 && chance(random, 0.45);
        double step = between(random, 7, 18);
        for (double s = start + 3; s < plan.length(); s += step * between(random, 0.8, 1.3)) {
            if (rowOfTrees && chance(random, 0.85)) {
                place(s, side * (plan.kerbAt(side) + 0.6), 0.5, plants::tree);
            }
        }
        double density = between(random, 4, 14);
        for (double s = start; s < plan.length(); s += density * between(random, 0.3, 1.8)) {
            boolean atWall = chance(random, 0.5);
            double d = atWall ? plan.frontage(side) - 0.35 : plan.kerbAt(side) + 0.4;
            if (plan.pavement() > 1.3 && chance(random, 0.8)) {
                place(s, side * d, 0.5, furniture::piece);
            }
        }
        if (plan.pavement() > 2.6 && plan.kind() != RoadKind.RESIDENTIAL && chance(random, 0.5)) {
            place(between(random, 30, plan.length() - 30), side * (plan.frontage(side) - 0.9), 2.5, furniture::shelter);
        }
    }

    private interface At {
        void draw(double s, double d);
    }

    private void place(double s, double d, double radius, At what) {
        if (!plan.nearCrossing(s, 4) && scenery.claim(s, d, radius)) {
            what.draw(s, d);
        }
    }

    private void plots(int side) {
        double s = 1;
        double shared = chance(random, plan.kind() == RoadKind.RESIDENTIAL ? 0.15 : 0.5)
                ? between(random, 0, 1)
                : between(random, 1, 7.5);
        while (s < plan.length() - 8) {
            double width = between(random, 9, plan.kind() == RoadKind.RESIDENTIAL ? 22 : 32);
            double end = Math.min(s + width, plan.length() - 1);
            double middle = (s + end) / 2;
            if (!plan.nearCrossing(middle, width / 2 + 1)) {
                plot(s, end, side, Math.max(0, shared + between(random, -1, 1)));
                s = end;
            } else {
                s += 3;
            }
        }
    }

    private void plot(double s0, double s1, int side, double setback) {
        double[] weights =
                switch (plan.kind()) {
                    case RESIDENTIAL -> new double[] {0.64, 0.04, 0.2, 0.05, 0.07};
                    case URBAN -> new double[] {0.75, 0.05, 0.08, 0.07, 0.05};
                    default -> new double[] {0.25, 0.15, 0.38, 0.12, 0.1};
                };
        double front = plan.frontage(side);
        switch (RandomDraws.weighted(random, weights)) {
            case 0 -> home(s0, s1, side, front, setback);
            case 1 -> {
                verge(s0, s1, side, front);
                buildings.hall((s0 + s1) / 2, front + between(random, 14, 35), side);
            }
            case 2 -> verge(s0, s1, side, front);
            case 3 -> {
                if (chance(random, 0.5)) {
                    parking.carPark(s0, s1, front + between(random, 0.5, 5), side);
                } else {
                    parking.yard(s0 + 2, s1 - 2, front, front + between(random, 6, 20), side);
                    buildings.house(
                            (s0 + s1) / 2, front + between(random, 23, 26), side, s1 - s0, 10, count(random, 1, 3));
                }
            }
            default -> {
                for (int i = count(random, 2, 6); i > 0; i--) {
                    clutter.piece(between(random, s0, s1), side * (front + between(random, 2.3, 18)));
                }
                boundaries.draw(s0, s1, side * (front + 0.2), new double[] {s0 + 2, s0 + 6});
            }
        }
    }

    private void home(double s0, double s1, int side, double front, double setback) {
        double width = s1 - s0;
        double gapSide = chance(random, 0.4) ? 0 : between(random, 1, 4.5);
        double depth = between(random, 8, 14);
        int storeys = plan.kind() == RoadKind.RESIDENTIAL ? count(random, 1, 3) : count(random, 2, 6);
        double wall = front + setback + 0.05;
        double house = Math.max(4, width - gapSide);
        boolean first = chance(random, 0.5);
        double middle = first ? s0 + house / 2 : s1 - house / 2;
        buildings.house(middle, wall, side, house, depth, storeys);
        double[] drive = {0, 0};
        if (gapSide > 2.6) {
            double at = first ? s1 - gapSide / 2 : s0 + gapSide / 2;
            drive = new double[] {at - gapSide / 2 + 0.3, at + gapSide / 2 - 0.3};
            if (chance(random, 0.45)) {
                parking.single(
                        at, side * (front + between(random, 3.0, 6)), Math.PI / 2 * (chance(random, 0.5) ? 1 : -1));
            } else if (chance(random, 0.6)) {
                buildings.shed(at, front + between(random, 2, 9), side);
            }
        } else if (setback > 1.5) {
            double gate = between(random, s0 + 1, s1 - 2);
            drive = new double[] {gate, gate + between(random, 1, 1.8)};
        }
        if (setback > 0.9) {
            garden(s0, s1, side, front, setback);
            if (chance(random, 0.82)) {
                boundaries.draw(s0, s1, side * (front + 0.25), drive);
                overgrow(s0, s1, side * (front + between(random, 0.4, 1.2)), drive);
            }
        }
        backYard(s0, s1, side, wall + depth);
    }

    // what grows over and through walls and fences
    private void overgrow(double s0, double s1, double d, double[] gap) {
        if (chance(random, 0.6)) {
            return;
        }
        double step = between(random, 0.8, 5);
        for (double s = s0 + 0.5; s < s1; s += step * between(random, 0.4, 1.6)) {
            if (s < gap[0] - 0.8 || s > gap[1] + 0.8) {
                plants.bush(s, d, between(random, 0.8, 3.2));
            }
        }
    }

    private void garden(double s0, double s1, int side, double front, double setback) {
        int n = (int) ((s1 - s0) * setback / 8 * between(random, 0.3, 2));
        for (int i = 0; i < n; i++) {
            double s = between(random, s0 + 0.5, s1 - 0.5);
            double d = side * (front + between(random, 0.7, Math.max(0.8, setback - 0.4)));
            switch (count(random, 0, 9)) {
                case 0, 1 -> place(s, d, 0.4, plants::tree);
                case 2 -> place(s, d, 0.4, plants::conifer);
                case 3 -> clutter.piece(s, d);
                case 4 -> place(s, d, 0.5, furniture::piece);
                default -> place(s, d, 0.3, (a, b) -> plants.bush(a, b, between(random, 0.6, 4.2)));
            }
        }
    }

    private void backYard(double s0, double s1, int side, double from) {
        for (int i = count(random, 1, 9); i > 0; i--) {
            double s = between(random, s0, s1);
            double d = side * (from + between(random, 2, 25));
            if (chance(random, 0.5)) {
                place(s, d, 0.4, plants::tree);
            } else {
                clutter.piece(s, d);
            }
        }
    }

    private void verge(double s0, double s1, int side, double front) {
        switch (RandomDraws.weighted(random, 0.34, 0.24, 0.12, 0.15, 0.15)) {
            case 0 -> plants.thicket(s0, s1, side * (front + 1), side * (front + 14), between(random, 0.3, 1.2));
            case 1 -> {
                boundaries.draw(s0, s1, side * (front + between(random, 0.2, 2)), new double[] {0, 0});
                plants.thicket(s0, s1, side * (front + 3), side * (front + 16), between(random, 0.2, 0.9));
            }
            case 2 -> {
                plants.weeds(s0, s1, side * (front + 0.3), side * (front + 8));
                for (int i = count(random, 1, 4); i > 0; i--) {
                    clutter.piece(between(random, s0, s1), side * (front + between(random, 2.5, 14)));
                }
            }
            case 3 -> {
                for (double s = s0 + 2; s < s1; s += between(random, 4, 9)) {
                    place(s, side * (front + between(random, 1, 3)), 0.5, plants::tree);
                }
                for (int i = count(random, 0, 5); i > 0; i--) {
                    place(
                            between(random, s0, s1),
                            side * (front + between(random, 2, 12)),
                            0.5,
                            (a, b) -> plants.bush(a, b, between(random, 1, 4)));
                }
            }
            default -> {
                boundaries.draw(s0, s1, side * (front + 0.2), new double[] {0, 0});
                for (int i = count(random, 0, 3); i > 0; i--) {
                    buildings.shed(between(random, s0 + 3, s1 - 3), front + between(random, 1, 10), side);
                }
            }
        }
    }

    private void openSide(int side) {
        double edge = plan.frontage(side);
        boolean rail = chance(random, plan.kind() == RoadKind.HIGHWAY ? 0.75 : 0.25);
        boolean posts = chance(random, 0.7);
        for (double s = 0; s < plan.length() - 25; s += 25) {
            if (plan.nearCrossing(s + 12, 16)) {
                continue;
            }
            if (rail && chance(random, 0.9)) {
                boundaries.guardRail(s, s + 25, side * (edge + 0.6));
            }
            if (posts) {
                furniture.delineator(s, side * (edge + 0.4));
            }
            double d = edge + between(random, 1.5, 5);
            switch (RandomDraws.weighted(random, 0.46, 0.14, 0.1, 0.16, 0.14)) {
                case 0 ->
                    plants.thicket(s, s + 25, side * d, side * (d + between(random, 3, 18)), between(random, 0.3, 1.1));
                case 1 -> plants.weeds(s, s + 25, side * (edge + 0.8), side * (edge + 12));
                case 2 -> boundaries.noiseBarrier(s, s + 25, side * (d + 1));
                case 3 -> {
                    for (double t = s; t < s + 25; t += between(random, 5, 12)) {
                        place(t, side * (d + 1), 0.5, plants::tree);
                    }
                }
                default -> {
                    for (int i = count(random, 1, 5); i > 0; i--) {
                        clutter.piece(between(random, s, s + 25), side * (d + between(random, 1, 20)));
                    }
                }
            }
            if (chance(random, 0.1)) {
                buildings.shed(s + 12, d + between(random, 4, 30), side);
            }
            if (chance(random, 0.06)) {
                buildings.house(
                        s + 12, d + between(random, 6, 40), side, between(random, 8, 18), 10, count(random, 1, 3));
            }
            if (chance(random, 0.25)) {
                place(s + 8, side * (edge + 1.2), 0.4, furniture::sign);
            }
        }
    }

    private void median() {
        if (plan.median() < 0.7) {
            return;
        }
        boolean rail = plan.kind() == RoadKind.HIGHWAY || chance(random, 0.2);
        boolean trees = plan.kind() != RoadKind.HIGHWAY && plan.median() > 1.2 && chance(random, 0.5);
        boolean bushes = plan.median() > 1 && chance(random, 0.4);
        for (double s = 2; s < plan.length() - 8; s += 8) {
            if (plan.nearCrossing(s + 4, 12)) {
                continue;
            }
            if (rail) {
                boundaries.guardRail(s, s + 8, plan.median() > 1.2 ? 0.7 : 0);
                if (plan.median() > 1.2) {
                    boundaries.guardRail(s, s + 8, -0.7);
                }
            }
            if (trees) {
                plants.tree(s + 4, 0);
            } else if (bushes) {
                plants.bush(s + 4, 0, Math.min(2.2, plan.median()));
            } else if (!rail && chance(random, 0.15)) {
                furniture.sign(s + 4, 0);
            }
        }
    }
}
