package io.foresight.ros2.mcap;

import io.foresight.core.pack.BadPackingException;
import java.nio.ByteBuffer;

/** A compression method for the records of a chunk. All buffers are outside the heap; not thread-safe. */
interface ChunkCodec extends AutoCloseable {
    /** Appends the compressed form of the remaining bytes of {@code from}, whose position is not changed. */
    void pack(ByteBuffer from, RecordBytes into);

    /**
     * Upper bound of the decompressed size, from the compressed data's own headers, without decompressing. So a wrong declared size is
     * rejected before memory is allocated. {@link Long#MAX_VALUE} when the headers do not state it.
     */
    long unpackedBound(ByteBuffer packed) throws BadPackingException;

    /** Decompresses the remaining bytes of {@code packed} into the remaining space of {@code into}. Both positions advance. */
    void unpack(ByteBuffer packed, ByteBuffer into) throws BadPackingException;

    /** Decompresses as much as possible of truncated data; the result is before the position of {@code into}. */
    void unpackStart(ByteBuffer packed, ByteBuffer into);

    @Override
    void close();
}
