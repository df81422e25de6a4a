package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a summary from the data section, for files whose writer stored none, or one that leaves out what is optional: copies of schemas and
 * channels, statistics, indexes of chunks. Reads the whole file once.
 */
final class SummarySurvey {
    private final RecordScanner scanner;
    private final McapFile file;
    private final McapLimits limits;
    private final ChunkReader chunkReader;
    private final Chunk chunk = new Chunk();
    private final Definitions definitions;
    private final ChunkRecords records;
    private final FieldReader fields = new FieldReader();
    private final List<ChunkIndex> chunks = new ArrayList<>();
    private final Map<Integer, Long> counts = new HashMap<>();
    private long messages;
    private long outsideChunks;
    private long attachments;
    private long metadata;
    private long startTime = -1; // the largest unsigned
    private long endTime;

    private SummarySurvey(McapFile file, McapLimits limits, ChunkReader chunkReader, long dataStart) {
        this.file = file;
        this.limits = limits;
        this.chunkReader = chunkReader;
        scanner = new RecordScanner(file, dataStart, file.size());
        definitions = new Definitions(limits);
        records = new ChunkRecords(definitions);
    }

    /** Whether a summary says all that is to be known without reading the data. */
    static boolean isWhole(McapSummary summary) {
        if (summary.statistics().isEmpty()) {
            return false;
        }
        McapStatistics statistics = summary.statistics().get();
        Map<Integer, McapChannel> channels = summary.channels();
        return channels.size() >= statistics.channelCount()
                && channels.keySet()
                        .containsAll(statistics.channelMessageCounts().keySet())
                && (statistics.messageCount() == 0
                        || !statistics.channelMessageCounts().isEmpty())
                && statistics.chunkCount() == summary.chunks().size()
                && summary.chunks().stream().allMatch(index -> channels.keySet()
                        .containsAll(index.messageIndexOffsets().keySet()))
                && channels.values().stream()
                        .allMatch(channel ->
                                channel.schemaId() == 0 || summary.schemas().containsKey(channel.schemaId()));
    }

    /**
     * The summary that the writer could have stored.
     *
     * @param stored what it did store; its indexes of attachments and metadata are kept, as are those of chunks if they are whole
     * @throws McapException when the data section is damaged
     */
    static McapSummary of(McapFile file, McapLimits limits, long dataStart, Optional<McapSummary> stored)
            throws IOException {
        try (ChunkReader chunks = new ChunkReader(file, limits)) {
            return new SummarySurvey(file, limits, chunks, dataStart).survey(stored);
        }
    }

    private McapSummary survey(Optional<McapSummary> stored) throws IOException {
        while (takeNext()) {
            // counts
        }
        List<ChunkIndex> indexed = stored.map(McapSummary::chunks).orElse(List.of());
        List<ChunkIndex> known = indexed.size() == chunks.size() ? indexed : chunks;
        McapStatistics statistics = new McapStatistics(
                messages,
                definitions.schemas().size(),
                definitions.channels().size(),
                attachments,
                metadata,
                chunks.size(),
                messages == 0 ? 0 : startTime,
                endTime,
                counts);
        return new McapSummary(
                definitions.schemas(),
                definitions.channels(),
                outsideChunks > 0 ? List.of() : known, // else those outside would not be found
                stored.map(McapSummary::attachments).orElse(List.of()),
                stored.map(McapSummary::metadata).orElse(List.of()),
                Optional.of(statistics));
    }

    /** Takes the next record of the data section; false at its end. */
    private boolean takeNext() throws IOException {
        if (!scanner.next()) {
            throw new McapException(
                    Code.TRUNCATED, RecordType.DATA_END.title(), file.size(), "the file ends without this record");
        }
        switch (scanner.type()) {
            case MESSAGE -> {
                ByteBuffer content = scanner.content(limits.payloadBytes());
                count(content, 0, content.limit(), scanner.offset());
                outsideChunks++;
            }
            case CHUNK -> takeChunk();
            case SCHEMA -> definitions.schema(content());
            case CHANNEL -> definitions.channel(content());
            case ATTACHMENT -> attachments++;
            case METADATA -> metadata++;
            case DATA_END, FOOTER -> {
                return false;
            }
            case MESSAGE_INDEX, UNKNOWN -> {
                return true;
            }
            case HEADER, CHUNK_INDEX, ATTACHMENT_INDEX, STATISTICS, METADATA_INDEX, SUMMARY_OFFSET ->
                throw scanner.refuse(Code.MISPLACED, "this record is not allowed in the data section");
        }
        return true;
    }

    private void takeChunk() throws IOException {
        ChunkHead head = chunkReader.head(scanner.offset(), scanner.contentOffset(), scanner.length());
        chunkReader.load(head, chunk);
        records.start(chunk);
        while (records.nextMessage()) {
            count(chunk.records(), records.contentPosition(), records.length(), chunk.offset);
        }
        chunks.add(new ChunkIndex(
                head.startTime(),
                head.endTime(),
                scanner.offset(),
                scanner.nextOffset() - scanner.offset(),
                Map.of(),
                0,
                head.compression().label(),
                head.packedSize(),
                head.unpackedSize()));
    }

    private void count(ByteBuffer bytes, int position, int length, long offset) throws McapException {
        McapChannel channel = McapMessages.channel(definitions, bytes, position, length, offset);
        long time = McapMessages.logTime(bytes, position);
        messages++;
        counts.merge(channel.id(), 1L, Long::sum);
        startTime = Long.compareUnsigned(time, startTime) < 0 ? time : startTime;
        endTime = Long.compareUnsigned(time, endTime) > 0 ? time : endTime;
    }

    private FieldReader content() throws IOException {
        return fields.of(scanner.type(), scanner.offset(), scanner.content(limits.definitionBytes()));
    }
}
