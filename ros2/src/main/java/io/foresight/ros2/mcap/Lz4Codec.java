package io.foresight.ros2.mcap;

import io.foresight.core.pack.BadPackingException;
import io.foresight.core.pack.Lz4Frames;
import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/**
 * LZ4 frames (LZ4 Frame Format 1.6) of independent blocks; {@link Lz4Frames} reads those of other writers, too.
 */
final class Lz4Codec implements ChunkCodec {
    private static final int MAGIC = 0x184D2204;
    private static final int VERSION_ALONE_SIZED = 0b0110_1000; // version 1, independent blocks, content size present
    private static final int BLOCKS_OF_4_MIB = 0b0111_0000;
    private static final int BLOCK = 4 << 20;
    private static final int STORED = 0x8000_0000;

    private final LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
    private final Lz4Frames frames = new Lz4Frames();
    private final XXHash32 hash = XXHashFactory.fastestInstance().hash32();

    @Override
    public void pack(ByteBuffer from, RecordBytes into) {
        into.u32(MAGIC);
        int descriptor = into.size();
        into.room(2).put((byte) VERSION_ALONE_SIZED).put((byte) BLOCKS_OF_4_MIB);
        into.u64(from.remaining());
        ByteBuffer head = into.room(1);
        head.put((byte) (hash.hash(head, descriptor, head.position() - descriptor, 0) >>> 8));
        for (int at = from.position(); at < from.limit(); at += BLOCK) {
            packBlock(from, at, Math.min(BLOCK, from.limit() - at), into);
        }
        into.u32(0);
    }

    private void packBlock(ByteBuffer from, int at, int length, RecordBytes into) {
        int most = compressor.maxCompressedLength(length);
        ByteBuffer room = into.room(4L + most);
        int start = room.position();
        int packed = compressor.compress(from, at, length, room, start + 4, most);
        if (packed < length) {
            room.putInt(start, packed);
            room.position(start + 4 + packed);
        } else {
            room.putInt(start, length | STORED);
            room.put(start + 4, from, at, length);
            room.position(start + 4 + length);
        }
    }

    @Override
    public long unpackedBound(ByteBuffer packed) throws BadPackingException {
        return frames.unpackedBound(packed);
    }

    @Override
    public void unpack(ByteBuffer packed, ByteBuffer into) throws BadPackingException {
        frames.unpack(packed, into);
    }

    @Override
    public void unpackStart(ByteBuffer packed, ByteBuffer into) {
        frames.unpackStart(packed, into);
    }

    @Override
    public void close() {
        // nothing to close: the library keeps no state between blocks
    }
}
