package io.foresight.sim.raycast;

/**
 * The simplest possible caster: tests every triangle of every instance in double precision (Moeller and Trumbore 1997). A reference for
 * checking and benchmarking the fast casters; ignores foliage.
 */
public final class ReferenceCaster {
    private ReferenceCaster() {}

    /** Nearest distance, or infinity. */
    static double cast(Mesh mesh, double[] origin, double[] direction, double max) {
        double best = max;
        boolean met = false;
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            double t = meet(mesh, triangle, origin, direction);
            if (t > 0 && t < best) {
                best = t;
                met = true;
            }
        }
        return met ? best : Double.POSITIVE_INFINITY;
    }

    /**
     * Distance to the nearest triangle of a world's instances.
     *
     * @param origin x, y, z, metres, world
     * @param direction unit length
     * @param max metres; farther surfaces are ignored
     * @param time seconds from the reference time
     * @return metres, or infinity if nothing is hit
     */
    public static double cast(World world, double[] origin, double[] direction, double max, double time) {
        double best = Double.POSITIVE_INFINITY;
        for (Instance instance : world.instances()) {
            RigidPose pose = instance.pose();
            RigidPose then = new RigidPose(
                    pose.x() + instance.vx() * time,
                    pose.y() + instance.vy() * time,
                    pose.z() + instance.vz() * time,
                    pose.yaw() + instance.yawRate() * time,
                    pose.pitch(),
                    pose.roll());
            double[] r = then.rotation();
            double[] offset = {origin[0] - then.x(), origin[1] - then.y(), origin[2] - then.z()};
            double t = cast(instance.shape().mesh(), turnBack(r, offset), turnBack(r, direction), max);
            best = Math.min(best, t);
        }
        return best;
    }

    private static double[] turnBack(double[] r, double[] v) {
        return new double[] {
            r[0] * v[0] + r[3] * v[1] + r[6] * v[2],
            r[1] * v[0] + r[4] * v[1] + r[7] * v[2],
            r[2] * v[0] + r[5] * v[1] + r[8] * v[2]
        };
    }

    private static double meet(Mesh mesh, int triangle, double[] origin, double[] direction) {
        double[] a = corner(mesh, 3 * triangle);
        double[] toB = minus(corner(mesh, 3 * triangle + 1), a);
        double[] toC = minus(corner(mesh, 3 * triangle + 2), a);
        double[] p = cross(direction, toC);
        double determinant = dot(toB, p);
        if (Math.abs(determinant) < 1e-14) {
            return -1;
        }
        double[] s = minus(origin, a);
        double u = dot(s, p) / determinant;
        double[] q = cross(s, toB);
        double v = dot(direction, q) / determinant;
        return u < 0 || v < 0 || u + v > 1 ? -1 : dot(toC, q) / determinant;
    }

    private static double[] corner(Mesh mesh, int index) {
        int vertex = 3 * mesh.triangles()[index];
        return new double[] {mesh.vertices()[vertex], mesh.vertices()[vertex + 1], mesh.vertices()[vertex + 2]};
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
