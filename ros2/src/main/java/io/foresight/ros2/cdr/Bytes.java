package io.foresight.ros2.cdr;

import java.nio.ByteBuffer;

/**
 * A read-only run of bytes: clouds, images, grids. Decoding makes it a view of the received buffer without a copy, so whoever decodes must not
 * write to that buffer afterwards; {@link #copy} cuts loose.
 */
public final class Bytes {
    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(ByteBuffer.allocate(0));

    private final ByteBuffer buffer;

    private Bytes(ByteBuffer view) {
        this.buffer = view.asReadOnlyBuffer();
    }

    /** A view of what lies between the buffer's position and limit, without a copy: do not write to it any more. */
    public static Bytes view(ByteBuffer buffer) {
        return new Bytes(buffer.slice());
    }

    /** A view of the whole array, without a copy: do not write to it any more. */
    public static Bytes view(byte[] array) {
        return new Bytes(ByteBuffer.wrap(array));
    }

    /** That many zeros. */
    public static Bytes zeros(int size) {
        return new Bytes(ByteBuffer.allocate(size));
    }

    /** How many. */
    public int size() {
        return buffer.limit();
    }

    /** One of them. */
    public byte get(int index) {
        return buffer.get(index);
    }

    /** A read-only buffer over them with its own position, big-endian as every new buffer. */
    public ByteBuffer buffer() {
        return buffer.duplicate();
    }

    /** The same bytes in an array of the caller's own. */
    public byte[] toArray() {
        byte[] array = new byte[size()];
        buffer.get(0, array);
        return array;
    }

    /** The same bytes in memory of their own. */
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
