package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Messages in file order, which needs no index. One chunk is in memory at a time. */
final class FileOrderMessages extends McapMessages {
    private final McapFile file;
    private final McapLimits limits;
    private final McapQuery query;
    private final Optional<Damage> damage;
    private final RecordScanner scanner;
    private final ChunkReader chunks;
    private final Chunk chunk = new Chunk();
    private final Definitions definitions;
    private final ChunkRecords records;
    private final FieldReader fields = new FieldReader();
    private boolean inChunk;
    private boolean ended;

    /** @param damage where damaged records are left out; empty: they are errors */
    FileOrderMessages(McapFile file, McapLimits limits, McapQuery query, long dataStart, Optional<Damage> damage) {
        this.file = file;
        this.limits = limits;
        this.query = query;
        this.damage = damage;
        scanner = new RecordScanner(file, dataStart, file.size());
        chunks = new ChunkReader(file, limits);
        definitions = new Definitions(limits);
        records = new ChunkRecords(definitions);
    }

    @Override
    public boolean next() throws IOException {
        while (!ended) {
            boolean scanning = !inChunk;
            try {
                if (scanning ? nextRecord() : restOfChunk()) {
                    return true;
                }
            } catch (McapException e) {
                if (damage.isEmpty()) {
                    throw e;
                }
                ended |= scanning && scanner.nextOffset() <= scanner.offset(); // nobody knows where the next record is
                damage.get().leaveOut(e.record() + " at byte " + e.offset(), e, 0);
            }
        }
        return false;
    }

    private boolean restOfChunk() throws McapException {
        inChunk = false; // a corrupt chunk is not continued
        inChunk = nextInChunk();
        return inChunk;
    }

    private boolean nextRecord() throws IOException {
        if (scanner.next()) {
            return takeRecord();
        }
        ended = true;
        throw new McapException(
                Code.TRUNCATED,
                RecordType.DATA_END.title(),
                file.size(),
                "the file ends without this record; all messages before were read");
    }

    private boolean nextInChunk() throws McapException {
        ByteBuffer bytes = chunk.records();
        while (records.nextMessage()) {
            if (take(bytes, records.contentPosition(), records.length(), chunk.offset)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the record at the scanner is a selected message. */
    private boolean takeRecord() throws IOException {
        switch (scanner.type()) {
            case MESSAGE -> {
                ByteBuffer content = scanner.content(limits.payloadBytes());
                return take(content, 0, content.limit(), scanner.offset());
            }
            case CHUNK -> {
                chunks.load(chunks.head(scanner.offset(), scanner.contentOffset(), scanner.length()), chunk);
                records.start(chunk);
                inChunk = true;
            }
            case SCHEMA -> definitions.schema(content());
            case CHANNEL -> definitions.channel(content());
            case DATA_END, FOOTER -> ended = true;
            case ATTACHMENT, METADATA, MESSAGE_INDEX, UNKNOWN -> {
                return false;
            }
            case HEADER, CHUNK_INDEX, ATTACHMENT_INDEX, STATISTICS, METADATA_INDEX, SUMMARY_OFFSET ->
                throw scanner.refuse(Code.MISPLACED, "this record is not allowed in the data section");
        }
        return false;
    }

    private FieldReader content() throws IOException {
        return fields.of(scanner.type(), scanner.offset(), scanner.content(limits.definitionBytes()));
    }

    private boolean take(ByteBuffer bytes, int position, int length, long offset) throws McapException {
        McapChannel channel = channel(definitions, bytes, position, length, offset);
        if (!query.wants(channel) || !query.wants(logTime(bytes, position))) {
            return false;
        }
        point(bytes, position, length, channel);
        return true;
    }

    @Override
    public void close() {
        chunks.close();
    }
}
