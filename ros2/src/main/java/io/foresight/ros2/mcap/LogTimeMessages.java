package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Messages in order of log time, using the chunk indexes: only chunks with the selected time range and channels are read. Chunks with
 * overlapping times are held in memory together and merged; messages of equal time keep the file order. O(log open chunks) per message.
 */
final class LogTimeMessages extends McapMessages {
    private final McapFile file;
    private final McapLimits limits;
    private final McapQuery query;
    private final Optional<Damage> damage;
    private final ChunkReader chunks;
    private final Definitions definitions;
    private final ChunkRecords records;
    private final Deque<ChunkIndex> closed;
    private final PriorityQueue<OpenChunk> open = new PriorityQueue<>();
    private final Deque<OpenChunk> spare = new ArrayDeque<>();
    private OpenChunk current;
    private long openBytes;

    /** @param damage where damaged chunks are left out; empty: they are errors */
    LogTimeMessages(McapFile file, McapLimits limits, McapSummary summary, McapQuery query, Optional<Damage> damage) {
        this.file = file;
        this.limits = limits;
        this.query = query;
        this.damage = damage;
        chunks = new ChunkReader(file, limits);
        definitions = new Definitions(limits);
        definitions.addAll(summary);
        records = new ChunkRecords(definitions);
        closed = new ArrayDeque<>(wanted(summary, query));
    }

    private static List<ChunkIndex> wanted(McapSummary summary, McapQuery query) {
        List<ChunkIndex> wanted = new ArrayList<>();
        for (ChunkIndex index : summary.chunks()) {
            boolean topics =
                    query.topics().isEmpty() || index.messageIndexOffsets().isEmpty();
            for (int id : index.messageIndexOffsets().keySet()) {
                McapChannel channel = summary.channels().get(id);
                topics |= channel == null || query.wants(channel);
            }
            if (topics && query.overlaps(index.startTime(), index.endTime())) {
                wanted.add(index);
            }
        }
        wanted.sort(Comparator.comparing(ChunkIndex::startTime, Long::compareUnsigned)
                .thenComparing(ChunkIndex::offset));
        return wanted;
    }

    @Override
    public boolean next() throws IOException {
        if (current != null) {
            current.advance();
            putBack(current);
            current = null;
        }
        while (!closed.isEmpty()
                && (open.isEmpty()
                        || Long.compareUnsigned(
                                        closed.peekFirst().startTime(),
                                        open.peek().time())
                                <= 0)) {
            open(closed.removeFirst());
        }
        current = open.poll();
        if (current == null) {
            return false;
        }
        ByteBuffer bytes = current.chunk.records();
        point(
                bytes,
                current.position(),
                current.length(),
                definitions.channel(bytes.getShort(current.position()) & 0xFFFF));
        return true;
    }

    private void open(ChunkIndex index) throws IOException {
        requireRoom(index);
        String name = RecordType.CHUNK.title() + " at byte " + index.offset();
        if (damage.filter(known -> known.has(name)).isPresent()) {
            return;
        }
        try {
            load(index);
        } catch (McapException e) {
            if (damage.isEmpty() || !isReadable(index)) {
                throw e;
            }
            damage.get().leaveOut(name, e, new TopicTimes(file, limits).count(index));
        }
    }

    /** Whether the index tells of a chunk that could be read if it were as the index says. */
    private boolean isReadable(ChunkIndex index) {
        return McapCompression.of(index.compression()).isPresent()
                && index.compressedSize() <= limits.payloadBytes()
                && index.uncompressedSize() <= limits.payloadBytes();
    }

    private void requireRoom(ChunkIndex index) throws McapException {
        if (openBytes + index.uncompressedSize() > limits.openBytes()) {
            throw refuse(
                    index,
                    Code.TOO_LARGE,
                    "too many chunks overlap in time: " + (open.size() + 1) + " chunks decompress to "
                            + (openBytes + index.uncompressedSize()) + " bytes, limit " + limits.openBytes());
        }
    }

    private void load(ChunkIndex index) throws IOException {
        RecordScanner scanner = new RecordScanner(file, index.offset(), index.offset() + index.length());
        scanner.next();
        if (scanner.type() != RecordType.CHUNK || scanner.nextOffset() != index.offset() + index.length()) {
            throw refuse(
                    index,
                    Code.BAD_INDEX,
                    "the index lists a chunk of " + index.length() + " bytes, there is a "
                            + scanner.type().title() + " of " + (scanner.nextOffset() - scanner.offset()));
        }
        ChunkHead head = chunks.head(scanner.offset(), scanner.contentOffset(), scanner.length());
        if (head.startTime() != index.startTime()
                || head.endTime() != index.endTime()
                || head.unpackedSize() != index.uncompressedSize()
                || head.packedSize() != index.compressedSize()
                || !head.compression().label().equals(index.compression())) {
            throw refuse(index, Code.BAD_INDEX, "the chunk is " + head + ", its index is " + index);
        }
        OpenChunk chunk = spare.isEmpty() ? new OpenChunk() : spare.removeLast();
        chunks.load(head, chunk.chunk);
        chunk.index(records, definitions, query);
        openBytes += chunk.chunk.records().limit();
        putBack(chunk);
    }

    private void putBack(OpenChunk chunk) {
        if (chunk.hasNext()) {
            open.add(chunk);
            return;
        }
        openBytes -= chunk.chunk.records().limit();
        spare.clear(); // one spare buffer is enough; it is as large as the largest chunk
        spare.add(chunk);
    }

    private static McapException refuse(ChunkIndex index, Code code, String problem) {
        return new McapException(code, RecordType.CHUNK.title(), index.offset(), problem);
    }

    @Override
    public void close() {
        chunks.close();
    }
}
