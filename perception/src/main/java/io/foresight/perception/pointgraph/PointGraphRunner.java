package io.foresight.perception.pointgraph;

import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs Point-GNN's network on graphs. Deterministic for given weights, precision and threads. Not thread-safe. */
public final class PointGraphRunner implements AutoCloseable {
    private static final int PIECE = 1 << 15; // edges that are worked on at once
    private static final int WIDTH = PointGraphNetwork.WIDTH;

    private final TensorEngine engine;
    private final List<Network> parts = new ArrayList<>();
    private ByteBuffer numbers = direct(0); // of a piece's edges, as the others
    private ByteBuffer froms = direct(0);
    private ByteBuffer vertices = direct(0);

    /** @throws io.foresight.tensor.archive.ArchiveException when the weights do not match */
    public PointGraphRunner(Weights weights, TensorEngine engine, Precision precision) {
        this.engine = engine;
        List<Graph> graphs = PointGraphNetwork.all();
        weights.requireMatch(graphs.toArray(Graph[]::new));
        for (Graph graph : graphs) {
            parts.add(Network.load(engine, NetworkArchive.inference(graph, weights, precision)));
        }
    }

    /**
     * What each vertex says.
     *
     * @param logits of classes (V, 4)
     * @param corrections of boxes (V, 4, 7)
     */
    public record Answer(float[] logits, float[] corrections) {}

    /** Runs all parts. */
    public Answer run(PointGraph graph) {
        int count = graph.size();
        float[] pooled = pooledPoints(graph);
        float[] features;
        float[] source;
        float[] target;
        try (MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> vertex = parts.get(1)
                    .run(
                            scope,
                            Map.of(
                                    "pooled", HostTensor.of(pooled, count, WIDTH),
                                    "place", HostTensor.of(graph.places(), count, 3)));
            features = vertex.get("features").toFloats();
            source = vertex.get("source").toFloats();
            target = vertex.get("target").toFloats();
        }
        pooled = pooledEdges(graph, HostTensor.of(source, count, WIDTH), target);
        try (MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> heads = parts.get(3)
                    .run(
                            scope,
                            Map.of(
                                    "pooled", HostTensor.of(pooled, count, WIDTH),
                                    "features", HostTensor.of(features, count, WIDTH)));
            return new Answer(heads.get("class").toFloats(), heads.get("box").toFloats());
        }
    }

    private float[] pooledPoints(PointGraph graph) {
        float[] pooled = new float[graph.size() * WIDTH];
        for (Piece piece : pieces(graph.points())) {
            reserve(piece.edges());
            FloatBuffer out = numbers.asFloatBuffer();
            LongBuffer vertexOut = vertices.asLongBuffer();
            float[] row = new float[PointGraphNetwork.POINT];
            for (int e = 0, v = piece.from(); v < piece.to(); v++) {
                for (int k = graph.points().start()[v]; k < graph.points().start()[v + 1]; k++, e++) {
                    graph.describe(k, v, row);
                    out.put(e * row.length, row);
                    vertexOut.put(e, v - piece.from());
                }
            }
            try (MemoryScope scope = engine.scope()) {
                Map<String, HostTensor> inputs = Map.of(
                        "point", new HostTensor(DType.FLOAT32, new long[] {piece.edges(), row.length}, numbers),
                        "vertex", new HostTensor(DType.INT64, new long[] {piece.edges()}, vertices),
                        "vertices", HostTensor.allocate(DType.INT64, piece.to() - piece.from()));
                keep(parts.get(0).run(scope, inputs).get("pooled"), pooled, piece);
            }
        }
        return pooled;
    }

    private float[] pooledEdges(PointGraph graph, HostTensor source, float[] target) {
        float[] pooled = new float[graph.size() * WIDTH];
        PointGraph.Edges edges = graph.neighbours();
        for (Piece piece : pieces(edges)) {
            reserve(piece.edges());
            LongBuffer fromOut = froms.asLongBuffer();
            LongBuffer vertexOut = vertices.asLongBuffer();
            for (int e = 0, v = piece.from(); v < piece.to(); v++) {
                for (int k = edges.start()[v]; k < edges.start()[v + 1]; k++, e++) {
                    fromOut.put(e, edges.source()[k]);
                    vertexOut.put(e, v - piece.from());
                }
            }
            float[] targets = Arrays.copyOfRange(target, piece.from() * WIDTH, piece.to() * WIDTH);
            try (MemoryScope scope = engine.scope()) {
                Map<String, HostTensor> inputs = Map.of(
                        "source",
                        source,
                        "target",
                        HostTensor.of(targets, piece.to() - piece.from(), WIDTH),
                        "from",
                        new HostTensor(DType.INT64, new long[] {piece.edges()}, froms),
                        "vertex",
                        new HostTensor(DType.INT64, new long[] {piece.edges()}, vertices),
                        "vertices",
                        HostTensor.allocate(DType.INT64, piece.to() - piece.from()));
                keep(parts.get(2).run(scope, inputs).get("pooled"), pooled, piece);
            }
        }
        return pooled;
    }

    private static void keep(HostTensor rows, float[] pooled, Piece piece) {
        rows.floats().get(pooled, piece.from() * WIDTH, (piece.to() - piece.from()) * WIDTH);
    }

    /**
     * Vertices whose edges are worked on at once.
     *
     * @param from the first
     * @param to the one behind the last
     */
    private record Piece(int from, int to, int edges) {}

    private static List<Piece> pieces(PointGraph.Edges edges) {
        List<Piece> pieces = new ArrayList<>();
        int count = edges.start().length - 1;
        int from = 0;
        for (int v = 1; v <= count; v++) {
            int taken = edges.start()[v] - edges.start()[from];
            if (v == count || edges.start()[v + 1] - edges.start()[from] > PIECE) {
                pieces.add(new Piece(from, v, taken));
                from = v;
            }
        }
        return pieces;
    }

    private void reserve(int edges) {
        if (froms.capacity() < edges * Long.BYTES) {
            int roomy = Math.max(PIECE, edges);
            numbers = direct(roomy * PointGraphNetwork.POINT * Float.BYTES);
            froms = direct(roomy * Long.BYTES);
            vertices = direct(roomy * Long.BYTES);
        }
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        parts.forEach(Network::close);
    }
}
