package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Reads a recording. Where its summary is intact, messages come in the order of their log times and only the chunks that can hold
 * wanted ones are read; otherwise they come as they stand in the file, up to the damage. Memory is bounded by {@link McapLimits}
 * whatever the file claims. Everything wrong with the file is a {@link McapException}.
 */
public final class McapReader implements Closeable {
    private final McapFile file;
    private final McapLimits limits;
    private final String profile;
    private final String library;
    private final long dataStart;
    private final Optional<McapSummary> summary;
    private final Optional<McapException> summaryProblem;

    private McapReader(McapFile file, McapLimits limits) throws IOException {
        this.file = file;
        this.limits = limits;
        FieldReader header = header(file, limits);
        profile = header.string("profile");
        library = header.string("library");
        dataStart = dataStart(file);
        Optional<McapSummary> found = Optional.empty();
        McapException problem = null;
        try {
            found = new SummaryReader(file, limits, dataStart).read();
        } catch (McapException e) {
            problem = e;
        }
        summary = found;
        summaryProblem = Optional.ofNullable(problem);
    }

    /** Opens a recording with the usual limits. */
    public static McapReader open(Path path) throws IOException {
        return open(path, McapLimits.DEFAULT);
    }

    /** Opens a recording. One that is still being written, or was cut, opens if its header is whole. */
    public static McapReader open(Path path, McapLimits limits) throws IOException {
        McapFile file = McapFile.open(path);
        try {
            return new McapReader(file, limits);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    /** Checks the mark at the start and gives the header's fields. */
    static FieldReader header(McapFile file, McapLimits limits) throws IOException {
        int shown = (int) Math.min(McapFile.MAGIC_BYTES, file.size());
        ByteBuffer magic = file.show(RecordType.HEADER, 0, shown);
        if (shown < McapFile.MAGIC_BYTES || magic.getLong() != McapFile.MAGIC) {
            throw new McapException(
                    Code.BAD_MAGIC, RecordType.HEADER.title(), 0, "the file does not start as MCAP version 0 does");
        }
        RecordScanner scanner = new RecordScanner(file, McapFile.MAGIC_BYTES, file.size());
        if (!scanner.next()) {
            throw new McapException(
                    Code.TRUNCATED, RecordType.HEADER.title(), McapFile.MAGIC_BYTES, "the file ends before it");
        }
        if (scanner.type() != RecordType.HEADER) {
            throw scanner.refuse(Code.MISPLACED, "the first record must be the header");
        }
        return new FieldReader().of(RecordType.HEADER, scanner.offset(), scanner.content(limits.definitionBytes()));
    }

    /** Where the record after the header starts; the header was checked before. */
    static long dataStart(McapFile file) throws IOException {
        RecordScanner scanner = new RecordScanner(file, McapFile.MAGIC_BYTES, file.size());
        scanner.next();
        return scanner.nextOffset();
    }

    /** What the file is for, such as {@code ros2}; empty when not said. */
    public String profile() {
        return profile;
    }

    /** What wrote it. */
    public String library() {
        return library;
    }

    /** What the file's end says about it; empty when there is none or it is damaged. */
    public Optional<McapSummary> summary() {
        return summary;
    }

    /** Why the file's end cannot be used, if it cannot. */
    public Optional<McapException> summaryProblem() {
        return summaryProblem;
    }

    /** Whether {@link #messages} come in the order of their log times. */
    public boolean indexed() {
        return summary.isPresent() && !summary.get().chunks().isEmpty();
    }

    /** The messages wanted: in the order of their log times when {@link #indexed}, else as they stand in the file. */
    public McapMessages messages(McapQuery query) throws IOException {
        return indexed()
                ? new LogTimeMessages(file.again(), limits, summary.orElseThrow(), query)
                : messagesInFileOrder(query);
    }

    /** The messages wanted, as they stand in the file. Indexes are not used. */
    public McapMessages messagesInFileOrder(McapQuery query) throws IOException {
        return new FileOrderMessages(file.again(), limits, query, dataStart);
    }

    /**
     * The log times of a topic's messages, rising (unsigned), as the indexes give them, without unpacking anything. Empty when not
     * {@link #indexed}, or when chunks do not say what is in them.
     */
    public Optional<long[]> logTimes(String topic) throws IOException {
        return indexed() ? new TopicTimes(file.again(), limits).read(summary.orElseThrow(), topic) : Optional.empty();
    }

    /**
     * Reads the whole file and compares the checksum of its data section, which covers every byte before the summary. With an intact
     * {@link #summary}, which has one of its own, no damaged byte is left unnoticed.
     *
     * @return false when the file gives no such sum
     * @throws McapException CRC_WRONG, or what is wrong with the lengths of records
     */
    public boolean checkDataSection() throws IOException {
        return new DataSectionSum(file, dataStart).check();
    }

    /** Reads an attachment and checks its sum. */
    public McapAttachment attachment(AttachmentIndex index) throws IOException {
        return attachment(record(RecordType.ATTACHMENT, index.offset(), limits.payloadBytes()));
    }

    /** Reads a metadata record. */
    public McapMetadata metadata(MetadataIndex index) throws IOException {
        return metadata(record(RecordType.METADATA, index.offset(), limits.definitionBytes()));
    }

    private FieldReader record(RecordType type, long offset, int limit) throws IOException {
        RecordScanner scanner = new RecordScanner(file, offset, file.size());
        if (!scanner.next() || scanner.type() != type) {
            throw scanner.refuse(Code.BAD_INDEX, "the index promises a record of kind " + type.title());
        }
        return new FieldReader().of(type, offset, scanner.content(limit));
    }

    /** Takes the fields of an attachment and checks its sum. */
    static McapAttachment attachment(FieldReader fields) throws McapException {
        ByteBuffer summed = fields.ahead();
        McapAttachment attachment = new McapAttachment(
                fields.u64("log_time"),
                fields.u64("create_time"),
                fields.string("name"),
                fields.string("media_type"),
                fields.longBytes("data"));
        CRC32 crc = new CRC32();
        crc.update(summed.limit(summed.limit() - fields.remaining()));
        int declared = (int) fields.u32("crc");
        if (declared != 0 && declared != (int) crc.getValue()) {
            throw fields.refuse(
                    Code.CRC_WRONG, String.format("crc is 0x%08x, the record's is 0x%08x", declared, crc.getValue()));
        }
        return attachment;
    }

    /** Takes the fields of a metadata record. */
    static McapMetadata metadata(FieldReader fields) throws McapException {
        return new McapMetadata(fields.string("name"), fields.strings("metadata"));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
