package io.foresight.ros2.cdr;

/** Codec of a sequence of floats, transferred in bulk. */
final class FloatsCodec extends SequenceCodec {
    FloatsCodec(FieldShape shape) {
        super(shape, Float.BYTES);
    }

    @Override
    int size(Object value) {
        return ((Floats) value).size();
    }

    @Override
    long endOfElements(Object value, long position) {
        return CdrWriter.aligned(position, Float.BYTES) + (long) size(value) * Float.BYTES;
    }

    @Override
    void writeElements(Object value, CdrWriter out) {
        ((Floats) value).putInto(out.at(Float.BYTES).asFloatBuffer());
        out.advance(size(value) * Float.BYTES);
    }

    @Override
    Object readElements(CdrReader in, int count) {
        float[] values = new float[count];
        in.run(count, Float.BYTES).asFloatBuffer().get(values);
        in.advance(count * Float.BYTES);
        return Floats.view(values);
    }
}
