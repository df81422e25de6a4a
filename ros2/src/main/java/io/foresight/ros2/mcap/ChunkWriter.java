package io.foresight.ros2.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Collects a chunk and writes it with its message indexes. Each chunk repeats the definitions of the channels it uses, so that it can be
 * read even if all data before it is lost.
 */
final class ChunkWriter implements AutoCloseable {
    private static final int MESSAGE_HEAD_BYTES = RecordType.HEAD_BYTES + 2 + 4 + 8 + 8;

    private static final int FIRST_BYTES = 1 << 17;

    private final McapSettings settings;
    private final long spanNanoseconds;
    private final ChunkCodec codec;
    private final RecordBytes records;
    private final RecordBytes packed = new RecordBytes(1 << 16);
    private final CRC32 crc = new CRC32();
    private final List<ChunkIndex> written = new ArrayList<>();
    private final List<MessageIndex> used = new ArrayList<>();
    private MessageIndex[] indexes = new MessageIndex[0];
    private boolean[] defined = new boolean[0];
    private long startTime;
    private long endTime;
    private int messages;

    ChunkWriter(McapSettings settings) {
        this.settings = settings;
        codec = settings.compression() == McapCompression.LZ4 ? new Lz4Codec() : new ZstdCodec(settings.level());
        records = new RecordBytes(Math.min(settings.chunkBytes(), FIRST_BYTES) + (16 << 10));
        spanNanoseconds = settings.chunkSpan().toNanos();
    }

    List<ChunkIndex> written() {
        return written;
    }

    /** Adds a channel; ids count from 0. */
    void addChannel(int id) {
        indexes = Arrays.copyOf(indexes, Math.max(indexes.length, id + 1));
        defined = Arrays.copyOf(defined, indexes.length);
        indexes[id] = new MessageIndex(id);
    }

    /** Whether a message with this time would extend the chunk beyond its maximum time span. */
    boolean full(long logTime) {
        return messages > 0
                && (records.size() >= settings.chunkBytes()
                        || outside(logTime - startTime)
                        || outside(endTime - logTime));
    }

    private boolean outside(long nanoseconds) {
        return nanoseconds > spanNanoseconds;
    }

    boolean full() {
        return records.size() >= settings.chunkBytes();
    }

    /** Whether the current chunk already contains the channel's definition. */
    boolean defines(int channel) {
        return defined[channel];
    }

    /** The buffer of the current chunk, for writing a channel's definition. */
    RecordBytes define(int channel) {
        defined[channel] = true;
        used.add(indexes[channel]);
        return records;
    }

    void add(int channel, long sequence, long logTime, long publishTime, ByteBuffer data) {
        int position = records.size();
        int length = data.remaining();
        ByteBuffer room = records.room((long) MESSAGE_HEAD_BYTES + length);
        putHead(room, channel, sequence, logTime, publishTime, length);
        room.put(room.position(), data, data.position(), length);
        room.position(room.position() + length);
        indexes[channel].add(logTime, position);
        if (messages == 0 || Long.compareUnsigned(logTime, startTime) < 0) {
            startTime = logTime;
        }
        if (messages == 0 || Long.compareUnsigned(logTime, endTime) > 0) {
            endTime = logTime;
        }
        messages++;
    }

    /** Writes a message's record up to its data. */
    static void putHead(ByteBuffer room, int channel, long sequence, long logTime, long publishTime, int length) {
        room.put(RecordType.MESSAGE.opcode())
                .putLong((long) MESSAGE_HEAD_BYTES - RecordType.HEAD_BYTES + length)
                .putShort((short) channel)
                .putInt((int) sequence)
                .putLong(logTime)
                .putLong(publishTime);
    }

    /** Writes the chunk, if it has messages, and its message indexes; starts the next chunk. */
    void flush(RecordOutput output) throws IOException {
        if (messages == 0) {
            return;
        }
        long offset = output.position();
        ByteBuffer content = records.content();
        int unpackedSize = content.remaining();
        int compressedSize = writeChunk(output, content);
        long length = output.position() - offset;
        Map<Integer, Long> places = new LinkedHashMap<>();
        long indexStart = output.position();
        for (MessageIndex index : used) {
            places.put(index.channel(), indexStart + packed.size());
            index.write(packed);
            defined[index.channel()] = false;
        }
        output.write(packed);
        written.add(new ChunkIndex(
                startTime,
                endTime,
                offset,
                length,
                places,
                output.position() - indexStart,
                settings.compression().label(),
                compressedSize,
                unpackedSize));
        used.clear();
        records.clear();
        messages = 0;
    }

    /** Writes the chunk's records, compressed if configured; returns their size in the file. */
    private int writeChunk(RecordOutput output, ByteBuffer content) throws IOException {
        int crcValue = 0;
        if (settings.checksums()) {
            crc.reset();
            crc.update(content);
            content.rewind();
            crcValue = (int) crc.getValue();
        }
        packed.clear();
        int start = packed.begin(RecordType.CHUNK);
        packed.u64(startTime).u64(endTime).u64(content.remaining()).u32(crcValue);
        packed.string(settings.compression().label());
        int lengthAt = packed.size();
        packed.u64(0);
        int recordsAt = packed.size();
        boolean plain = settings.compression() == McapCompression.NONE;
        if (!plain) {
            codec.pack(content, packed);
        }
        int size = plain ? content.remaining() : packed.size() - recordsAt;
        packed.room(0)
                .putLong(lengthAt, size)
                .putLong(start + 1, recordsAt + (long) size - start - RecordType.HEAD_BYTES);
        output.write(packed);
        if (plain) {
            output.write(content);
        }
        return size;
    }

    @Override
    public void close() {
        codec.close();
    }
}
