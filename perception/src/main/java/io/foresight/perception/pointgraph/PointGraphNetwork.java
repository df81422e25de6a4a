package io.foresight.perception.pointgraph;

import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Linear;
import java.util.List;

/**
 * Point-GNN T1's network in four parts, because edges are worked on in pieces that fit the processor's cache, vertex by vertex.
 *
 * <p>The first layer on an edge between vertices is linear in what both ends bring, so it is worked out once a vertex for either end and
 * subtracted on the edge: half of the reference's arithmetic, and the same numbers up to rounding.
 *
 * <p>Shapes: E edges, V vertices, {@value #WIDTH} channels.
 */
public final class PointGraphNetwork {
    /** Numbers of a point on its edge to a vertex: reflectance, and the way from the vertex (3). */
    public static final int POINT = 4;
    /** Channels of a vertex. */
    public static final int WIDTH = 300;
    /** Classes of a vertex: nothing, car seen from its side, car seen along, neither. */
    public static final int CLASSES = 4;

    private static final int[] POINT_LAYERS = {32, 64, 128, WIDTH};
    private static final int HIDDEN = 64;

    private PointGraphNetwork() {}

    /** All parts, in the order in which they are run. */
    public static List<Graph> all() {
        return List.of(points(), vertices(), edges(), heads());
    }

    /** {@code point} (E, 4), {@code vertex} (E) and {@code vertices} (V) to {@code pooled} (V, C). */
    static Graph points() {
        Graph g = new Graph("PointGnnPoints");
        Symbol x = g.input("point", DType.FLOAT32, -1, POINT);
        Symbol vertex = g.input("vertex", DType.INT64, -1);
        Symbol vertices = g.input("vertices", DType.INT64, -1);
        int in = POINT;
        for (int k = 0; k < POINT_LAYERS.length; k++) {
            x = g.relu(new Linear("points." + k, in, POINT_LAYERS[k]).apply(g, x)); // (E, POINT_LAYERS[k])
            in = POINT_LAYERS[k];
        }
        g.output("pooled", g.segmentMax(x, vertex, vertices)); // (V, C)
        return g;
    }

    /** {@code pooled} (V, C) and {@code place} (V, 3) to {@code features}, {@code source} and {@code target} (V, C). */
    static Graph vertices() {
        Graph g = new Graph("PointGnnVertices");
        Symbol pooled = g.input("pooled", DType.FLOAT32, -1, WIDTH);
        Symbol place = g.input("place", DType.FLOAT32, -1, 3);
        Symbol features = g.relu(new Linear("combined.0", WIDTH, WIDTH).apply(g, pooled));
        Symbol x = g.relu(new Linear("combined.1", WIDTH, WIDTH).apply(g, features)); // (V, C)
        Symbol offset = new Linear("offset.1", HIDDEN, 3)
                .apply(g, g.relu(new Linear("offset.0", WIDTH, HIDDEN).apply(g, x))); // (V, 3)
        g.output("features", x);
        Symbol ofPlace = g.parameter("edges.place.weight", Init.xavier(), WIDTH, 3);
        Symbol source = g.inFullPrecision(() ->
                g.add(new Linear("edges.features", WIDTH, WIDTH).apply(g, x), g.linear(place, ofPlace))); // (V, C)
        g.output("source", source);
        g.output("target", g.inFullPrecision(() -> g.linear(g.add(place, offset), ofPlace))); // (V, C)
        return g;
    }

    /** {@code source} and {@code target} (V, C), {@code from} (E), {@code vertex} (E) and {@code vertices} (V) to {@code pooled} (V, C). */
    static Graph edges() {
        Graph g = new Graph("PointGnnEdges");
        Symbol source = g.input("source", DType.FLOAT32, -1, WIDTH);
        Symbol target = g.input("target", DType.FLOAT32, -1, WIDTH);
        Symbol from = g.input("from", DType.INT64, -1);
        Symbol vertex = g.input("vertex", DType.INT64, -1);
        Symbol vertices = g.input("vertices", DType.INT64, -1);
        Symbol x = g.relu(g.sub(g.indexSelect(source, 0, from), g.indexSelect(target, 0, vertex))); // (E, C)
        x = g.relu(new Linear("edges.1", WIDTH, WIDTH).apply(g, x)); // (E, C)
        g.output("pooled", g.segmentMax(x, vertex, vertices)); // (V, C)
        return g;
    }

    /** {@code pooled} and {@code features} (V, C) to logits {@code class} (V, 4) and {@code box} (V, 28). */
    static Graph heads() {
        Graph g = new Graph("PointGnnHeads");
        Symbol pooled = g.input("pooled", DType.FLOAT32, -1, WIDTH);
        Symbol features = g.input("features", DType.FLOAT32, -1, WIDTH);
        Symbol update = new Linear("update.1", WIDTH, WIDTH)
                .apply(g, g.relu(new Linear("update.0", WIDTH, WIDTH).apply(g, pooled)));
        Symbol x = g.add(update, features); // (V, C)
        Symbol hidden = g.relu(new Linear("class.0", WIDTH, HIDDEN).apply(g, x));
        g.output("class", new Linear("class.1", HIDDEN, CLASSES).apply(g, hidden)); // (V, 4)
        Symbol[] boxes = new Symbol[CLASSES];
        for (int k = 0; k < CLASSES; k++) {
            String name = "box" + k + ".";
            Symbol y = g.relu(new Linear(name + "0", WIDTH, HIDDEN).apply(g, x));
            y = g.relu(new Linear(name + "1", HIDDEN, HIDDEN).apply(g, y));
            boxes[k] = new Linear(name + "2", HIDDEN, CameraBox.NUMBERS).apply(g, y); // (V, 7)
        }
        g.output("box", g.cat(1, boxes)); // (V, 28)
        return g;
    }
}
