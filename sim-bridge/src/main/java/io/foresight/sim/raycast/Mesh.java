package io.foresight.sim.raycast;

/**
 * Triangles with one material each, in the shape's own frame (x forward, y left, z up, metres). Two-sided: the order of a triangle's
 * corners does not matter. The constructor takes ownership of the arrays; they must not be modified afterwards.
 */
public final class Mesh {
    private final float[] vertices;
    private final int[] triangles;
    private final byte[] materials;

    /**
     * Takes ownership of the arrays.
     *
     * @param vertices x, y, z of each corner, metres, finite
     * @param triangles three corner indices per triangle
     * @param materials {@link Material#ordinal()} of each triangle
     * @throws IllegalArgumentException where sizes, indices or materials are inconsistent
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
                throw new IllegalArgumentException("a triangle refers to vertex " + index + " of a mesh with "
                        + vertices.length / 3 + " vertices");
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

    /** The internal array of x, y, z per vertex, metres; must not be modified. */
    public float[] vertices() {
        return vertices;
    }

    /** The internal array of three vertex indices per triangle; must not be modified. */
    public int[] triangles() {
        return triangles;
    }

    /** The internal array of one {@link Material} ordinal per triangle; must not be modified. */
    public byte[] materials() {
        return materials;
    }
}
