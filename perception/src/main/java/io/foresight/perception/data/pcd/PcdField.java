package io.foresight.perception.data.pcd;

import java.nio.ByteBuffer;

/**
 * One column of a PCD file.
 *
 * @param offset bytes from the start of a point
 * @param kind F float, I signed, U unsigned; any other letter is of a type that is not read
 * @param size bytes of one value
 * @param count values per point
 */
record PcdField(String name, int offset, char kind, int size, int count) {

    int bytes() {
        return size * count;
    }

    /** Whether its values can be read. */
    boolean isReadable() {
        return switch (kind) {
            case 'F' -> size == Float.BYTES || size == Double.BYTES;
            case 'I', 'U' -> size == 1 || size == 2 || size == 4 || size == 8;
            default -> false;
        };
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
            default -> throw new IllegalStateException("values of kind " + kind + " cannot be read");
        };
    }

    /** A value as an unsigned integer of this size: some drivers write a sensor's unsigned values into signed fields. */
    float unsigned(float value) {
        return value < 0 && kind == 'I' && size <= Short.BYTES ? value + (1 << 8 * size) : value;
    }
}
