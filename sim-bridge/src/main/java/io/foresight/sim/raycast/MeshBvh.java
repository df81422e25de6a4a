package io.foresight.sim.raycast;

import static io.foresight.sim.raycast.BvhBuilder.BOX;

import java.util.Arrays;

/**
 * A mesh that rays can be cast into: a bounding volume hierarchy over its triangles. Immutable, built once a mesh and shared by all its
 * instances and threads; queries allocate nothing.
 *
 * <p>Each triangle is kept as its plane and two more planes that give the barycentric coordinates, so that a miss in depth costs one dot
 * product. Edges are widened by 1e-5 of the triangle, so that rays do not slip between neighbours.
 */
public final class MeshBvh {
    private static final int PLANES = 12;
    private static final int MAX_LEAF = 4;
    private static final float EDGE = 1e-5f;

    private final Mesh mesh;
    private final float[] boxes;
    private final int[] links;
    private final int root;
    private final float[] rootBox;
    private final float[] planes;
    private final int[] order;

    /** Builds the hierarchy: about 1 ms for a thousand triangles. Triangles without area are left out. */
    public MeshBvh(Mesh mesh) {
        this.mesh = mesh;
        int[] sound = trianglesWithArea(mesh);
        float[] items = new float[sound.length * BOX];
        for (int i = 0; i < sound.length; i++) {
            bound(mesh, sound[i], items, i * BOX);
        }
        BvhBuilder tree = new BvhBuilder(items, MAX_LEAF);
        boxes = tree.boxes;
        links = tree.links;
        root = tree.root;
        rootBox = tree.rootBox;
        order = new int[sound.length];
        planes = new float[sound.length * PLANES];
        for (int i = 0; i < sound.length; i++) {
            order[i] = sound[tree.order[i]];
            fillPlanes(mesh, order[i], planes, i * PLANES);
        }
    }

    /** The triangles. */
    public Mesh mesh() {
        return mesh;
    }

    /** Bounds in the shape's own frame as minX, maxX, minY, maxY, minZ, maxZ, metres: a copy. */
    public float[] bounds() {
        return rootBox.clone();
    }

    float[] rootBox() {
        return rootBox;
    }

    /**
     * Nearest triangle between {@code tMin} and {@code tMax} along the ray, in the shape's own frame; sets {@code hit}'s distance (in
     * units of the direction's length) and triangle.
     */
    boolean cast(float ox, float oy, float oz, float dx, float dy, float dz, float tMin, float tMax, Hit hit) {
        float ix = 1 / World.nonZero(dx);
        float iy = 1 / World.nonZero(dy);
        float iz = 1 / World.nonZero(dz);
        int nearX = ix < 0 ? 1 : 0;
        int nearY = iy < 0 ? 3 : 2;
        int nearZ = iz < 0 ? 5 : 4;
        int[] stack = hit.meshStack;
        float[] stackNear = hit.meshStackNear;
        float best = tMax;
        int bestSlot = -1;
        int depth = 0;
        int link = root;
        while (true) {
            if (link < 0) {
                int start = BvhBuilder.leafStart(link);
                int end = start + BvhBuilder.leafCount(link);
                for (int slot = start; slot < end; slot++) {
                    float t = meet(slot * PLANES, ox, oy, oz, dx, dy, dz, tMin, best);
                    if (t < best) {
                        best = t;
                        bestSlot = slot;
                    }
                }
            } else {
                int at = link * 2 * BOX;
                float left = enter(at, nearX, nearY, nearZ, ox, oy, oz, ix, iy, iz, tMin, best);
                float right = enter(at + BOX, nearX, nearY, nearZ, ox, oy, oz, ix, iy, iz, tMin, best);
                if (left <= right) {
                    if (right < Float.MAX_VALUE) {
                        stack[depth] = links[2 * link + 1];
                        stackNear[depth++] = right;
                    }
                    if (left < Float.MAX_VALUE) {
                        link = links[2 * link];
                        continue;
                    }
                } else {
                    if (left < Float.MAX_VALUE) {
                        stack[depth] = links[2 * link];
                        stackNear[depth++] = left;
                    }
                    link = links[2 * link + 1];
                    continue;
                }
            }
            do {
                if (depth == 0) {
                    hit.distance = best;
                    hit.triangle = bestSlot; // a slot in leaf order until describe() turns it into the mesh's index
                    return bestSlot >= 0;
                }
                link = stack[--depth];
            } while (stackNear[depth] >= best);
        }
    }

    /** After a hit: sets the triangle's index, material and normal (in the shape's frame, either side). */
    void describe(Hit hit) {
        int slot = hit.triangle;
        int at = slot * PLANES;
        float nx = planes[at];
        float ny = planes[at + 1];
        float nz = planes[at + 2];
        float scale = (float) (1 / Math.sqrt(nx * nx + ny * ny + nz * nz));
        hit.normalX = nx * scale;
        hit.normalY = ny * scale;
        hit.normalZ = nz * scale;
        hit.triangle = order[slot];
        hit.material = Material.of(mesh.materials()[order[slot]]);
    }

