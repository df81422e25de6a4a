package io.foresight.ros2.cdr;

/** Common part of the codecs of arrays and sequences, with fixed, bounded or unbounded length. */
abstract class SequenceCodec implements Codec {
    private static final int LENGTH = 4;

    private final FieldShape shape;
    private final int leastBytesEach;

    SequenceCodec(FieldShape shape, int leastBytesEach) {
        this.shape = shape;
        this.leastBytesEach = leastBytesEach;
    }

    /** Number of elements of a value. */
    abstract int size(Object value);

    /** The position after the elements; there is at least one. */
    abstract long endOfElements(Object value, long position);

    /** Writes the elements; there is at least one. */
    abstract void writeElements(Object value, CdrWriter out);

    /** Reads the given number of elements. */
    abstract Object readElements(CdrReader in, int count);

    @Override
    public final FieldShape shape() {
        return shape;
    }

    private boolean isArray() {
        return shape.count() == FieldShape.Count.ARRAY;
    }

    @Override
    public final int leastBytes() {
        return isArray() ? Math.multiplyExact(shape.capacity(), leastBytesEach) : LENGTH;
    }

    @Override
    public final long end(Object value, long position) {
        long behind = isArray() ? position : CdrWriter.aligned(position, LENGTH) + LENGTH;
        return size(value) == 0 ? behind : endOfElements(value, behind);
    }

    @Override
    public final void write(Object value, CdrWriter out) {
        int size = size(value);
        if (isArray() && size != shape.capacity()) {
            throw new FieldException(out.offset(), size + " elements, must be " + shape.capacity());
        }
        if (shape.count() == FieldShape.Count.BOUNDED && size > shape.capacity()) {
            throw new FieldException(out.offset(), size + " elements, more than the limit of " + shape.capacity());
        }
        if (!isArray()) {
            out.at(LENGTH).putInt(size);
        }
        if (size > 0) {
            writeElements(value, out);
        }
    }

    @Override
    public final Object read(CdrReader in) {
        if (isArray()) {
            return readElements(in, shape.capacity());
        }
        int most = shape.count() == FieldShape.Count.BOUNDED ? shape.capacity() : Integer.MAX_VALUE;
        return readElements(in, in.count(most, leastBytesEach));
    }
}
