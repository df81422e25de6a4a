package io.foresight.tensor.graph;

/**
 * Element type and sizes of a tensor. A negative size is known only when the network runs; two different negative
 * numbers may or may not be equal then.
 *
 * @param type element type
 * @param shape sizes, outermost first
 */
public record TensorType(DType type, long... shape) {
    /** Copies the shape. */
    public TensorType {
        shape = shape.clone();
    }

    /** A copy of the sizes. */
    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** Number of dimensions. */
    public int rank() {
        return shape.length;
    }

    /** Size of one dimension, counted from the end when negative. */
    public long dim(int index) {
        return shape[ShapeRules.axis(index, shape.length)];
    }

    /** Number of elements; a {@link GraphException} where a size is not known. */
    public long elements() {
        return ShapeRules.elements(shape);
    }

    TensorType withShape(long... sizes) {
        return new TensorType(type, sizes);
    }

    /** The same with another size of one dimension. */
    TensorType withDim(int axis, long size) {
        long[] sizes = shape.clone();
        sizes[axis] = size;
        return new TensorType(type, sizes);
    }

    @Override
    public String toString() {
        return type + ShapeRules.text(shape);
    }
}
