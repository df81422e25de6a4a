package io.foresight.sim.raycast;

/** Foliage volumes as flat floats: centre (3), one over each radius (3), extinction (1), unused (1). */
final class Foliage {
    static final int SIZE = 8;

    private Foliage() {}

    static void fill(FoliageVolume volume, double[] centre, float[] out, int at) {
        out[at] = (float) (volume.x() - centre[0]);
        out[at + 1] = (float) (volume.y() - centre[1]);
        out[at + 2] = (float) (volume.z() - centre[2]);
        out[at + 3] = (float) (1 / volume.radiusX());
        out[at + 4] = (float) (1 / volume.radiusY());
        out[at + 5] = (float) (1 / volume.radiusZ());
        out[at + 6] = (float) volume.extinctionPerMetre();
    }

    static void bound(FoliageVolume volume, double[] centre, float[] out, int at) {
        out[at] = (float) (volume.x() - centre[0] - volume.radiusX());
        out[at + 1] = (float) (volume.x() - centre[0] + volume.radiusX());
        out[at + 2] = (float) (volume.y() - centre[1] - volume.radiusY());
        out[at + 3] = (float) (volume.y() - centre[1] + volume.radiusY());
        out[at + 4] = (float) (volume.z() - centre[2] - volume.radiusZ());
        out[at + 5] = (float) (volume.z() - centre[2] + volume.radiusZ());
    }

    /** Draws the distance along the ray inside the ellipsoid at which it hits a leaf; lowers {@link Ray#best} to it. */
    static boolean meets(float[] v, int at, Ray ray, long seed) {
        float x = (ray.ox - v[at]) * v[at + 3];
        float y = (ray.oy - v[at + 1]) * v[at + 4];
        float z = (ray.oz - v[at + 2]) * v[at + 5];
        float sx = ray.dx * v[at + 3];
        float sy = ray.dy * v[at + 4];
        float sz = ray.dz * v[at + 5];
        float a = sx * sx + sy * sy + sz * sz;
        float closest = -(x * sx + y * sy + z * sz) / a;
        float px = x + closest * sx;
        float py = y + closest * sy;
        float pz = z + closest * sz;
        float rest = 1
                - (px * px + py * py
                        + pz * pz); // relative to the point of closest approach: avoids cancellation at large distances
        if (rest <= 0) {
            return false;
        }
        float reach = (float) Math.sqrt(rest / a);
        float enter = Math.max(0, closest - reach);
        float leave = closest + reach;
        if (enter >= leave || enter >= ray.best) {
            return false;
        }
        float leaf = enter + (float) (-Math.log1p(-RayHash.uniform(seed, 0)) / v[at + 6]);
        if (leaf >= leave || leaf >= ray.best || leaf <= ray.near) {
            return false;
        }
        ray.best = leaf;
        return true;
    }

    /** Leaf orientations are random: the cosine to the ray is uniform, except that leaves seen edge-on are rarely hit. */
    static float leafCosine(long seed) {
        return (float) Math.sqrt(0.05 + 0.95 * RayHash.uniform(seed, 1));
    }
}
