package io.foresight.sim.raycast;

import static io.foresight.sim.raycast.BvhBuilder.BOX;

import java.util.Arrays;

/**
 * A mesh for ray casting: a bounding volume hierarchy over its triangles. Immutable, built once per mesh and shared by all its instances
 * and threads; queries allocate nothing.
 *
 * <p>Each triangle is stored as its plane and two more planes that give the barycentric coordinates, so that rejecting a triangle by
 * distance costs one dot product. Triangles are enlarged by 1e-5 of their size, so that rays do not pass between neighbours.
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

    /** Builds the hierarchy: about 1 ms for a thousand triangles. Degenerate triangles are left out. */
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

    /** The mesh. */
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

    /** The link of the root. */
    int root() {
        return root;
    }

    /** Boxes of each node's children, see {@link BvhBuilder}. */
    float[] boxes() {
        return boxes;
    }

    /** Links of each node's children, see {@link BvhBuilder}. */
    int[] links() {
        return links;
    }

    /**
     * Finds the nearest triangle along the ray, in the shape's own frame, among those under a link: lowers {@link Ray#best} and returns its
     * slot, or -1 for none.
     */
    int cast(Ray ray, int from) {
        int slot = -1;
        int link = from;
        while (link != Ray.NONE) {
            if (link >= 0) {
                link = ray.open(boxes, links, link);
            } else {
                int start = BvhBuilder.leafStart(link);
                int end = start + BvhBuilder.leafCount(link);
                for (int i = start; i < end; i++) {
                    slot = meets(ray, i * PLANES) ? i : slot;
                }
                link = ray.next();
            }
        }
        return slot;
    }

    /**
     * Sets the hit's triangle, material and normal (in the shape's frame, of either orientation) from a slot that {@link #cast} returned.
     */
    void describe(int slot, Hit hit) {
        int at = slot * PLANES;
        hit.normalX = planes[at];
        hit.normalY = planes[at + 1];
        hit.normalZ = planes[at + 2];
        hit.triangle = order[slot];
        hit.material = Material.of(mesh.materials()[order[slot]]);
    }

    /** Whether the ray hits the triangle whose planes start at {@code at} before {@link Ray#best}; lowers it if so. */
    private boolean meets(Ray ray, int at) {
        float[] p = planes;
        float along = p[at] * ray.dx + p[at + 1] * ray.dy + p[at + 2] * ray.dz;
        float height = p[at] * ray.ox + p[at + 1] * ray.oy + p[at + 2] * ray.oz + p[at + 3];
        float t = -height / along;
        if (!(t > ray.near && t < ray.best)) {
            return false;
        }
        float x = ray.ox + t * ray.dx;
        float y = ray.oy + t * ray.dy;
        float z = ray.oz + t * ray.dz;
        float u = p[at + 4] * x + p[at + 5] * y + p[at + 6] * z + p[at + 7];
        float v = p[at + 8] * x + p[at + 9] * y + p[at + 10] * z + p[at + 11];
        if (u >= -EDGE && v >= -EDGE && u + v <= 1 + EDGE) {
            ray.best = t;
            return true;
        }
        return false;
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

    /** The plane (n, d) with n.x + d = 0, and the planes whose values are the barycentric coordinates u and v. */
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
