package io.foresight.sim.raycast;

import java.util.Arrays;

/**
 * Builds meshes from simple solids. Everything is added at the builder's current {@link #at placement}; metres, x forward, y left, z up.
 * Not thread-safe.
 */
public final class MeshBuilder {
    private float[] vertices = new float[3 * 64];
    private int[] triangles = new int[3 * 64];
    private byte[] materials = new byte[64];
    private int vertexCount;
    private int triangleCount;
    private RigidPose place = RigidPose.IDENTITY;
    private double[] rotation = place.rotation();

    /** Sets the placement, in the mesh's own frame, of everything added until the next call. */
    public MeshBuilder at(RigidPose newPlace) {
        place = newPlace;
        rotation = newPlace.rotation();
        return this;
    }

    /** Adds a corner and returns its index. */
    public int vertex(double x, double y, double z) {
        if (3 * vertexCount == vertices.length) {
            vertices = Arrays.copyOf(vertices, 2 * vertices.length);
        }
        int out = 3 * vertexCount;
        vertices[out] = (float) (place.x() + rotation[0] * x + rotation[1] * y + rotation[2] * z);
        vertices[out + 1] = (float) (place.y() + rotation[3] * x + rotation[4] * y + rotation[5] * z);
        vertices[out + 2] = (float) (place.z() + rotation[6] * x + rotation[7] * y + rotation[8] * z);
        return vertexCount++;
    }

    /** Adds a triangle between three corners that {@link #vertex} returned. */
    public MeshBuilder triangle(int a, int b, int c, Material material) {
        if (triangleCount == materials.length) {
            triangles = Arrays.copyOf(triangles, 2 * triangles.length);
            materials = Arrays.copyOf(materials, 2 * materials.length);
        }
        triangles[3 * triangleCount] = a;
        triangles[3 * triangleCount + 1] = b;
        triangles[3 * triangleCount + 2] = c;
        materials[triangleCount++] = (byte) material.ordinal();
        return this;
    }

    /** Adds a quadrilateral between corners given in order around it. */
    public MeshBuilder quad(int a, int b, int c, int d, Material material) {
        return triangle(a, b, c, material).triangle(a, c, d, material);
    }

    /** Adds a box around its centre, axis-aligned in the placement. */
    public MeshBuilder box(
            double x, double y, double z, double length, double width, double height, Material material) {
        int first = vertexCount;
        for (int corner = 0; corner < 8; corner++) {
            vertex(
                    x + length * ((corner & 1) - 0.5),
                    y + width * ((corner >> 1 & 1) - 0.5),
                    z + height * ((corner >> 2) - 0.5));
        }
        quad(first, first + 2, first + 3, first + 1, material);
        quad(first + 4, first + 5, first + 7, first + 6, material);
        quad(first, first + 1, first + 5, first + 4, material);
        quad(first + 2, first + 6, first + 7, first + 3, material);
        quad(first, first + 4, first + 6, first + 2, material);
        return quad(first + 1, first + 3, first + 7, first + 5, material);
    }

    /** Adds a closed upright cylinder with its base at (x, y, z); for a horizontal one, rotate the {@link #at placement}. */
    public MeshBuilder cylinder(
            double x, double y, double z, double radius, double height, int segments, Material material) {
        return cone(x, y, z, radius, radius, height, segments, material);
    }

    /** Adds a closed upright cylinder whose radius changes from bottom to top. */
    public MeshBuilder cone(
            double x,
            double y,
            double z,
            double bottomRadius,
            double topRadius,
            double height,
            int segments,
            Material material) {
        int first = vertexCount;
        for (int segment = 0; segment < segments; segment++) {
            double turn = 2 * Math.PI * segment / segments;
            double cos = Math.cos(turn);
            double sin = Math.sin(turn);
            vertex(x + bottomRadius * cos, y + bottomRadius * sin, z);
            vertex(x + topRadius * cos, y + topRadius * sin, z + height);
        }
        int bottom = vertex(x, y, z);
        int top = vertex(x, y, z + height);
        for (int segment = 0; segment < segments; segment++) {
            int here = first + 2 * segment;
            int next = first + 2 * ((segment + 1) % segments);
            quad(here, next, next + 1, here + 1, material);
            triangle(bottom, next, here, material);
            triangle(top, here + 1, next + 1, material);
        }
        return this;
    }

    /** Adds an upright ellipsoid of {@code 2 * slices * (stacks - 1)} triangles with the vertices on the exact surface. */
    public MeshBuilder ellipsoid(
            double x,
            double y,
            double z,
            double radiusX,
            double radiusY,
            double radiusZ,
            int stacks,
            int slices,
            Material material) {
        int bottom = vertex(x, y, z - radiusZ);
        int first = vertexCount;
        for (int stack = 1; stack < stacks; stack++) {
            double up = Math.PI * (stack / (double) stacks - 0.5);
            for (int slice = 0; slice < slices; slice++) {
                double turn = 2 * Math.PI * slice / slices;
                vertex(
                        x + radiusX * Math.cos(up) * Math.cos(turn),
                        y + radiusY * Math.cos(up) * Math.sin(turn),
                        z + radiusZ * Math.sin(up));
            }
        }
        int top = vertex(x, y, z + radiusZ);
        int last = first + (stacks - 2) * slices;
        for (int slice = 0; slice < slices; slice++) {
            int next = (slice + 1) % slices;
            triangle(bottom, first + next, first + slice, material);
            for (int stack = 0; stack < stacks - 2; stack++) {
                int ring = first + stack * slices;
                quad(ring + slice, ring + next, ring + slices + next, ring + slices + slice, material);
            }
            triangle(top, last + slice, last + next, material);
        }
        return this;
    }

