package io.foresight.sim.drive.street;

import io.foresight.sim.drive.body.Sketch;
import io.foresight.sim.raycast.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Converts the ground to triangles: a grid in road coordinates, finer at kerbs and crossings, with a little roughness. */
final class GroundMesh {
    private final RoadPlan plan;
    private final Ground ground;
    private final SplittableRandom random;

    GroundMesh(RoadPlan plan, Ground ground, SplittableRandom random) {
        this.plan = plan;
        this.ground = ground;
        this.random = random;
    }

    Sketch draw() {
        double[] along = along();
        double[] across = across();
        double[][][] points = new double[along.length][across.length][];
        for (int i = 0; i < along.length; i++) {
            for (int j = 0; j < across.length; j++) {
                points[i][j] = ground.point(along[i], across[j], roughness(along[i], across[j]));
            }
        }
        Sketch sketch = new Sketch();
        for (int i = 0; i + 1 < along.length; i++) {
            for (int j = 0; j + 1 < across.length; j++) {
                double s = (along[i] + along[i + 1]) / 2;
                double d = (across[j] + across[j + 1]) / 2;
                Material material = ground.material(s, d);
                sketch.quad(points[i][j], points[i + 1][j], points[i + 1][j + 1], points[i][j + 1], material);
            }
        }
        markings(sketch);
        return sketch;
    }

    private double roughness(double s, double d) {
        Material material = ground.material(s, d);
        double amplitude = material == Material.GRASS ? 0.045 : material == Material.SOIL ? 0.035 : 0.004;
        return amplitude * random.nextGaussian();
    }

    private double[] along() {
        TreeSet<Double> stops = new TreeSet<>();
        for (double s = 0; s <= plan.length(); s += 2.5) {
            stops.add(s);
        }
        for (double crossing : plan.crossings()) {
            for (int side = -1; side <= 1; side += 2) {
                stops.add(crossing + side * plan.crossingHalfWidth());
                stops.add(crossing + side * (plan.crossingHalfWidth() + 0.06));
            }
        }
        return array(stops);
    }

    private double[] across() {
        TreeSet<Double> stops = new TreeSet<>();
        stops.add(0.0);
        for (int side = -1; side <= 1; side += 2) {
            double kerb = plan.kerbAt(side);
            stops.add(side * plan.laneEdge());
            stops.add(side * plan.laneEdge() / 2);
            if (plan.median() > 0) {
                stops.add(side * plan.median());
            }
            stops.add(side * kerb);
            stops.add(side * (kerb + 0.06));
            stops.add(side * (plan.frontage(side) + 0.07));
            double d = plan.frontage(side) + 1;
            double step = 1;
            while (d < Ground.REACH) {
                stops.add(side * d);
                d += step;
                step = Math.min(7, step * 1.14);
            }
            stops.add(side * Ground.REACH);
        }
        return array(stops);
    }

    private static double[] array(SortedSet<Double> stops) {
        List<Double> kept = new ArrayList<>();
        for (double stop : stops) {
            if (kept.isEmpty() || stop - kept.get(kept.size() - 1) > 0.01) {
                kept.add(stop);
            }
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void markings(Sketch sketch) {
        if (plan.kind() == RoadKind.RESIDENTIAL && random.nextDouble() < 0.7) {
            return;
        }
        for (int side = -1; side <= 1; side += 2) {
            for (int lane = 1; lane < plan.lanes(); lane++) {
                line(sketch, side * (plan.median() + lane * plan.laneWidth()), 4, 8);
            }
            if (plan.kind() != RoadKind.RESIDENTIAL) {
                line(sketch, side * (plan.laneEdge() - 0.1), 5, 0);
            }
            if (plan.median() > 0) {
                line(sketch, side * (plan.median() + 0.15), 5, 0);
            }
        }
        if (plan.median() == 0) {
            line(sketch, 0, plan.kind() == RoadKind.COUNTRY ? 4 : 3, random.nextInt(2) * 6);
        }
        for (double crossing : plan.crossings()) {
            for (int side = -1; side <= 1; side += 2) {
                double s = crossing + side * (plan.crossingHalfWidth() + 4.5);
                double edge = plan.laneEdge();
                patch(sketch, s, s + 0.4, side > 0 ? plan.median() : -edge, side > 0 ? edge : -plan.median());
            }
        }
    }

    private void line(Sketch sketch, double d, double dash, double gap) {
        for (double s = 2 + random.nextDouble() * 5; s < plan.length() - dash - 2; s += dash + gap) {
            if (!plan.nearCrossing(s + dash / 2, 4 + dash / 2)) {
                patch(sketch, s, s + dash, d - 0.065, d + 0.065);
            }
        }
    }

    private void patch(Sketch sketch, double s0, double s1, double d0, double d1) {
        sketch.quad(
                ground.point(s0, d0, 0.006),
                ground.point(s1, d0, 0.006),
                ground.point(s1, d1, 0.006),
                ground.point(s0, d1, 0.006),
                Material.ROAD_PAINT);
    }
}
