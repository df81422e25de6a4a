package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.nio.ByteBuffer;

/** Iterates over the messages of a decompressed chunk and adds the schemas and channels found on the way. */
final class ChunkRecords {
    private final FieldReader fields = new FieldReader();
    private final Definitions definitions;
    private ByteBuffer records = ByteBuffer.allocate(0);
    private long chunkOffset;
    private int next;
    private int position;
    private int length;

    ChunkRecords(Definitions definitions) {
        this.definitions = definitions;
    }

    void start(Chunk chunk) {
        records = chunk.records();
        chunkOffset = chunk.offset;
        next = 0;
    }

    /** Moves to the next message; false at the end. */
    boolean nextMessage() throws McapException {
        while (next < records.limit()) {
            int left = records.limit() - next - RecordType.HEAD_BYTES;
            if (left < 0) {
                throw refuse(Code.TRUNCATED, next, "ends inside a record's header");
            }
            int opcode = records.get(next) & 0xFF;
            long size = records.getLong(next + 1);
            if (size < 0 || size > left) {
                throw refuse(
                        Code.TRUNCATED,
                        next,
                        "has a record of " + Long.toUnsignedString(size) + " bytes where " + left + " are left");
            }
            RecordType type = RecordType.of(opcode);
            position = next;
            length = (int) size;
            next += RecordType.HEAD_BYTES + length;
            if (type == RecordType.MESSAGE) {
                return true;
            } else if (type == RecordType.SCHEMA) {
                definitions.schema(fields.of(type, chunkOffset, content()));
            } else if (type == RecordType.CHANNEL) {
                definitions.channel(fields.of(type, chunkOffset, content()));
            } else if (type != RecordType.UNKNOWN || opcode == 0) {
                throw refuse(
                        Code.MISPLACED,
                        position,
                        "has a record of opcode " + opcode + ", which is not allowed in a chunk");
            }
        }
        return false;
    }

    /** Position of the message's record in the chunk. */
    int position() {
        return position;
    }

    /** Position of the message's content in the chunk. */
    int contentPosition() {
        return position + RecordType.HEAD_BYTES;
    }

    /** Size of the message's content, bytes. */
    int length() {
        return length;
    }

    private ByteBuffer content() {
        return records.slice(contentPosition(), length);
    }

    private McapException refuse(Code code, int at, String problem) {
        return new McapException(
                code, RecordType.CHUNK.title(), chunkOffset, "byte " + at + " of its records " + problem);
    }
}