    /**
     * Adds a prism: an outline in the x-z plane, such as a car's side, extruded along y.
     *
     * @param outlineXz x, z of each corner in order around the outline; a simple polygon, closed automatically
     * @param fromY y of one side, metres
     * @param toY y of the other side, metres
     * @param edges material of the face at each edge, from corner {@code i} to {@code i + 1}; one for all if its length is 1
     * @param sides material of the two end faces
     */
    public MeshBuilder prism(double[] outlineXz, double fromY, double toY, Material[] edges, Material sides) {
        int corners = outlineXz.length / 2;
        if (outlineXz.length % 2 != 0 || corners < 3 || edges.length != 1 && edges.length != corners) {
            throw new IllegalArgumentException(
                    "a prism needs at least 3 corners of x and z, and 1 or as many edge materials, got "
                            + outlineXz.length + " numbers and " + edges.length + " materials");
        }
        int first = vertexCount;
        for (double y : new double[] {fromY, toY}) {
            for (int corner = 0; corner < corners; corner++) {
                vertex(outlineXz[2 * corner], y, outlineXz[2 * corner + 1]);
            }
        }
        for (int corner = 0; corner < corners; corner++) {
            int next = (corner + 1) % corners;
            Material material = edges[edges.length == 1 ? 0 : corner];
            quad(first + corner, first + next, first + corners + next, first + corners + corner, material);
        }
        int[] cap = Polygon.triangulate(outlineXz);
        for (int i = 0; i < cap.length; i += 3) {
            triangle(first + cap[i], first + cap[i + 1], first + cap[i + 2], sides);
            triangle(first + corners + cap[i], first + corners + cap[i + 2], first + corners + cap[i + 1], sides);
        }
        return this;
    }

    /**
     * Connects rings of corners by side faces (lofting); the ends stay open.
     *
     * @param rings x, y, z of each corner; every ring has the same number of corners, in order around it
     * @param panels material by ring gap and corner: {@code panels[gap][corner]} is between corners {@code corner} and {@code corner + 1};
     *     one for the gap if its length is 1
     */
    public MeshBuilder loft(double[][] rings, Material[][] panels) {
        int corners = rings[0].length / 3;
        int first = vertexCount;
        for (double[] ring : rings) {
            if (ring.length != 3 * corners) {
                throw new IllegalArgumentException(
                        "all rings of a loft need " + corners + " corners, got one with " + ring.length + " numbers");
            }
            for (int corner = 0; corner < corners; corner++) {
                vertex(ring[3 * corner], ring[3 * corner + 1], ring[3 * corner + 2]);
            }
        }
        for (int gap = 0; gap + 1 < rings.length; gap++) {
            for (int corner = 0; corner < corners; corner++) {
                int here = first + gap * corners;
                int next = (corner + 1) % corners;
                Material material = panels[gap][panels[gap].length == 1 ? 0 : corner];
                quad(here + corner, here + next, here + corners + next, here + corners + corner, material);
            }
        }
        return this;
    }

    /**
     * Adds a ground surface over a grid.
     *
     * @param fromX x of column 0, metres
     * @param fromY y of row 0, metres
     * @param step between columns and between rows, metres
     * @param columns corners along x
     * @param heights z by {@code row * columns + column}, metres
     * @param cells material by {@code row * (columns - 1) + column}; one for all if its length is 1
     */
    public MeshBuilder heightfield(
            double fromX, double fromY, double step, int columns, double[] heights, Material[] cells) {
        int rows = heights.length / columns;
        if (columns < 2
                || rows < 2
                || heights.length % columns != 0
                || cells.length != 1 && cells.length != (columns - 1) * (rows - 1)) {
            throw new IllegalArgumentException(
                    "a height field needs 2 x 2 corners or more and 1 or as many materials as cells, got "
                            + heights.length + " heights in " + columns + " columns and " + cells.length
                            + " materials");
        }
        int first = vertexCount;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                vertex(fromX + column * step, fromY + row * step, heights[row * columns + column]);
            }
        }
        for (int row = 0; row + 1 < rows; row++) {
            for (int column = 0; column + 1 < columns; column++) {
                int here = first + row * columns + column;
                Material material = cells[cells.length == 1 ? 0 : row * (columns - 1) + column];
                quad(here, here + 1, here + columns + 1, here + columns, material);
            }
        }
        return this;
    }

    /** Adds a complete mesh. */
    public MeshBuilder add(Mesh mesh) {
        int first = vertexCount;
        float[] corners = mesh.vertices();
        for (int i = 0; i < corners.length; i += 3) {
            vertex(corners[i], corners[i + 1], corners[i + 2]);
        }
        int[] indices = mesh.triangles();
        for (int i = 0; i < mesh.triangleCount(); i++) {
            triangle(
                    first + indices[3 * i],
                    first + indices[3 * i + 1],
                    first + indices[3 * i + 2],
                    Material.of(mesh.materials()[i]));
        }
        return this;
    }

    /** The mesh built so far. The builder can be used further. */
    public Mesh build() {
        return new Mesh(
                Arrays.copyOf(vertices, 3 * vertexCount),
                Arrays.copyOf(triangles, 3 * triangleCount),
                Arrays.copyOf(materials, triangleCount));
    }
}
