package io.foresight.core.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/**
 * Reads LZ4 frames (LZ4 Frame Format 1.6). Independent blocks are decompressed by the library. Linked blocks, which other writers produce and the
 * library does not support, are decompressed by {@link Lz4Block}. Keeps no state between calls.
 */
public final class Lz4Frames {
    private static final int MAGIC = 0x184D2204;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int STORED = 0x8000_0000;

    private final LZ4SafeDecompressor decompressor =
            LZ4Factory.fastestInstance().safeDecompressor();
    private final XXHash32 hash = XXHashFactory.fastestInstance().hash32();

    /** The header of a frame. */
    private record Frame(boolean linked, boolean blockSums, long contentSize, boolean contentSum, int blockBytes) {}

    /**
     * Upper bound of the decompressed size, from the frames' headers, without decompressing.
     *
     * @throws BadPackingException when they are corrupt or of an unsupported kind
     */
    public long unpackedBound(ByteBuffer packed) throws BadPackingException {
        ByteBuffer bytes = packed.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long bound = 0;
        while (bytes.hasRemaining()) {
            Frame frame = head(bytes);
            if (frame == null) {
                continue;
            }
            long blocks = 0;
            for (int size = blockSize(bytes, frame); size != 0; size = blockSize(bytes, frame)) {
                skip(bytes, (size & ~STORED) + (frame.blockSums() ? 4 : 0));
                blocks += frame.blockBytes();
            }
            skip(bytes, frame.contentSum() ? 4 : 0);
            bound += frame.contentSize() >= 0 ? Math.min(blocks, frame.contentSize()) : blocks;
        }
        return bound;
    }

    /**
     * Decompresses the remaining bytes of {@code packed} into the remaining space of {@code into}. Both positions advance.
     *
     * @throws BadPackingException when they are corrupt, or hold more than fits
     */
    public void unpack(ByteBuffer packed, ByteBuffer into) throws BadPackingException {
        packed.order(ByteOrder.LITTLE_ENDIAN);
        while (packed.hasRemaining()) {
            Frame frame = head(packed);
            if (frame != null) {
                unpackFrame(frame, packed, into);
            }
        }
    }

    private void unpackFrame(Frame frame, ByteBuffer packed, ByteBuffer into) throws BadPackingException {
        int start = into.position();
        for (int size = blockSize(packed, frame); size != 0; size = blockSize(packed, frame)) {
            int length = size & ~STORED;
            need(packed, length);
            int at = packed.position();
            if ((size & STORED) != 0) {
                if (length > into.remaining()) {
                    throw tooMuch(into);
                }
                into.put(into.position(), packed, at, length);
                into.position(into.position() + length);
            } else if (frame.linked()) {
                Lz4Block.unpack(packed, at, at + length, into, start, false);
            } else {
                unpackBlock(packed, at, length, into, frame.blockBytes());
            }
            packed.position(at + length);
            if (frame.blockSums()) {
                need(packed, 4);
                checkSum("a block's", hash.hash(packed, at, length, 0), packed.getInt());
            }
        }
        if (frame.contentSum()) {
            need(packed, 4);
            checkSum("the content's", hash.hash(into, start, into.position() - start, 0), packed.getInt());
        }
    }

    private void unpackBlock(ByteBuffer packed, int at, int length, ByteBuffer into, int blockBytes)
            throws BadPackingException {
        try {
            int had = decompressor.decompress(
                    packed, at, length, into, into.position(), Math.min(into.remaining(), blockBytes));
            into.position(into.position() + had);
        } catch (LZ4Exception e) {
            throw new BadPackingException("cannot be decompressed: " + e.getMessage(), e);
        }
    }

