package io.foresight.perception.pointgraph;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The graph that the network works on: vertices are points of the cloud, one near the mean of each voxel (duplicates may be); each has edges
 * from the points around it and from the vertices around it, itself among them.
 *
 * @param vertices index of the point that a vertex is
 * @param points edges from points, by vertex
 * @param neighbours edges from vertices, by vertex
 */
public record PointGraph(CameraView.Seen seen, int[] vertices, Edges points, Edges neighbours) {
    /**
     * Edges in the order of their destinations.
     *
     * @param start of a destination's edges; one more than there are destinations
     * @param source of each edge
     */
    public record Edges(int[] start, int[] source) {}

    /** Builds the graph of what a camera sees; empty where it sees nothing. */
    public static PointGraph of(CameraView.Seen seen, PointGraphModel model) {
        Neighbours points = new Neighbours(seen.xyz(), model.pointRadius());
        return of(seen, model, points, vertices(seen.xyz(), model.voxel(), points));
    }

    /** The graph over given vertices. */
    static PointGraph of(CameraView.Seen seen, PointGraphModel model, int[] vertices) {
        return of(seen, model, new Neighbours(seen.xyz(), model.pointRadius()), vertices);
    }

    private static PointGraph of(CameraView.Seen seen, PointGraphModel model, Neighbours points, int[] vertices) {
        double[] places = new double[3 * vertices.length];
        for (int v = 0; v < vertices.length; v++) {
            System.arraycopy(seen.xyz(), 3 * vertices[v], places, 3 * v, 3);
        }
        Edges between = edges(places, new Neighbours(places, model.vertexRadius()));
        return new PointGraph(seen, vertices, edges(places, points), between);
    }

    /** Number of vertices. */
    public int size() {
        return vertices.length;
    }

    /** Where the vertices are: three numbers each. */
    float[] places() {
        float[] places = new float[3 * vertices.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = (float) seen.xyz()[3 * vertices[i / 3] + i % 3];
        }
        return places;
    }

    /** Writes what the network is told of an edge from a point to a vertex. */
    void describe(int edge, int vertex, float[] out) {
        int point = points.source()[edge];
        out[0] = seen.reflectance()[point];
        for (int d = 0; d < 3; d++) {
            out[1 + d] = (float) (seen.xyz()[3 * point + d] - seen.xyz()[3 * vertices[vertex] + d]);
        }
    }

    /** The point nearest to the mean of each voxel's points, in the order of the voxels' first points. */
    private static int[] vertices(double[] xyz, double voxel, Neighbours points) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (int i = 0; i < xyz.length; i++) {
            low[i % 3] = Math.min(low[i % 3], xyz[i] - voxel / 2);
        }
        Map<Long, double[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < xyz.length; i += 3) {
            long key = 0;
            for (int d = 0; d < 3; d++) {
                key = key << 21 | (long) Math.floor((xyz[i + d] - low[d]) / voxel) & 0x1fffff;
            }
            double[] sum = sums.computeIfAbsent(key, unused -> new double[4]);
            sum[0] += xyz[i];
            sum[1] += xyz[i + 1];
            sum[2] += xyz[i + 2];
            sum[3]++;
        }
        int[] vertices = new int[sums.size()];
        int count = 0;
        for (double[] sum : sums.values()) {
            double[] best = {-1, Double.POSITIVE_INFINITY};
            points.forEach(sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3], (point, squared) -> {
                if (squared < best[1]) {
                    best[0] = point;
                    best[1] = squared;
                }
            });
            vertices[count++] = (int) best[0];
        }
        return vertices;
    }

    private static Edges edges(double[] places, Neighbours from) {
        int count = places.length / 3;
        int[] start = new int[count + 1];
        Sources sources = new Sources();
        for (int v = 0; v < count; v++) {
            from.forEach(places[3 * v], places[3 * v + 1], places[3 * v + 2], (point, unused) -> sources.add(point));
            start[v + 1] = sources.count;
        }
        return new Edges(start, Arrays.copyOf(sources.list, sources.count));
    }

    private static final class Sources {
        private int[] list = new int[1 << 16];
        private int count;

        void add(int source) {
            list = count == list.length ? Arrays.copyOf(list, 2 * count) : list;
            list[count++] = source;
        }
    }
}
