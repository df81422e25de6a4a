package io.foresight.ros2.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Writes a recording incrementally. A chunk is written to the file with its indexes as soon as it is full, so a killed writer leaves a file
 * that {@link McapReader} can read up to the last chunk and {@link McapRecovery} can repair. Closing writes the summary. No objects are
 * allocated per message. Not thread-safe.
 *
 * <pre>{@code
 * try (McapWriter writer = McapWriter.create(path, McapSettings.DEFAULT.withProfile("ros2"))) {
 *     int schema = writer.addSchema("std_msgs/msg/String", "ros2msg", text);
 *     int channel = writer.addChannel(schema, "/chatter", "cdr", Map.of());
 *     writer.write(channel, 0, logTime, publishTime, cdr);
 * }
 * }</pre>
 */
public final class McapWriter implements Closeable {
    /** Maximum size of a message: including its definitions it is within {@link McapLimits#DEFAULT} of readers. */
    public static final int LARGEST_MESSAGE = 128 << 20;

    private static final int UNCHUNKED_BYTES = 1 << 20;
    private static final int MESSAGE_HEAD_BYTES = RecordType.HEAD_BYTES + 2 + 4 + 8 + 8;
    private static final String LIBRARY = "foresight";

    private final McapSettings settings;
    private final RecordOutput output;
    private final RecordBytes pending = new RecordBytes(1 << 16);
    private final ChunkWriter chunks;
    private final Map<Integer, McapSchema> schemas = new TreeMap<>();
    private final Map<Integer, McapChannel> channels = new TreeMap<>();
    private final List<AttachmentIndex> attachments = new ArrayList<>();
    private final List<MetadataIndex> metadata = new ArrayList<>();
    private long[] counts = new long[16];
    private long messages;
    private long startTime;
    private long endTime;
    private boolean closed;

    private McapWriter(WritableByteChannel channel, McapSettings settings) throws IOException {
        this.settings = settings;
        output = new RecordOutput(channel, settings.checksums());
        chunks = new ChunkWriter(settings);
        pending.u64(McapFile.MAGIC);
        int header = pending.begin(RecordType.HEADER);
        pending.string(settings.profile()).string(LIBRARY);
        pending.end(header);
        output.write(pending);
    }

