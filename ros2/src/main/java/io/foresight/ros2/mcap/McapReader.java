package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Reads a recording. If its summary is intact, messages are read in order of log time and only the chunks that may contain selected
 * messages are read; otherwise in file order, up to the first corrupt data, unless {@link Damage} is to be left out. Memory is bounded by {@link McapLimits}, whatever the file
 * declares. All errors in the file are a {@link McapException}.
 */
public final class McapReader implements Closeable {
    private final McapFile file;
    private final McapLimits limits;
    private final Optional<Damage> damage;
    private final String profile;
    private final String library;
    private final long dataStart;
    private final Optional<McapSummary> summary;
    private final Optional<McapException> summaryProblem;

    private McapReader(McapFile file, McapLimits limits, Optional<McapSummary> known, Optional<Damage> damage)
            throws IOException {
        this.file = file;
        this.limits = limits;
        this.damage = damage;
        FieldReader header = header(file, limits);
        profile = header.string("profile");
        library = header.string("library");
        dataStart = dataStart(file);
        Optional<McapSummary> found = known;
        McapException problem = null;
        try {
            if (known.isEmpty()) {
                found = new SummaryReader(file, limits, dataStart).read();
            }
        } catch (McapException e) {
            problem = e;
        }
        summary = found;
        summaryProblem = Optional.ofNullable(problem);
    }

    /** Opens a recording with the default limits. */
    public static McapReader open(Path path) throws IOException {
        return open(path, McapLimits.DEFAULT);
    }

    /** Opens a recording. A file that is still being written or is truncated can be opened if its header is complete. */
    public static McapReader open(Path path, McapLimits limits) throws IOException {
        return open(path, limits, Optional.empty(), Optional.empty());
    }

    /**
     * As above.
     *
     * @param summary the file's {@link #wholeSummary}, which was asked for before, and is not looked for again
     * @param damage where damaged chunks are left out, so that the messages behind them are read; empty: they are errors
     */
    public static McapReader open(Path path, McapLimits limits, McapSummary summary, Optional<Damage> damage)
            throws IOException {
        return open(path, limits, Optional.of(summary), damage);
    }

    private static McapReader open(Path path, McapLimits limits, Optional<McapSummary> known, Optional<Damage> damage)
            throws IOException {
        McapFile file = McapFile.open(path);
        try {
            return new McapReader(file, limits, known, damage);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    /** Checks the magic bytes at the start and returns the header's fields. */
    static FieldReader header(McapFile file, McapLimits limits) throws IOException {
        int shown = (int) Math.min(McapFile.MAGIC_BYTES, file.size());
        ByteBuffer magic = file.show(RecordType.HEADER, 0, shown);
        if (shown < McapFile.MAGIC_BYTES || magic.getLong() != McapFile.MAGIC) {
            throw new McapException(
                    Code.BAD_MAGIC,
                    RecordType.HEADER.title(),
                    0,
                    "the file does not start with the magic bytes of MCAP version 0");
        }
        RecordScanner scanner = new RecordScanner(file, McapFile.MAGIC_BYTES, file.size());
        if (!scanner.next()) {
            throw new McapException(
                    Code.TRUNCATED,
                    RecordType.HEADER.title(),
                    McapFile.MAGIC_BYTES,
                    "the file ends before this record");
        }
        if (scanner.type() != RecordType.HEADER) {
            throw scanner.refuse(Code.MISPLACED, "the first record must be the header");
        }
        return new FieldReader().of(RecordType.HEADER, scanner.offset(), scanner.content(limits.definitionBytes()));
    }

    /** Position of the record after the header, which has been checked before. */
    static long dataStart(McapFile file) throws IOException {
        RecordScanner scanner = new RecordScanner(file, McapFile.MAGIC_BYTES, file.size());
        scanner.next();
        return scanner.nextOffset();
    }

    /** Purpose of the file, such as {@code ros2}; empty when not given. */
    public String profile() {
        return profile;
    }

    /** The software that wrote it. */
    public String library() {
        return library;
    }

    /** The summary at the end of the file, which may leave things out; empty when there is none or it is corrupt. */
    public Optional<McapSummary> summary() {
        return summary;
    }

    /** Why the summary cannot be used; empty when there is no problem. */
    public Optional<McapException> summaryProblem() {
        return summaryProblem;
    }

    /**
     * The summary with all that the format lets a writer leave out: copies of schemas and channels, statistics, indexes of chunks. Where
     * something was left out, or all, the whole file is read.
     *
     * @throws McapException when the summary or the data section is damaged, or the file was not closed
     */
    public McapSummary wholeSummary() throws IOException {
        if (summaryProblem.isPresent()) {
            throw summaryProblem.get();
        }
        return summary.isPresent() && SummarySurvey.isWhole(summary.get())
                ? summary.get()
                : SummarySurvey.of(file, limits, dataStart, summary);
    }

    /** Whether {@link #messages} are in order of log time. */
    public boolean indexed() {
        return summary.isPresent() && !summary.get().chunks().isEmpty();
    }

    /** The selected messages: in order of log time if {@link #indexed}, otherwise in file order. */
    public McapMessages messages(McapQuery query) throws IOException {
        return indexed()
                ? new LogTimeMessages(file.again(), limits, summary.orElseThrow(), query, damage)
                : messagesInFileOrder(query);
    }

    /** The selected messages in file order. Indexes are not used. */
    public McapMessages messagesInFileOrder(McapQuery query) throws IOException {
        return new FileOrderMessages(file.again(), limits, query, dataStart, damage);
    }

    /**
     * The log times of the channels' messages, ascending (unsigned), from the indexes, without decompressing anything. Empty when not {@link
     * #indexed}, or when the chunks have no message indexes.
     *
     * @param channels their ids
     */
    public Optional<long[]> logTimes(Set<Integer> channels) throws IOException {
        return indexed()
                ? new TopicTimes(file.again(), limits).read(summary.orElseThrow(), channels)
                : Optional.empty();
    }

    /**
     * Reads the whole file and verifies the checksum of its data section, which covers every byte before the summary. Together with an
     * intact {@link #summary}, which has its own checksum, every corrupt byte is detected.
     *
     * @return false when the file has no such checksum
     * @throws McapException CRC_WRONG, or an error in the lengths of records
     */
    public boolean checkDataSection() throws IOException {
        return new DataSectionSum(file, dataStart).check();
    }

    /** Reads an attachment and verifies its checksum. */
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
            throw scanner.refuse(Code.BAD_INDEX, "the index refers to a record of kind " + type.title());
        }
        return new FieldReader().of(type, offset, scanner.content(limit));
    }

    /** Reads the fields of an attachment and verifies its checksum. */
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
                    Code.CRC_WRONG,
                    String.format("crc is 0x%08x, the computed one is 0x%08x", declared, crc.getValue()));
        }
        return attachment;
    }

    /** Reads the fields of a metadata record. */
    static McapMetadata metadata(FieldReader fields) throws McapException {
        return new McapMetadata(fields.string("name"), fields.strings("metadata"));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
