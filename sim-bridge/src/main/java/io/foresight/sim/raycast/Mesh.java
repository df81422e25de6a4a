package io.foresight.sim.raycast;

/**
 * Triangles with a material each, in the shape's own frame (x forward, y left, z up, metres). Two-sided: the order of a triangle's
 * corners does not matter. Who makes the mesh gives the arrays away; nobody writes to them afterwards.
 */
public final class Mesh {
    private final float[] vertices;
    private final int[] triangles;
    private final byte[] materials;

    /**
     * Takes ownership of the arrays.
     *
     * @param vertices x, y, z of each corner, metres, finite
     * @param triangles three indices of corners a triangle
     * @param materials {@link Material#ordinal()} of each triangle
     * @throws IllegalArgumentException where sizes, indices or materials do not fit together
     */
    public Mesh(float[] vertices, int[] triangles, byte[] materials) {
        if (vertices.length % 3 != 0 || triangles.length % 3 != 0 || triangles.length / 3 != materials.length) {
            throw new IllegalArgumentException(
                    "a mesh needs 3 floats a vertex, 3 indices and 1 material a triangle, got " + vertices.length
                            + " floats, " + triangles.length + " indices, " + materials.length + " materials");
        }
        for (float value : vertices) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("mesh vertices must be finite, got " + value);
            }
        }
        for (int index : triangles) {
            if (index < 0 || 3L * index >= vertices.length) {
                throw new IllegalArgumentException(
                        "a triangle names vertex " + index + " of a mesh with " + vertices.length / 3 + " vertices");
            }
        }
        int known = Material.values().length;
        for (byte material : materials) {
            if (material < 0 || material >= known) {
                throw new IllegalArgumentException("no material has the ordinal " + material);
            }
        }
        this.vertices = vertices;
        this.triangles = triangles;
        this.materials = materials;
    }

    /** Number of triangles. */
    public int triangleCount() {
        return materials.length;
    }

    /** The live array of x, y, z a vertex, metres: read only. */
    public float[] vertices() {
        return vertices;
    }

    /** The live array of three vertex indices a triangle: read only. */
    public int[] triangles() {
        return triangles;
    }

    /** The live array of one {@link Material} ordinal a triangle: read only. */
    public byte[] materials() {
        return materials;
    }
}
