package io.foresight.tensor.graph;

/**
 * A tensor that will exist when the network runs: a node's place in its {@link Graph}, with shape and type known while
 * building. Dynamic sizes are negative; two different negative numbers may or may not be equal at run time.
 */
public final class Symbol {
    private final Graph graph;
    private final int id;
    private final Node node;
    private final long[] shape;
    private final DType type;

    Symbol(Graph graph, int id, Node node, DType type, long... shape) {
        this.graph = graph;
        this.id = id;
        this.node = node;
        this.type = type;
        this.shape = shape.clone();
    }

    /** Sizes; a negative size is known only when the network runs. */
    public long[] shape() {
        return shape.clone();
    }

    /** Size of one dimension, counted from the end when negative. */
    public long dim(int index) {
        return shape[ShapeRules.axis(index, shape.length)];
    }

    /** Number of dimensions. */
    public int rank() {
        return shape.length;
    }

    /** Element type. */
    public DType type() {
        return type;
    }

    /** Position in the graph; also the name of the variable in the emitted source, as {@code vID}. */
    public int id() {
        return id;
    }

    /** What computes this tensor. */
    public Node node() {
        return node;
    }

    Graph graph() {
        return graph;
    }

    @Override
    public String toString() {
        return type + ShapeRules.text(shape);
    }
}
