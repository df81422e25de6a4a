package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.IOException;

/**
 * The fields of a chunk record before its records.
 *
 * @param recordsOffset file offset of the compressed records
 * @param packedSize size of the compressed records, bytes
 */
record ChunkHead(
        long offset,
        long startTime,
        long endTime,
        long unpackedSize,
        int crc,
        McapCompression compression,
        long recordsOffset,
        long packedSize) {
    private static final int FIXED_BYTES = 8 + 8 + 8 + 4 + 4 + 8;
    private static final int LONGEST_NAME = 64;

    /** Reads and checks the header of the chunk at a scanner's position. Its declared length may exceed the file. */
    static ChunkHead read(McapFile file, long offset, long contentOffset, long length, McapLimits limits)
            throws IOException {
        int shown = (int) Math.min(Math.min(length, FIXED_BYTES + LONGEST_NAME), file.size() - contentOffset);
        FieldReader fields =
                new FieldReader().of(RecordType.CHUNK, offset, file.show(RecordType.CHUNK, contentOffset, shown));
        long startTime = fields.u64("message_start_time");
        long endTime = fields.u64("message_end_time");
        long unpackedSize = fields.size("uncompressed_size");
        int crc = (int) fields.u32("uncompressed_crc");
        String name = fields.string("compression");
        McapCompression compression = McapCompression.of(name)
                .orElseThrow(() -> fields.refuse(
                        Code.UNKNOWN_COMPRESSION, "compression is '" + name + "', supported are '', 'lz4' and 'zstd'"));
        long packedSize = fields.size("length of records");
        long recordsOffset = contentOffset + shown - fields.remaining();
        long room = contentOffset + length - recordsOffset;
        if (packedSize > room) {
            throw fields.refuse(
                    Code.BAD_LENGTH, "records must have " + packedSize + " bytes, the chunk has " + room + " left");
        }
        ChunkHead head =
                new ChunkHead(offset, startTime, endTime, unpackedSize, crc, compression, recordsOffset, packedSize);
        head.check(fields, limits);
        return head;
    }

    private void check(FieldReader fields, McapLimits limits) throws McapException {
        if (Long.compareUnsigned(startTime, endTime) > 0) {
            throw fields.refuse(
                    Code.BAD_INDEX,
                    "message_start_time is " + Long.toUnsignedString(startTime) + ", after message_end_time "
                            + Long.toUnsignedString(endTime));
        }
        if (packedSize > limits.payloadBytes() || unpackedSize > limits.payloadBytes()) {
            throw fields.refuse(
                    Code.TOO_LARGE,
                    "records have " + packedSize + " bytes and decompress to " + unpackedSize + ", the limit is "
                            + limits.payloadBytes());
        }
        if (compression == McapCompression.NONE && packedSize != unpackedSize) {
            throw fields.refuse(
                    Code.BAD_LENGTH,
                    "uncompressed_size is " + unpackedSize + ", but " + packedSize + " bytes are stored uncompressed");
        }
        long allowed = Math.max(McapLimits.RATIO_FREE_BYTES, packedSize * limits.ratio());
        if (compression != McapCompression.NONE && unpackedSize > allowed) {
            throw fields.refuse(
                    Code.TOO_LARGE,
                    packedSize + " bytes would decompress to " + unpackedSize + ", the limit is " + limits.ratio()
                            + " : 1");
        }
    }
}