    /** Starts a recording in a new file. An existing file is not overwritten; it is an error. */
    public static McapWriter create(Path path, McapSettings settings) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try {
            return new McapWriter(channel, settings);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    /** Starts a recording to any channel, from its current position. The channel is closed with the writer. */
    public static McapWriter on(WritableByteChannel channel, McapSettings settings) throws IOException {
        return new McapWriter(channel, settings);
    }

    /** Defines a schema and returns its id. */
    public int addSchema(String name, String encoding, byte[] data) throws IOException {
        if (schemas.size() >= 0xFFFF) {
            throw new IllegalArgumentException("a recording can have at most " + 0xFFFF + " schemas");
        }
        int id = schemas.size() + 1;
        McapSchema schema = new McapSchema(id, name, encoding, data.clone());
        SummaryWriter.schema(pending, schema);
        schemas.put(id, schema);
        flushUnchunked(1);
        return id;
    }

    /**
     * Defines a channel and returns its id.
     *
     * @param schemaId from {@link #addSchema}; 0 for none
     */
    public int addChannel(int schemaId, String topic, String messageEncoding, Map<String, String> channelMetadata)
            throws IOException {
        if (schemaId != 0 && !schemas.containsKey(schemaId)) {
            throw new IllegalArgumentException("schema " + schemaId + " was not added");
        }
        if (channels.size() > 0xFFFF) {
            throw new IllegalArgumentException("a recording can have at most " + (0xFFFF + 1) + " channels");
        }
        int id = channels.size();
        McapChannel channel = new McapChannel(id, schemaId, topic, messageEncoding, channelMetadata);
        SummaryWriter.channel(pending, channel);
        channels.put(id, channel);
        chunks.addChannel(id);
        if (id >= counts.length) {
            counts = Arrays.copyOf(counts, counts.length * 2);
        }
        flushUnchunked(1);
        return id;
    }

    /**
     * Writes a message: the remaining bytes of {@code data}, whose position is not changed.
     *
     * @param channel from {@link #addChannel}
     * @param sequence sequence number of the publisher or the caller; only the lower 32 bits are stored
     * @param logTime time of recording, nanoseconds, unsigned
     * @param publishTime time of publication; equal to {@code logTime} when not known
     */
    public void write(int channel, long sequence, long logTime, long publishTime, ByteBuffer data) throws IOException {
        if (channel < 0 || channel >= channels.size()) {
            throw new IllegalArgumentException("channel " + channel + " was not added");
        }
        if (data.remaining() > LARGEST_MESSAGE) {
            throw new IllegalArgumentException(
                    "a message of " + data.remaining() + " bytes, the limit is " + LARGEST_MESSAGE);
        }
        if (settings.chunked()) {
            writeToChunk(channel, sequence, logTime, publishTime, data);
        } else {
            ByteBuffer room = pending.room(MESSAGE_HEAD_BYTES);
            ChunkWriter.putHead(room, channel, sequence, logTime, publishTime, data.remaining());
            flushUnchunked(UNCHUNKED_BYTES - data.remaining());
            if (data.remaining() >= UNCHUNKED_BYTES) {
                output.write(data.duplicate());
            } else {
                pending.room(data.remaining()).put(data.duplicate());
            }
        }
        count(channel, logTime);
    }

    private void writeToChunk(int channel, long sequence, long logTime, long publishTime, ByteBuffer data)
            throws IOException {
        if (chunks.full(logTime) || data.remaining() >= settings.chunkBytes()) {
            chunks.flush(output);
        }
        if (!chunks.defines(channel)) {
            RecordBytes records = chunks.define(channel);
            McapChannel definition = channels.get(channel);
            if (definition.schemaId() != 0) {
                SummaryWriter.schema(records, schemas.get(definition.schemaId()));
            }
            SummaryWriter.channel(records, definition);
        }
        chunks.add(channel, sequence, logTime, publishTime, data);
        if (chunks.full()) {
            chunks.flush(output);
        }
    }

    private void count(int channel, long logTime) {
        counts[channel]++;
        if (messages == 0 || Long.compareUnsigned(logTime, startTime) < 0) {
            startTime = logTime;
        }
        if (messages == 0 || Long.compareUnsigned(logTime, endTime) > 0) {
            endTime = logTime;
        }
        messages++;
    }

    /** Adds a file to the recording. */
    public void attach(McapAttachment attachment) throws IOException {
        flush();
        long offset = output.position();
        int start = pending.begin(RecordType.ATTACHMENT);
        pending.u64(attachment.logTime()).u64(attachment.createTime());
        pending.string(attachment.name()).string(attachment.mediaType());
        byte[] data = attachment.data();
        pending.u64(data.length).room(data.length).put(data);
        int sum = 0;
        if (settings.checksums()) {
            CRC32 crc = new CRC32();
            crc.update(pending.content().position(start + RecordType.HEAD_BYTES));
            sum = (int) crc.getValue();
        }
        pending.u32(sum);
        pending.end(start);
        attachments.add(new AttachmentIndex(
                offset,
                /* length= */ pending.size(),
                attachment.logTime(),
                attachment.createTime(),
                /* dataSize= */ data.length,
                attachment.name(),
                attachment.mediaType()));
        output.write(pending);
    }

    /** Adds named key-value pairs to the recording. */
    public void addMetadata(McapMetadata facts) throws IOException {
        flush();
        long offset = output.position();
        int start = pending.begin(RecordType.METADATA);
        pending.string(facts.name()).strings(facts.values());
        pending.end(start);
        metadata.add(new MetadataIndex(offset, pending.size(), facts.name()));
        output.write(pending);
    }

    /** Closes the current chunk: afterwards all messages so far are in the file, even if this process is killed. */
    public void flush() throws IOException {
        chunks.flush(output);
        output.write(pending);
    }

    /** Writes records outside chunks once they have reached a size. */
    private void flushUnchunked(int size) throws IOException {
        if (pending.size() >= size) {
            output.write(pending);
        }
    }

    /** Number of bytes in the file so far. */
    public long position() {
        return output.position();
    }

    /** Number of messages written so far. */
    public long messageCount() {
        return messages;
    }

    /** Writes the open chunk, the summary and the end mark. After a failed write the file is only closed. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (output;
                chunks) {
            if (!output.failed()) {
                flush();
                McapStatistics statistics = new McapStatistics(
                        messages,
                        schemas.size(),
                        channels.size(),
                        attachments.size(),
                        metadata.size(),
                        chunks.written().size(),
                        startTime,
                        endTime,
                        messagesByChannel());
                new SummaryWriter(output)
                        .write(
                                schemas.values(),
                                channels.values(),
                                statistics,
                                chunks.written(),
                                attachments,
                                metadata);
            }
        }
    }

    private Map<Integer, Long> messagesByChannel() {
        Map<Integer, Long> byChannel = new TreeMap<>();
        for (int id : channels.keySet()) {
            if (counts[id] > 0) {
                byChannel.put(id, counts[id]);
            }
        }
        return byChannel;
    }
}
