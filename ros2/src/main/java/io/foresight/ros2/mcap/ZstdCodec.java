package io.foresight.ros2.mcap;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.foresight.core.pack.BadPackingException;
import java.nio.ByteBuffer;

/** Zstandard frames (RFC 8878), using the reference library. */
final class ZstdCodec implements ChunkCodec {
    private static final long NOT_GIVEN = -1;

    private final int level;
    private ZstdCompressCtx packer;
    private ZstdDecompressCtx unpacker;

    ZstdCodec(int level) {
        this.level = level;
    }

    @Override
    public void pack(ByteBuffer from, RecordBytes into) {
        if (packer == null) {
            packer = new ZstdCompressCtx().setLevel(level);
        }
        long most = Zstd.compressBound(from.remaining());
        ByteBuffer room = into.room(most);
        int written = packer.compressDirectByteBuffer(
                room, room.position(), (int) most, from, from.position(), from.remaining());
        room.position(room.position() + written);
    }

    @Override
    public long unpackedBound(ByteBuffer packed) throws BadPackingException {
        long declared = Zstd.getDirectByteBufferFrameContentSize(packed, packed.position(), packed.remaining());
        if (declared < NOT_GIVEN) {
            throw new BadPackingException("is not a Zstandard frame");
        }
        // there may be several frames, and only the first was examined
        return declared == NOT_GIVEN || frames(packed) > 1 ? Long.MAX_VALUE : declared;
    }

    private static int frames(ByteBuffer packed) {
        long first = Zstd.findDirectByteBufferFrameCompressedSize(packed, packed.position(), packed.remaining());
        return Zstd.isError(first) || first >= packed.remaining() ? 1 : 2;
    }

    @Override
    public void unpack(ByteBuffer packed, ByteBuffer into) throws BadPackingException {
        try {
            int had = unpacker()
                    .decompressDirectByteBuffer(
                            into, into.position(), into.remaining(), packed, packed.position(), packed.remaining());
            into.position(into.position() + had);
            packed.position(packed.limit());
        } catch (ZstdException e) {
            throw new BadPackingException("cannot be decompressed: " + e.getMessage(), e);
        }
    }

    @Override
    public void unpackStart(ByteBuffer packed, ByteBuffer into) {
        try {
            unpacker().reset();
            while (packed.hasRemaining() && into.hasRemaining()) {
                int before = packed.position() + into.position();
                unpacker().decompressDirectByteBufferStream(into, packed);
                if (packed.position() + into.position() == before) {
                    return;
                }
            }
        } catch (ZstdException e) {
            // The data is corrupt from here on; everything decompressed before is kept.
            return;
        } finally {
            unpacker().reset();
        }
    }

    private ZstdDecompressCtx unpacker() {
        if (unpacker == null) {
            unpacker = new ZstdDecompressCtx();
        }
        return unpacker;
    }

    @Override
    public void close() {
        if (packer != null) {
            packer.close();
        }
        if (unpacker != null) {
            unpacker.close();
        }
    }
}
