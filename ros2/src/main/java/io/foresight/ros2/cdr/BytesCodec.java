package io.foresight.ros2.cdr;

import java.nio.ByteBuffer;

/** Codec of a byte sequence, transferred in bulk; reading creates a view. */
final class BytesCodec extends SequenceCodec {
    BytesCodec(FieldShape shape) {
        super(shape, 1);
    }

    @Override
    int size(Object value) {
        return ((Bytes) value).size();
    }

    @Override
    long endOfElements(Object value, long position) {
        return position + size(value);
    }

    @Override
    void writeElements(Object value, CdrWriter out) {
        out.at(1).put(((Bytes) value).buffer());
    }

    @Override
    Object readElements(CdrReader in, int count) {
        ByteBuffer source = in.run(count, 1);
        Bytes view = Bytes.view(source.slice(source.position(), count));
        in.advance(count);
        return view;
    }
}
