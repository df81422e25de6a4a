package io.foresight.ros2.cdr;

/** Codec of a sequence of doubles, transferred in bulk. */
final class DoublesCodec extends SequenceCodec {
    DoublesCodec(FieldShape shape) {
        super(shape, Double.BYTES);
    }

    @Override
    int size(Object value) {
        return ((Doubles) value).size();
    }

    @Override
    long endOfElements(Object value, long position) {
        return CdrWriter.aligned(position, Double.BYTES) + (long) size(value) * Double.BYTES;
    }

    @Override
    void writeElements(Object value, CdrWriter out) {
        ((Doubles) value).putInto(out.at(Double.BYTES).asDoubleBuffer());
        out.advance(size(value) * Double.BYTES);
    }

    @Override
    Object readElements(CdrReader in, int count) {
        double[] values = new double[count];
        in.run(count, Double.BYTES).asDoubleBuffer().get(values);
        in.advance(count * Double.BYTES);
        return Doubles.view(values);
    }
}
