package io.foresight.perception.mount;

import io.foresight.perception.points.PointCloud;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Finds the ground in one sweep: the plane on which the lowest points of most cells lie while few cells have points beneath it (RANSAC,
 * Fischler and Bolles, 1981, with a penalty for what lies beneath; then least squares on the inliers). Returns of the own vehicle are left
 * out by their nearness. Level returns, of beams that hit walls at the sensor's height, do not win, because the ground lies beneath them.
 * Deterministic. O(points).
 */
public final class GroundFinder {
    private static final int TRIALS = 150;
    private static final int LEAST_CELLS = 12;
    private static final double STEEPEST = 0.35; // a sensor tilted by 19 degrees
    private static final double TOLERANCE = 0.2; // metres, from the plane to a point on it
    private static final double CLEARLY_BENEATH = 0.4; // metres
    private static final int PENALTY = 2; // cells on the plane that one beneath it outweighs
    private static final int REFINEMENTS = 3;

    private GroundFinder() {}

    /** The ground of a cloud; empty where too few cells are occupied. */
    public static Optional<Ground> find(PointCloud cloud) {
        return find(CellExtremes.of(cloud, 1).lowest());
    }

    /** The ground under the lowest points of a cloud; empty where they are too few. */
    static Optional<Ground> find(LowestPoints low) {
        if (low.size() < LEAST_CELLS) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(1);
        double[] best = null;
        int bestScore = Integer.MIN_VALUE;
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] plane =
                    through(low, random.nextInt(low.size()), random.nextInt(low.size()), random.nextInt(low.size()));
            if (plane != null && Math.hypot(plane[1], plane[2]) <= STEEPEST) {
                int score = score(low, plane, bestScore);
                if (score > bestScore) {
                    bestScore = score;
                    best = plane;
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        for (int k = 0; k < REFINEMENTS; k++) {
            best = refined(low, best);
        }
        return Optional.of(describe(low, best));
    }

    /** Plane (z0, slope x, slope y) through three of the points; null when they lie on a line. */
    private static double[] through(LowestPoints low, int a, int b, int c) {
        double ux = low.x()[b] - low.x()[a];
        double uy = low.y()[b] - low.y()[a];
        double vx = low.x()[c] - low.x()[a];
        double vy = low.y()[c] - low.y()[a];
        double area = ux * vy - uy * vx;
        if (Math.abs(area) < 1) {
            return null;
        }
        double uz = low.z()[b] - low.z()[a];
        double vz = low.z()[c] - low.z()[a];
        double slopeX = (uz * vy - vz * uy) / area;
        double slopeY = (vz * ux - uz * vx) / area;
        return new double[] {low.z()[a] - slopeX * low.x()[a] - slopeY * low.y()[a], slopeX, slopeY};
    }

    private static double above(LowestPoints low, int k, double[] plane) {
        return low.z()[k] - plane[0] - plane[1] * low.x()[k] - plane[2] * low.y()[k];
    }

    /** Points on the plane, less a penalty for those beneath it; something below {@code beat} as soon as it can't be more. */
    private static int score(LowestPoints low, double[] plane, int beat) {
        int score = 0;
        for (int k = 0; k < low.size() && score + low.size() - k > beat; k++) {
            double above = above(low, k, plane);
            if (above < -CLEARLY_BENEATH) {
                score -= PENALTY;
            } else if (Math.abs(above) <= TOLERANCE) {
                score++;
            }
        }
        return score;
    }

    /** Least squares over the points on the plane, by the normal equations. */
    private static double[] refined(LowestPoints low, double[] plane) {
        double n = 0;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        double sz = 0;
        double sxz = 0;
        double syz = 0;
        for (int k = 0; k < low.size(); k++) {
            double rest = above(low, k, plane);
            if (Math.abs(rest) <= TOLERANCE) {
                double x = low.x()[k];
                double y = low.y()[k];
                n++;
                sx += x;
                sy += y;
                sxx += x * x;
                sxy += x * y;
                syy += y * y;
                sz += rest;
                sxz += x * rest;
                syz += y * rest;
            }
        }
        double det = determinant(n, sx, sy, sx, sxx, sxy, sy, sxy, syy);
        if (n < LEAST_CELLS || Math.abs(det) < 1e-6) {
            return plane;
        }
        return new double[] {
            plane[0] + determinant(sz, sx, sy, sxz, sxx, sxy, syz, sxy, syy) / det,
            plane[1] + determinant(n, sz, sy, sx, sxz, sxy, sy, syz, syy) / det,
            plane[2] + determinant(n, sx, sz, sx, sxx, sxz, sy, sxy, syz) / det
        };
    }

    private static double determinant(
            double a, double b, double c, double d, double e, double f, double g, double h, double i) {
        return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
    }

    private static Ground describe(LowestPoints low, double[] plane) {
        int on = 0;
        int beneath = 0;
        for (int k = 0; k < low.size(); k++) {
            double above = above(low, k, plane);
            if (Math.abs(above) <= TOLERANCE) {
                on++;
            } else if (above < -CLEARLY_BENEATH) {
                beneath++;
            }
        }
        return new Ground(plane[0], plane[1], plane[2], (double) on / low.size(), (double) beneath / low.size());
    }
}
