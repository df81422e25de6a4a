package io.foresight.tensor.graph;

/**
 * A tensor that will exist when the network runs: a node's place in its {@link Graph}, with shape and type known while
 * building. Dynamic sizes are negative; two different negative numbers may or may not be equal at run time.
 */
public final class Symbol {
    private final Graph graph;
    private final int id;
    private final Node node;
    private final TensorType tensorType;

    Symbol(Graph graph, int id, Node node, TensorType tensorType) {
        this.graph = graph;
        this.id = id;
        this.node = node;
        this.tensorType = tensorType;
    }

    /** Element type and sizes. */
    public TensorType tensorType() {
        return tensorType;
    }

    /** Sizes; a negative size is known only when the network runs. */
    public long[] shape() {
        return tensorType.shape();
    }

    /** Size of one dimension, counted from the end when negative. */
    public long dim(int index) {
        return tensorType.dim(index);
    }

    /** Number of dimensions. */
    public int rank() {
        return tensorType.rank();
    }

    /** Element type. */
    public DType type() {
        return tensorType.type();
    }

    /** Position in the graph; also the name of the variable in the emitted source, as {@code vID}. */
    public int id() {
        return id;
    }

    /** Where it comes from. */
    public Node node() {
        return node;
    }

    /** True where it is computed by this operation. */
    boolean isResultOf(Operation operation) {
        return node instanceof Node.Call call && call.operation().equals(operation);
    }

    Graph graph() {
        return graph;
    }

    @Override
    public String toString() {
        return tensorType.toString();
    }
}
