package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Creates an intact recording from a damaged one. It keeps every message of every complete chunk with a correct checksum; of a chunk that
 * is cut off by the end of the file, all messages that can be decompressed; attachments and metadata. Chunks with a wrong checksum are
 * skipped; after a record with an invalid length, reading continues at the next chunk listed in an intact summary. Ids of schemas and
 * channels may change. The damaged file is only read.
 */
public final class McapRecovery {
    private static final int MOST_PROBLEMS = 100;

    private final McapFile file;
    private final McapLimits limits;
    private final McapWriter writer;
    private final ChunkReader chunkReader;
    private final Definitions definitions;
    private final ChunkRecords records;
    private final Chunk chunk = new Chunk();
    private final FieldReader fields = new FieldReader();
    private final Map<Integer, Integer> schemaIds = new HashMap<>();
    private final Map<Integer, Integer> channelIds = new HashMap<>();
    private final List<McapException> problems = new ArrayList<>();
    private long messages;
    private long unchecked;
    private long chunks;
    private long brokenChunks;
    private long lostBytes;
    private boolean ended;

    private McapRecovery(McapFile file, McapLimits limits, McapWriter writer, ChunkReader chunkReader) {
        this.file = file;
        this.limits = limits;
        this.writer = writer;
        this.chunkReader = chunkReader;
        definitions = new Definitions(limits);
        records = new ChunkRecords(definitions);
    }

    /**
     * Recovers a recording into a new file. Throws {@link McapException} when not even the header can be read.
     *
     * @param damaged the recording to read
     * @param whole the file to create; must not exist
     * @param settings of the new file; the profile is taken from the damaged file
     */
    public static RecoveryReport recover(Path damaged, Path whole, McapSettings settings, McapLimits limits)
            throws IOException {
        try (McapFile file = McapFile.open(damaged)) {
            String profile = McapReader.header(file, limits).string("profile");
            try (McapWriter writer = McapWriter.create(whole, settings.withProfile(profile));
                    ChunkReader chunkReader = new ChunkReader(file, limits)) {
                return new McapRecovery(file, limits, writer, chunkReader).recover();
            }
        }
    }

    /**
     * Reads back what {@link #recover} wrote, to its last byte.
     *
     * @param report of that recovery
     * @throws McapException when it is not intact, or does not hold what the report says
     */
    public static void verify(Path whole, RecoveryReport report, McapLimits limits) throws IOException {
        try (McapReader reader = McapReader.open(whole, limits)) {
            for (AttachmentIndex attachment : reader.wholeSummary().attachments()) {
                reader.attachment(attachment);
            }
            reader.checkDataSection();
            long read = 0;
            try (McapMessages messages = reader.messages(McapQuery.ALL)) {
                while (messages.next()) {
                    read++;
                }
            }
            if (read != report.messages()) {
                throw new McapException(
                        Code.BAD_INDEX,
                        RecordType.STATISTICS.title(),
                        0,
                        "the recovered file holds " + read + " messages, " + report.messages()
                                + " were written: the disk may be failing");
            }
        }
    }

    private RecoveryReport recover() throws IOException {
        long dataStart = McapReader.dataStart(file);
        List<ChunkIndex> known = knownChunks(dataStart);
        RecordScanner scanner = new RecordScanner(file, dataStart, file.size());
        while (!ended) {
            try {
                if (!scanner.next()) {
                    ended = true;
                    note(new McapException(
                            Code.TRUNCATED,
                            RecordType.DATA_END.title(),
                            file.size(),
                            "the file ends without this record"));
                    continue;
                }
            } catch (McapException e) {
                note(e);
                rescue(scanner);
                scanner = resume(scanner, known);
                continue;
            }
            take(scanner);
        }
        return new RecoveryReport(messages, unchecked, chunks, brokenChunks, file.size(), lostBytes, problems);
    }

    private List<ChunkIndex> knownChunks(long dataStart) throws IOException {
        try {
            return new SummaryReader(file, limits, dataStart)
                    .read()
                    .map(McapSummary::chunks)
                    .orElse(List.of());
        } catch (McapException e) {
            note(e);
            return List.of();
        }
    }

