package io.foresight.ros2.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** A file put together record by record, so that it can hold what no writer would write. */
final class RawFile {
    private final RecordBytes bytes = new RecordBytes(1 << 12);

    RawFile() {
        bytes.u64(McapFile.MAGIC);
        record(RecordType.HEADER, header -> header.string("").string("test"));
    }

    long position() {
        return bytes.size();
    }

    RawFile record(RecordType type, Consumer<RecordBytes> content) {
        append(bytes, type, content);
        return this;
    }

    static void append(RecordBytes into, RecordType type, Consumer<RecordBytes> content) {
        int start = into.begin(type);
        content.accept(into);
        into.end(start);
    }

    /** A schema, a channel and a message of so many zeros, as bytes of a chunk. */
    static byte[] chunkRecords(int zeros) {
        RecordBytes records = new RecordBytes(1 << 12);
        SummaryWriter.schema(records, new McapSchema(1, "s", "ros2msg", Recording.SCHEMA));
        SummaryWriter.channel(records, new McapChannel(0, 1, "/a", "cdr", Map.of()));
        append(records, RecordType.MESSAGE, message -> {
            message.u16(0).u32(0).u64(5).u64(5);
            message.room(zeros).put(new byte[zeros]);
        });
        return array(records.content());
    }

    RawFile chunk(String compression, long unpackedSize, int crc, byte[] packed) {
        return record(RecordType.CHUNK, chunk -> chunk(chunk, compression, unpackedSize, crc, packed));
    }

    private static void chunk(RecordBytes chunk, String compression, long unpackedSize, int crc, byte[] packed) {
        chunk.u64(5).u64(5).u64(unpackedSize).u32(crc).string(compression).u64(packed.length);
        chunk.room(packed.length).put(packed);
    }

    /** Data end, and a footer without summary. */
    Path write(Path path) throws IOException {
        record(RecordType.DATA_END, end -> end.u32(0));
        return writeWithSummary(path, 0, summary -> {});
    }

    /** A summary that the consumer makes, after the data end that the caller put. */
    Path writeWithSummary(Path path, long summaryStart, Consumer<RecordBytes> summary) throws IOException {
        summary.accept(bytes);
        record(RecordType.FOOTER, footer -> footer.u64(summaryStart).u64(0).u32(0));
        bytes.u64(McapFile.MAGIC);
        return Files.write(path, array(bytes.content()));
    }

    static byte[] pack(ChunkCodec codec, byte[] content) {
        try (codec) {
            RecordBytes packed = new RecordBytes(1 << 12);
            codec.pack(direct(content), packed);
            return array(packed.content());
        }
    }

    static ByteBuffer direct(byte[] content) {
        return ByteBuffer.allocateDirect(content.length).put(content).flip();
    }

    static byte[] array(ByteBuffer buffer) {
        byte[] array = new byte[buffer.remaining()];
        buffer.get(array);
        return array;
    }
}
