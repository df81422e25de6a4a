package io.foresight.ros2.mcap;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes everything after the last message: the end of the data section, the summary in groups, their offsets, and the footer. */
final class SummaryWriter {
    private final RecordOutput output;
    private final RecordBytes records = new RecordBytes(1 << 16);
    private final RecordBytes offsets = new RecordBytes(1 << 10);
    private long start;

    SummaryWriter(RecordOutput output) {
        this.output = output;
    }

    void write(
            Collection<McapSchema> schemas,
            Collection<McapChannel> channels,
            McapStatistics statistics,
            List<ChunkIndex> chunks,
            List<AttachmentIndex> attachments,
            List<MetadataIndex> metadata)
            throws IOException {
        int dataEnd = records.begin(RecordType.DATA_END);
        records.u32(output.sum());
        records.end(dataEnd);
        output.write(records);
        output.restartSum();
        start = output.position();
        group(RecordType.SCHEMA, schemas, SummaryWriter::schema);
        group(RecordType.CHANNEL, channels, SummaryWriter::channel);
        group(RecordType.STATISTICS, List.of(statistics), SummaryWriter::statistics);
        group(RecordType.CHUNK_INDEX, chunks, SummaryWriter::chunkIndex);
        group(RecordType.ATTACHMENT_INDEX, attachments, SummaryWriter::attachmentIndex);
        group(RecordType.METADATA_INDEX, metadata, SummaryWriter::metadataIndex);
        long offsetStart = output.position();
        output.write(offsets);
        int footer = records.begin(RecordType.FOOTER);
        records.u64(start).u64(offsetStart).u32(0);
        records.end(footer);
        output.write(records.content().limit(records.size() - 4));
        int sum = output.sum();
        records.clear();
        records.u32(sum).u64(McapFile.MAGIC);
        output.write(records);
    }

    private <T> void group(RecordType type, Collection<T> items, BiConsumer<RecordBytes, T> put) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        long groupStart = output.position();
        for (T item : items) {
            put.accept(records, item);
        }
        output.write(records);
        int offset = offsets.begin(RecordType.SUMMARY_OFFSET);
        offsets.room(1).put(type.opcode());
        offsets.u64(groupStart).u64(output.position() - groupStart);
        offsets.end(offset);
    }

    static void schema(RecordBytes into, McapSchema schema) {
        int record = into.begin(RecordType.SCHEMA);
        into.u16(schema.id()).string(schema.name()).string(schema.encoding()).bytes(schema.data());
        into.end(record);
    }

    static void channel(RecordBytes into, McapChannel channel) {
        int record = into.begin(RecordType.CHANNEL);
        into.u16(channel.id()).u16(channel.schemaId());
        into.string(channel.topic()).string(channel.messageEncoding()).strings(channel.metadata());
        into.end(record);
    }

    private static void statistics(RecordBytes into, McapStatistics statistics) {
        int record = into.begin(RecordType.STATISTICS);
        into.u64(statistics.messageCount()).u16(statistics.schemaCount()).u32(statistics.channelCount());
        into.u32(statistics.attachmentCount()).u32(statistics.metadataCount()).u32(statistics.chunkCount());
        into.u64(statistics.startTime()).u64(statistics.endTime()).longs(statistics.channelMessageCounts());
        into.end(record);
    }

    private static void chunkIndex(RecordBytes into, ChunkIndex index) {
        int record = into.begin(RecordType.CHUNK_INDEX);
        into.u64(index.startTime()).u64(index.endTime()).u64(index.offset()).u64(index.length());
        into.longs(index.messageIndexOffsets()).u64(index.messageIndexLength());
        into.string(index.compression()).u64(index.compressedSize()).u64(index.uncompressedSize());
        into.end(record);
    }

    private static void attachmentIndex(RecordBytes into, AttachmentIndex index) {
        int record = into.begin(RecordType.ATTACHMENT_INDEX);
        into.u64(index.offset()).u64(index.length()).u64(index.logTime()).u64(index.createTime());
        into.u64(index.dataSize()).string(index.name()).string(index.mediaType());
        into.end(record);
    }

    private static void metadataIndex(RecordBytes into, MetadataIndex index) {
        int record = into.begin(RecordType.METADATA_INDEX);
        into.u64(index.offset()).u64(index.length()).string(index.name());
        into.end(record);
    }
}