    /** Where to continue after corrupt data: at the next chunk listed in an index, if there is one. */
    private RecordScanner resume(RecordScanner broken, List<ChunkIndex> known) {
        long next = known.stream()
                .mapToLong(ChunkIndex::offset)
                .filter(offset -> offset > broken.offset())
                .min()
                .orElse(-1);
        ended = next < 0;
        lostBytes += (ended ? file.size() : next) - broken.offset();
        return ended ? broken : new RecordScanner(file, next, file.size());
    }

    private void take(RecordScanner scanner) throws IOException {
        try {
            switch (scanner.type()) {
                case CHUNK -> takeChunk(scanner);
                case SCHEMA -> definitions.schema(content(scanner));
                case CHANNEL -> definitions.channel(content(scanner));
                case MESSAGE -> {
                    ByteBuffer content = scanner.content(limits.payloadBytes());
                    write(content, 0, content.limit(), scanner.offset());
                }
                case ATTACHMENT -> writer.attach(McapReader.attachment(content(scanner, limits.payloadBytes())));
                case METADATA -> writer.addMetadata(McapReader.metadata(content(scanner)));
                case DATA_END, FOOTER -> ended = true;
                case MESSAGE_INDEX, UNKNOWN -> {}
                case HEADER, CHUNK_INDEX, ATTACHMENT_INDEX, STATISTICS, METADATA_INDEX, SUMMARY_OFFSET ->
                    throw scanner.refuse(Code.MISPLACED, "this record is not allowed in the data section");
            }
        } catch (McapException e) {
            note(e);
            lostBytes += scanner.nextOffset() - scanner.offset();
        }
    }

    private void takeChunk(RecordScanner scanner) throws IOException {
        brokenChunks++; // until the chunk is verified
        ChunkHead head = chunkReader.head(scanner.offset(), scanner.contentOffset(), scanner.length());
        chunkReader.load(head, chunk);
        writeMessages();
        brokenChunks--;
        chunks++;
    }

    /** Recovers as much as possible of a chunk that is cut off by the end of the file. */
    private void rescue(RecordScanner scanner) throws IOException {
        if (scanner.type() != RecordType.CHUNK || scanner.length() < 0) {
            return;
        }
        brokenChunks++;
        long before = messages;
        try {
            ChunkHead head = chunkReader.head(scanner.offset(), scanner.contentOffset(), scanner.length());
            chunkReader.loadStart(head, chunk);
            writeMessages();
        } catch (McapException e) {
            note(e); // where the chunk is cut off
        }
        unchecked += messages - before;
    }

    private void writeMessages() throws IOException {
        records.start(chunk);
        while (records.nextMessage()) {
            write(chunk.records(), records.contentPosition(), records.length(), chunk.offset);
        }
    }

    private void write(ByteBuffer bytes, int position, int length, long offset) throws IOException {
        McapChannel channel = McapMessages.channel(definitions, bytes, position, length, offset);
        if (length > McapWriter.LARGEST_MESSAGE) {
            throw new McapException(
                    Code.TOO_LARGE,
                    RecordType.MESSAGE.title(),
                    offset,
                    "it has " + length + " bytes, the limit is " + McapWriter.LARGEST_MESSAGE);
        }
        Integer id = channelIds.get(channel.id());
        if (id == null) {
            id = writer.addChannel(
                    schemaId(channel.schemaId()), channel.topic(), channel.messageEncoding(), channel.metadata());
            channelIds.put(channel.id(), id);
        }
        writer.write(
                id,
                McapMessages.sequence(bytes, position),
                McapMessages.logTime(bytes, position),
                McapMessages.publishTime(bytes, position),
                McapMessages.data(bytes, position, length));
        messages++;
    }

    private int schemaId(int old) throws IOException {
        if (old == 0) {
            return 0;
        }
        Integer id = schemaIds.get(old);
        if (id == null) {
            McapSchema schema = Objects.requireNonNull(definitions.schemas().get(old), "checked with its channel");
            id = writer.addSchema(schema.name(), schema.encoding(), schema.data());
            schemaIds.put(old, id);
        }
        return id;
    }

    private FieldReader content(RecordScanner scanner) throws IOException {
        return content(scanner, limits.definitionBytes());
    }

    private FieldReader content(RecordScanner scanner, int limit) throws IOException {
        return fields.of(scanner.type(), scanner.offset(), scanner.content(limit));
    }

    private void note(McapException problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }
}
