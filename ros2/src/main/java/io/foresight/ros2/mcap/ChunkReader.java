package io.foresight.ros2.mcap;

import io.foresight.core.pack.BadPackingException;
import io.foresight.ros2.mcap.McapException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Decompresses chunks and verifies their checksums. Memory is allocated only after the chunk's sizes have been checked. */
final class ChunkReader implements AutoCloseable {
    private final McapFile file;
    private final McapLimits limits;
    private final ChunkCodec lz4 = new Lz4Codec();
    private final ChunkCodec zstd = new ZstdCodec(1);
    private final CRC32 crc = new CRC32();

    ChunkReader(McapFile file, McapLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** Reads the header of a chunk record. */
    ChunkHead head(long offset, long contentOffset, long length) throws IOException {
        return ChunkHead.read(file, offset, contentOffset, length, limits);
    }

    /** Reads a whole chunk. */
    void load(ChunkHead head, Chunk into) throws IOException {
        into.offset = head.offset();
        into.startTime = head.startTime();
        into.endTime = head.endTime();
        int unpackedSize = (int) head.unpackedSize();
        if (head.compression() == McapCompression.NONE) {
            file.read(RecordType.CHUNK, head.recordsOffset(), into.room(unpackedSize));
        } else {
            ByteBuffer packed = file.show(RecordType.CHUNK, head.recordsOffset(), (int) head.packedSize());
            try {
                unpack(head, packed, unpackedSize, into);
            } catch (BadPackingException e) {
                throw new McapException(
                        Code.BAD_COMPRESSION,
                        RecordType.CHUNK.title(),
                        head.offset(),
                        head.compression().label() + " " + e.getMessage(),
                        e);
            }
        }
        ByteBuffer records = into.records();
        if (head.crc() != 0) {
            crc.reset();
            crc.update(records);
            records.rewind();
            if ((int) crc.getValue() != head.crc()) {
                throw refuse(
                        head,
                        Code.CRC_WRONG,
                        String.format(
                                "uncompressed_crc is 0x%08x, the computed one is 0x%08x", head.crc(), crc.getValue()));
            }
        }
    }

    private void unpack(ChunkHead head, ByteBuffer packed, int unpackedSize, Chunk into)
            throws BadPackingException, McapException {
        if (unpackedSize == 0 && !packed.hasRemaining()) {
            into.room(0);
            return; // some writers store no bytes at all for a chunk without records
        }
        ChunkCodec codec = codec(head);
        long bound = codec.unpackedBound(packed);
        if (bound < unpackedSize) {
            throw refuse(
                    head,
                    Code.BAD_LENGTH,
                    "uncompressed_size is " + unpackedSize + ", the records decompress to at most " + bound);
        }
        ByteBuffer room = into.room(unpackedSize);
        codec.unpack(packed, room);
        if (room.hasRemaining()) {
            throw refuse(
                    head,
                    Code.BAD_LENGTH,
                    "uncompressed_size is " + unpackedSize + ", the records decompress to " + room.position());
        }
        room.rewind();
    }

    /** Reads as much as possible of a chunk that is cut off by the end of the file; its checksum cannot be verified. */
    void loadStart(ChunkHead head, Chunk into) throws IOException {
        into.offset = head.offset();
        into.startTime = head.startTime();
        into.endTime = head.endTime();
        int there = (int) Math.min(head.packedSize(), file.size() - head.recordsOffset());
        if (head.compression() == McapCompression.NONE) {
            file.read(RecordType.CHUNK, head.recordsOffset(), into.room(there));
            return;
        }
        ByteBuffer packed = file.show(RecordType.CHUNK, head.recordsOffset(), there);
        ByteBuffer room = into.room((int) head.unpackedSize());
        codec(head).unpackStart(packed, room);
        room.flip();
    }

    private ChunkCodec codec(ChunkHead head) {
        return head.compression() == McapCompression.LZ4 ? lz4 : zstd;
    }

    private static McapException refuse(ChunkHead head, Code code, String problem) {
        return new McapException(code, RecordType.CHUNK.title(), head.offset(), problem);
    }

    @Override
    public void close() {
        lz4.close();
        zstd.close();
    }
}