    /** Distance at which the ray enters the box, or MAX_VALUE where it misses it or enters beyond {@code best}. */
    private float enter(
            int at,
            int nearX,
            int nearY,
            int nearZ,
            float ox,
            float oy,
            float oz,
            float ix,
            float iy,
            float iz,
            float tMin,
            float best) {
        float near = (boxes[at + nearX] - ox) * ix;
        float far = (boxes[at + 1 - nearX] - ox) * ix;
        float nearAlongY = (boxes[at + nearY] - oy) * iy;
        float farAlongY = (boxes[at + 5 - nearY] - oy) * iy;
        near = nearAlongY > near ? nearAlongY : near;
        far = farAlongY < far ? farAlongY : far;
        float nearAlongZ = (boxes[at + nearZ] - oz) * iz;
        float farAlongZ = (boxes[at + 9 - nearZ] - oz) * iz;
        near = nearAlongZ > near ? nearAlongZ : near;
        far = farAlongZ < far ? farAlongZ : far;
        return near <= far * World.ROUNDING && far >= tMin && near < best ? near : Float.MAX_VALUE;
    }

    /** Distance to the triangle whose planes start at {@code at}, or MAX_VALUE. */
    private float meet(int at, float ox, float oy, float oz, float dx, float dy, float dz, float tMin, float best) {
        float[] p = planes;
        float along = p[at] * dx + p[at + 1] * dy + p[at + 2] * dz;
        float height = p[at] * ox + p[at + 1] * oy + p[at + 2] * oz + p[at + 3];
        float t = -height / along;
        if (!(t > tMin && t < best)) {
            return Float.MAX_VALUE;
        }
        float x = ox + t * dx;
        float y = oy + t * dy;
        float z = oz + t * dz;
        float u = p[at + 4] * x + p[at + 5] * y + p[at + 6] * z + p[at + 7];
        float v = p[at + 8] * x + p[at + 9] * y + p[at + 10] * z + p[at + 11];
        return u >= -EDGE && v >= -EDGE && u + v <= 1 + EDGE ? t : Float.MAX_VALUE;
    }

    private static int[] trianglesWithArea(Mesh mesh) {
        int[] sound = new int[mesh.triangleCount()];
        int count = 0;
        float[] scratch = new float[PLANES];
        for (int triangle = 0; triangle < sound.length; triangle++) {
            fillPlanes(mesh, triangle, scratch, 0);
            boolean finite = true;
            for (float value : scratch) {
                finite &= Float.isFinite(value);
            }
            if (finite) {
                sound[count++] = triangle;
            }
        }
        return Arrays.copyOf(sound, count);
    }

    private static void bound(Mesh mesh, int triangle, float[] out, int at) {
        BvhBuilder.empty(out, at);
        for (int corner = 0; corner < 3; corner++) {
            int vertex = 3 * mesh.triangles()[3 * triangle + corner];
            for (int axis = 0; axis < 3; axis++) {
                float value = mesh.vertices()[vertex + axis];
                out[at + 2 * axis] = Math.min(out[at + 2 * axis], value);
                out[at + 2 * axis + 1] = Math.max(out[at + 2 * axis + 1], value);
            }
        }
    }

    /** Plane (n, d) with n.x + d = 0, and the planes whose values are the barycentric coordinates u and v. */
    private static void fillPlanes(Mesh mesh, int triangle, float[] out, int at) {
        float[] vertices = mesh.vertices();
        int a = 3 * mesh.triangles()[3 * triangle];
        int b = 3 * mesh.triangles()[3 * triangle + 1];
        int c = 3 * mesh.triangles()[3 * triangle + 2];
        double[] corner = {vertices[a], vertices[a + 1], vertices[a + 2]};
        double[] toB = {vertices[b] - corner[0], vertices[b + 1] - corner[1], vertices[b + 2] - corner[2]};
        double[] toC = {vertices[c] - corner[0], vertices[c + 1] - corner[1], vertices[c + 2] - corner[2]};
        double[] normal = cross(toB, toC);
        double area = dot(normal, normal); // (2 * area)^2
        double length = Math.sqrt(area);
        double[] u = cross(toC, normal);
        double[] v = cross(normal, toB);
        for (int axis = 0; axis < 3; axis++) {
            out[at + axis] = (float) (normal[axis] / length);
            out[at + 4 + axis] = (float) (u[axis] / area);
            out[at + 8 + axis] = (float) (v[axis] / area);
        }
        out[at + 3] = (float) (-dot(normal, corner) / length);
        out[at + 7] = (float) (-dot(u, corner) / area);
        out[at + 11] = (float) (-dot(v, corner) / area);
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
