package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** Reads and checks the summary at the end of a file. */
final class SummaryReader {
    /** Size of a footer's content: two offsets and a checksum. */
    static final int FOOTER_BYTES = 8 + 8 + 4;

    private static final int STEP = 1 << 16;
    private static final int MEMORY_OF_AN_INDEX = 64;

    private final McapFile file;
    private final McapLimits limits;
    private final long dataStart;
    private final FieldReader fields = new FieldReader();
    private final Definitions definitions;
    private final List<ChunkIndex> chunks = new ArrayList<>();
    private final List<AttachmentIndex> attachments = new ArrayList<>();
    private final List<MetadataIndex> metadata = new ArrayList<>();
    private McapStatistics statistics;

    SummaryReader(McapFile file, McapLimits limits, long dataStart) {
        this.file = file;
        this.limits = limits;
        this.dataStart = dataStart;
        definitions = new Definitions(limits);
    }

    /** The summary; empty when the file was written without one. Throws when it exists but is not intact. */
    Optional<McapSummary> read() throws IOException {
        long footer = file.size() - McapFile.MAGIC_BYTES - FOOTER_BYTES - RecordType.HEAD_BYTES;
        if (footer < dataStart) {
            throw new McapException(
                    Code.TRUNCATED, RecordType.FOOTER.title(), file.size(), "the file ends before this record");
        }
        ByteBuffer end = file.show(RecordType.FOOTER, footer, (int) (file.size() - footer));
        if (end.getLong(end.limit() - McapFile.MAGIC_BYTES) != McapFile.MAGIC
                || end.get() != RecordType.FOOTER.opcode()
                || end.getLong() != FOOTER_BYTES) {
            throw new McapException(
                    Code.TRUNCATED,
                    RecordType.FOOTER.title(),
                    footer,
                    "the file does not end with a footer and the end mark: it was not closed, or is truncated");
        }
        fields.of(RecordType.FOOTER, footer, end);
        long start = fields.size("summary_start");
        long offsetStart = fields.size("summary_offset_start");
        int crc = (int) fields.u32("summary_crc");
        if (start == 0) {
            return Optional.empty();
        }
        long recordsEnd = offsetStart == 0 ? footer : offsetStart;
        if (start < dataStart || start > recordsEnd || recordsEnd > footer) {
            throw fields.refuse(
                    Code.BAD_LENGTH,
                    "summary_start is " + start + " and summary_offset_start " + offsetStart + ", limits " + dataStart
                            + " and " + footer);
        }
        if (footer - start > limits.summaryBytes()) {
            throw fields.refuse(
                    Code.TOO_LARGE,
                    "the summary has " + (footer - start) + " bytes, the limit is " + limits.summaryBytes());
        }
        checkCrc(start, footer + RecordType.HEAD_BYTES + FOOTER_BYTES - 4, crc);
        readRecords(start, recordsEnd);
        checkOffsets(offsetStart, footer, start, recordsEnd);
        new IndexCheck(dataStart, start).check(chunks, attachments, metadata, statistics);
        return Optional.of(new McapSummary(
                definitions.schemas(),
                definitions.channels(),
                chunks,
                attachments,
                metadata,
                Optional.ofNullable(statistics)));
    }

    private void checkCrc(long start, long end, int declared) throws IOException {
        if (declared == 0) {
            return;
        }
        CRC32 crc = new CRC32();
        for (long at = start; at < end; at += STEP) {
            crc.update(file.show(RecordType.FOOTER, at, (int) Math.min(STEP, end - at)));
        }
        if ((int) crc.getValue() != declared) {
            throw fields.refuse(
                    Code.CRC_WRONG,
                    String.format("summary_crc is 0x%08x, the computed one is 0x%08x", declared, crc.getValue()));
        }
    }

    private void readRecords(long start, long end) throws IOException {
        RecordScanner scanner = new RecordScanner(file, start, end);
        long indexBytes = 0;
        while (scanner.next()) {
            fields.of(scanner.type(), scanner.offset(), scanner.content(limits.definitionBytes()));
            switch (scanner.type()) {
                case SCHEMA -> definitions.schema(fields);
                case CHANNEL -> definitions.channelCopy(fields);
                case CHUNK_INDEX -> chunks.add(chunkIndex());
                case ATTACHMENT_INDEX -> attachments.add(attachmentIndex());
                case METADATA_INDEX ->
                    metadata.add(
                            new MetadataIndex(fields.size("offset"), fields.size("length"), fields.string("name")));
                case STATISTICS -> readStatistics(scanner);
                case UNKNOWN -> indexBytes -= MEMORY_OF_AN_INDEX;
                case HEADER, FOOTER, MESSAGE, CHUNK, MESSAGE_INDEX, ATTACHMENT, METADATA, SUMMARY_OFFSET, DATA_END ->
                    throw scanner.refuse(Code.MISPLACED, "this record is not allowed in the summary");
            }
            indexBytes += scanner.length() + MEMORY_OF_AN_INDEX;
            if (indexBytes > limits.summaryBytes()) {
                throw scanner.refuse(
                        Code.TOO_LARGE,
                        "the summary takes " + indexBytes + " bytes, the limit is " + limits.summaryBytes());
            }
        }
    }

    private ChunkIndex chunkIndex() throws McapException {
        return new ChunkIndex(
                fields.u64("message_start_time"),
                fields.u64("message_end_time"),
                fields.size("chunk_start_offset"),
                fields.size("chunk_length"),
                fields.longs("message_index_offsets"),
                fields.size("message_index_length"),
                fields.string("compression"),
                fields.size("compressed_size"),
                fields.size("uncompressed_size"));
    }

    private AttachmentIndex attachmentIndex() throws McapException {
        return new AttachmentIndex(
                fields.size("offset"),
                fields.size("length"),
                fields.u64("log_time"),
                fields.u64("create_time"),
                fields.size("data_size"),
                fields.string("name"),
                fields.string("media_type"));
    }

    private void readStatistics(RecordScanner scanner) throws McapException {
        if (statistics != null) {
            throw scanner.refuse(Code.CONFLICT, "the summary contains it twice");
        }
        statistics = new McapStatistics(
                fields.size("message_count"),
                fields.u16("schema_count"),
                fields.u32("channel_count"),
                fields.u32("attachment_count"),
                fields.u32("metadata_count"),
                fields.u32("chunk_count"),
                fields.u64("message_start_time"),
                fields.u64("message_end_time"),
                fields.longs("channel_message_counts"));
    }

    /** Checks that every group referenced by a summary offset is in the summary. */
    private void checkOffsets(long start, long end, long summaryStart, long summaryEnd) throws IOException {
        if (start == 0) {
            return;
        }
        RecordScanner scanner = new RecordScanner(file, start, end);
        while (scanner.next()) {
            if (scanner.type() == RecordType.UNKNOWN) {
                continue;
            }
            if (scanner.type() != RecordType.SUMMARY_OFFSET) {
                throw scanner.refuse(Code.MISPLACED, "this record is not allowed among the summary offsets");
            }
            fields.of(scanner.type(), scanner.offset(), scanner.content(limits.definitionBytes()));
            fields.u8("group_opcode");
            long groupStart = fields.size("group_start");
            long groupLength = fields.size("group_length");
            if (groupStart < summaryStart || groupStart > summaryEnd || groupLength > summaryEnd - groupStart) {
                throw fields.refuse(
                        Code.BAD_INDEX,
                        "the group is at " + groupStart + " with " + groupLength + " bytes, the summary at "
                                + summaryStart + " to " + summaryEnd);
            }
        }
    }
}
