package io.foresight.perception.data.pcd;

import java.nio.ByteBuffer;

/**
 * One column of a PCD file.
 *
 * @param offset bytes from the start of a point
 * @param kind F float, I signed, U unsigned
 * @param size bytes of one value
 * @param count values per point
 */
record PcdField(String name, int offset, char kind, int size, int count) {

    int bytes() {
        return size * count;
    }

    /** The field's first value of the point at byte {@code at} of a little-endian buffer. */
    float read(ByteBuffer data, int at) {
        return switch (kind) {
            case 'F' -> size == Float.BYTES ? data.getFloat(at) : (float) data.getDouble(at);
            case 'I' ->
                switch (size) {
                    case 1 -> data.get(at);
                    case 2 -> data.getShort(at);
                    case 4 -> data.getInt(at);
                    default -> data.getLong(at);
                };
            case 'U' ->
                switch (size) {
                    case 1 -> data.get(at) & 0xff;
                    case 2 -> data.getShort(at) & 0xffff;
                    case 4 -> data.getInt(at) & 0xffff_ffffL;
                    default -> (float) (data.getLong(at) >>> 1) * 2;
                };
            default -> throw new IllegalStateException("the header lets no kind " + kind + " through");
        };
    }

    /** Full scale of an unsigned 8 or 16 bit intensity (its largest value); 0 where the type does not define it. */
    int fullScale() {
        return kind != 'U' || size > 2 ? 0 : (1 << 8 * size) - 1;
    }
}
