package io.foresight.ros2.cdr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Codec of a sequence of strings, messages, booleans or integers. */
final class ListCodec extends SequenceCodec {
    private final Codec element;

    ListCodec(Codec element, FieldShape shape) {
        super(shape, element.leastBytes());
        this.element = element;
    }

    @Override
    int size(Object value) {
        return ((List<?>) value).size();
    }

    @Override
    long endOfElements(Object value, long position) {
        long end = position;
        int index = 0;
        try {
            for (Object each : (List<?>) value) {
                end = element.end(StructCodec.present(each), end);
                index++;
            }
        } catch (FieldException e) {
            throw e.inElement(index);
        }
        return end;
    }

    @Override
    void writeElements(Object value, CdrWriter out) {
        int index = 0;
        try {
            for (Object each : (List<?>) value) {
                element.write(each, out);
                index++;
            }
        } catch (FieldException e) {
            throw e.inElement(index);
        }
    }

    @Override
    Object readElements(CdrReader in, int count) {
        List<Object> values = new ArrayList<>(count);
        try {
            while (values.size() < count) {
                values.add(element.read(in));
            }
        } catch (FieldException e) {
            throw e.inElement(values.size());
        }
        return Collections.unmodifiableList(values);
    }
}
