package io.foresight.ros2.cdr;

import java.nio.ByteBuffer;

/**
 * An immutable byte sequence: clouds, images, grids. Decoding creates it as a view of the received buffer, without a copy, so the buffer
 * must not be modified afterwards; {@link #copy} creates an independent copy.
 */
public final class Bytes {
    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(ByteBuffer.allocate(0));

    private final ByteBuffer buffer;

    private Bytes(ByteBuffer view) {
        this.buffer = view.asReadOnlyBuffer();
    }

    /** A view of the bytes between the buffer's position and limit, without a copy: the buffer must not be modified afterwards. */
    public static Bytes view(ByteBuffer buffer) {
        return new Bytes(buffer.slice());
    }

    /** A view of the whole array, without a copy: the array must not be modified afterwards. */
    public static Bytes view(byte[] array) {
        return new Bytes(ByteBuffer.wrap(array));
    }

    /** A sequence of zeros. */
    public static Bytes zeros(int size) {
        return new Bytes(ByteBuffer.allocate(size));
    }

    /** Number of bytes. */
    public int size() {
        return buffer.limit();
    }

    /** The byte at an index. */
    public byte get(int index) {
        return buffer.get(index);
    }

    /** A read-only buffer of the bytes with its own position; big-endian, as every new buffer. */
    public ByteBuffer buffer() {
        return buffer.duplicate();
    }

    /** A copy in a new array. */
    public byte[] toArray() {
        byte[] array = new byte[size()];
        buffer.get(0, array);
        return array;
    }

    /** A copy in its own memory. */
    public Bytes copy() {
        return view(toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && buffer.equals(bytes.buffer);
    }

    @Override
    public int hashCode() {
        return buffer.hashCode();
    }

    @Override
    public String toString() {
        return size() + " bytes";
    }
}
