package io.foresight.ros2.mcap;

import java.nio.ByteBuffer;

/** One way to pack the records of a chunk. All buffers are outside the heap; not for several threads at once. */
interface ChunkCodec extends AutoCloseable {
    /** Appends the packed form of all that remains in {@code from}, whose position stays. */
    void pack(ByteBuffer from, RecordBytes into);

    /**
     * What the packed bytes can unpack to at most, from their own heads, without unpacking: lets a lying size be refused before
     * anything is reserved for it. {@link Long#MAX_VALUE} when they do not say.
     */
    long unpackedBound(ByteBuffer packed) throws BadPackingException;

    /** Unpacks all that remains in {@code packed} into what remains in {@code into}. Both positions move. */
    void unpack(ByteBuffer packed, ByteBuffer into) throws BadPackingException;

    /** Unpacks what can be had of packed bytes whose end is missing; what was had lies before the position of {@code into}. */
    void unpackStart(ByteBuffer packed, ByteBuffer into);

    @Override
    void close();

    /** The packed bytes are damaged. */
    final class BadPackingException extends Exception {
        private static final long serialVersionUID = 1L;

        BadPackingException(String message) {
            super(message);
        }

        BadPackingException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