    /** Decompresses as much as possible of truncated data; the result is before the position of {@code into}. */
    public void unpackStart(ByteBuffer packed, ByteBuffer into) {
        packed.order(ByteOrder.LITTLE_ENDIAN);
        try {
            Frame frame = head(packed);
            int start = into.position();
            while (frame != null && packed.remaining() >= 4) {
                int size = blockSize(packed, frame);
                if (size == 0) {
                    return;
                }
                int length = Math.min(size & ~STORED, packed.remaining());
                int at = packed.position();
                if ((size & STORED) != 0) {
                    int had = Math.min(length, into.remaining());
                    into.put(into.position(), packed, at, had);
                    into.position(into.position() + had);
                } else {
                    Lz4Block.unpack(packed, at, at + length, into, frame.linked() ? start : into.position(), true);
                }
                packed.position(at + length);
                skip(packed, frame.blockSums() ? 4 : 0);
            }
        } catch (BadPackingException e) {
            // The data is corrupt from here on; everything decompressed before is kept.
            return;
        }
    }

    /** Reads a frame's header; null after skipping a frame with other content. */
    private Frame head(ByteBuffer bytes) throws BadPackingException {
        need(bytes, 4);
        int magic = bytes.getInt();
        if ((magic & ~0xF) == SKIPPABLE) {
            need(bytes, 4);
            skip(bytes, bytes.getInt() & 0xFFFF_FFFFL);
            return null;
        }
        if (magic != MAGIC) {
            throw new BadPackingException("is not an LZ4 frame: it starts with 0x" + Integer.toHexString(magic));
        }
        int start = bytes.position();
        need(bytes, 3);
        int flags = bytes.get();
        int block = bytes.get();
        int blockCode = block >> 4 & 7;
        if ((flags >> 6 & 3) != 1 || (flags & 3) != 0 || (block & 0x8F) != 0 || blockCode < 4) {
            throw new BadPackingException("is an LZ4 frame of an unsupported kind: flags 0x"
                    + Integer.toHexString(flags & 0xFF) + ", blocks 0x" + Integer.toHexString(block & 0xFF));
        }
        boolean sized = (flags & 0x08) != 0;
        need(bytes, sized ? 9 : 1);
        long contentSize = sized ? bytes.getLong() : -1;
        if (sized && contentSize < 0) {
            throw new BadPackingException("declares " + Long.toUnsignedString(contentSize) + " bytes");
        }
        byte sum = (byte) (hash.hash(bytes, start, bytes.position() - start, 0) >>> 8);
        if (sum != bytes.get()) {
            throw new BadPackingException("has an LZ4 frame header with a wrong checksum");
        }
        return new Frame(
                (flags & 0x20) == 0, (flags & 0x10) != 0, contentSize, (flags & 0x04) != 0, 1 << (8 + 2 * blockCode));
    }

    private static int blockSize(ByteBuffer bytes, Frame frame) throws BadPackingException {
        need(bytes, 4);
        int size = bytes.getInt();
        if ((size & ~STORED) > frame.blockBytes()) {
            throw new BadPackingException(
                    "has a block of " + (size & ~STORED) + " bytes, the limit is " + frame.blockBytes());
        }
        return size;
    }

    private static void need(ByteBuffer bytes, int count) throws BadPackingException {
        if (bytes.remaining() < count) {
            throw new BadPackingException(
                    "ends early: " + count + " more bytes are needed, " + bytes.remaining() + " are left");
        }
    }

    private static void skip(ByteBuffer bytes, long count) throws BadPackingException {
        if (count > bytes.remaining()) {
            throw new BadPackingException(
                    "ends early: " + count + " more bytes are needed, " + bytes.remaining() + " are left");
        }
        bytes.position(bytes.position() + (int) count);
    }

    private static BadPackingException tooMuch(ByteBuffer into) {
        return new BadPackingException("decompresses to more than the " + into.limit() + " bytes declared");
    }

    private static void checkSum(String what, int found, int declared) throws BadPackingException {
        if (found != declared) {
            throw new BadPackingException("has a wrong checksum: " + what + " is 0x" + Integer.toHexString(found)
                    + ", declared 0x" + Integer.toHexString(declared));
        }
    }
}
