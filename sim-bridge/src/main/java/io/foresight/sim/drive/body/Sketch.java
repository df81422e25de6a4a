package io.foresight.sim.drive.body;

import io.foresight.sim.raycast.Material;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A triangle mesh under construction. A placement (offset and rotation about z) applies to everything added after it was set, so each part
 * is built around its own origin. Metres.
 */
public final class Sketch {
    private float[] corners = new float[9 * 256];
    private Material[] materials = new Material[256];
    private int triangles;
    private double originX;
    private double originY;
    private double originZ;
    private double cos = 1;
    private double sin;

    /**
     * Sets the placement: everything added from here on is rotated by {@code yaw} radians about z, then moved to (x, y, z). Returns this.
     */
    public Sketch at(double x, double y, double z, double yaw) {
        originX = x;
        originY = y;
        originZ = z;
        cos = Math.cos(yaw);
        sin = Math.sin(yaw);
        return this;
    }

    /** Number of triangles. */
    public int triangles() {
        return triangles;
    }

    /** Coordinate {@code axis} (0 x, 1 y, 2 z) of corner {@code corner} (0..2) of a triangle. */
    public float corner(int triangle, int corner, int axis) {
        return corners[9 * triangle + 3 * corner + axis];
    }

    /** A copy of the corners, nine floats per triangle. */
    public float[] corners() {
        return Arrays.copyOf(corners, 9 * triangles);
    }

    /** The material of each triangle. */
    public List<Material> materials() {
        return new ArrayList<>(Arrays.asList(materials).subList(0, triangles));
    }

    /** Adds one triangle. */
    public void triangle(double[] a, double[] b, double[] c, Material material) {
        if (triangles == materials.length) {
            materials = Arrays.copyOf(materials, 2 * triangles);
            corners = Arrays.copyOf(corners, 18 * triangles);
        }
        put(9 * triangles, a);
        put(9 * triangles + 3, b);
        put(9 * triangles + 6, c);
        materials[triangles++] = material;
    }

    /** Adds a quadrilateral as two triangles, corners in order around it. */
    public void quad(double[] a, double[] b, double[] c, double[] d, Material material) {
        triangle(a, b, c, material);
        triangle(a, c, d, material);
    }

    /** Adds a box from two opposite corners, axis-aligned in the placement. */
    public void box(double x0, double y0, double z0, double x1, double y1, double z1, Material material) {
        double[][] p = new double[8][];
        for (int i = 0; i < 8; i++) {
            p[i] = point((i & 1) == 0 ? x0 : x1, (i & 2) == 0 ? y0 : y1, (i & 4) == 0 ? z0 : z1);
        }
        quad(p[0], p[1], p[3], p[2], material);
        quad(p[4], p[5], p[7], p[6], material);
        quad(p[0], p[1], p[5], p[4], material);
        quad(p[2], p[3], p[7], p[6], material);
        quad(p[0], p[2], p[6], p[4], material);
        quad(p[1], p[3], p[7], p[5], material);
    }

    /** Adds a closed tapered cylinder between two points with a radius at each. */
    public void limb(double[] from, double[] to, double radiusFrom, double radiusTo, int sides, Material material) {
        double[] axis = {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
        double length = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
        double[] u = Math.abs(axis[2]) > 0.9 * length ? point(1, 0, 0) : unit(cross(axis, point(0, 0, 1)));
        double[] v = unit(cross(axis, u));
        u = unit(cross(v, axis));
        for (int i = 0; i < sides; i++) {
            double a = 2 * Math.PI * i / sides;
            double b = 2 * Math.PI * (i + 1) / sides;
            double[] p = rim(from, u, v, radiusFrom, a);
            double[] q = rim(from, u, v, radiusFrom, b);
            double[] r = rim(to, u, v, radiusTo, b);
            double[] s = rim(to, u, v, radiusTo, a);
            quad(p, q, r, s, material);
            triangle(from, p, q, material);
            triangle(to, s, r, material);
        }
    }

    /** Adds an upright cylinder or truncated cone. */
    public void pole(double x, double y, double z0, double z1, double radius0, double radius1, int sides, Material m) {
        limb(point(x, y, z0), point(x, y, z1), radius0, radius1, sides, m);
    }

    /** Adds an ellipsoid with the given half axes. */
    public void ball(double[] centre, double rx, double ry, double rz, int sides, Material material) {
        int rows = Math.max(3, sides / 2);
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < sides; i++) {
                double[] a = onBall(centre, rx, ry, rz, i, j, sides, rows);
                double[] b = onBall(centre, rx, ry, rz, i + 1, j, sides, rows);
                double[] c = onBall(centre, rx, ry, rz, i + 1, j + 1, sides, rows);
                double[] d = onBall(centre, rx, ry, rz, i, j + 1, sides, rows);
                if (j > 0) {
                    triangle(a, b, c, material);
                }
                if (j < rows - 1) {
                    triangle(a, c, d, material);
                }
            }
        }
    }

    /** Adds another sketch at the present placement. */
    public void add(Sketch other) {
        for (int t = 0; t < other.triangles; t++) {
            triangle(other.cornerPoint(t, 0), other.cornerPoint(t, 1), other.cornerPoint(t, 2), other.materials[t]);
        }
    }

    /** Minimum x, y, z, then maximum x, y, z; the sketch must not be empty. */
    public double[] bounds() {
        if (triangles == 0) {
            throw new IllegalStateException("an empty sketch has no bounds");
        }
        double[] bounds = {1e30, 1e30, 1e30, -1e30, -1e30, -1e30};
        for (int i = 0; i < 9 * triangles; i++) {
            bounds[i % 3] = Math.min(bounds[i % 3], corners[i]);
            bounds[3 + i % 3] = Math.max(bounds[3 + i % 3], corners[i]);
        }
        return bounds;
    }

    /** A point. */
    public static double[] point(double x, double y, double z) {
        return new double[] {x, y, z};
    }

    private double[] cornerPoint(int triangle, int corner) {
        int i = 9 * triangle + 3 * corner;
        return point(corners[i], corners[i + 1], corners[i + 2]);
    }

    private void put(int index, double[] p) {
        corners[index] = (float) (originX + cos * p[0] - sin * p[1]);
        corners[index + 1] = (float) (originY + sin * p[0] + cos * p[1]);
        corners[index + 2] = (float) (originZ + p[2]);
    }

    private static double[] onBall(
            double[] centre, double rx, double ry, double rz, int i, int j, int sides, int rows) {
        double polar = Math.PI * j / rows;
        double around = 2 * Math.PI * i / sides;
        return point(
                centre[0] + rx * Math.sin(polar) * Math.cos(around),
                centre[1] + ry * Math.sin(polar) * Math.sin(around),
                centre[2] + rz * Math.cos(polar));
    }

    private static double[] rim(double[] centre, double[] u, double[] v, double radius, double angle) {
        double c = radius * Math.cos(angle);
        double s = radius * Math.sin(angle);
        return point(centre[0] + c * u[0] + s * v[0], centre[1] + c * u[1] + s * v[1], centre[2] + c * u[2] + s * v[2]);
    }

    private static double[] cross(double[] a, double[] b) {
        return point(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
    }

    private static double[] unit(double[] a) {
        double length = Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
        return point(a[0] / length, a[1] / length, a[2] / length);
    }
}
