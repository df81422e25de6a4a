package io.foresight.core.pack;

import java.nio.ByteBuffer;

/**
 * Decompresses LZ4 blocks (LZ4 Block Format) whose matches may refer to previous blocks, and the beginnings of truncated blocks. Reads and
 * writes are bounds-checked by the buffers, matches by the amount already decompressed.
 */
public final class Lz4Block {
    private static final int LONGEST_NIBBLE = 15;
    private static final int SHORTEST_MATCH = 4;

    private final ByteBuffer packed;
    private final int end;
    private int at;

    private Lz4Block(ByteBuffer packed, int from, int end) {
        this.packed = packed;
        this.at = from;
        this.end = end;
    }

    /**
     * Decompresses one block.
     *
     * @param packed contains the block from {@code from} to {@code end}
     * @param into receives the bytes from its position on
     * @param history first position in {@code into} that a match may refer to
     * @param broken whether the block may be truncated or corrupt: then everything decompressed before the error is kept
     * @throws BadPackingException when the block is corrupt, or holds more than fits
     */
    public static void unpack(ByteBuffer packed, int from, int end, ByteBuffer into, int history, boolean broken)
            throws BadPackingException {
        Lz4Block block = new Lz4Block(packed, from, end);
        try {
            block.unpack(into, history, broken);
        } catch (BadPackingException e) {
            if (!broken) {
                throw e;
            }
        }
    }

    private void unpack(ByteBuffer into, int history, boolean broken) throws BadPackingException {
        while (at < end) {
            int token = next();
            literals(length(token >> 4), into, broken);
            if (at == end) {
                return; // the last sequence of a block has no match
            }
            int distance = next() | next() << 8;
            int length = length(token & LONGEST_NIBBLE) + SHORTEST_MATCH;
            match(distance, length, into, history);
        }
    }

    private int length(int nibble) throws BadPackingException {
        int length = nibble;
        if (nibble == LONGEST_NIBBLE) {
            int more;
            do {
                more = next();
                length += more;
                if (length < 0) {
                    throw new BadPackingException("has a length of more than 2 GiB");
                }
            } while (more == 255);
        }
        return length;
    }

    private int next() throws BadPackingException {
        if (at >= end) {
            throw new BadPackingException("has a block that ends inside a sequence");
        }
        return packed.get(at++) & 0xFF;
    }

    private void literals(int count, ByteBuffer into, boolean broken) throws BadPackingException {
        int had = Math.min(count, Math.min(end - at, into.remaining()));
        if (had < count && !broken) {
            throw new BadPackingException("has " + count + " literals where only " + had + " are available or fit");
        }
        into.put(into.position(), packed, at, had);
        into.position(into.position() + had);
        at += had;
        if (had < count) {
            at = end;
        }
    }

    private static void match(int distance, int length, ByteBuffer into, int history) throws BadPackingException {
        int to = into.position();
        int from = to - distance;
        if (distance == 0 || from < history) {
            throw new BadPackingException(
                    "refers " + distance + " bytes back, but only " + (to - history) + " are available");
        }
        if (length > into.remaining()) {
            throw new BadPackingException("decompresses to more than the " + into.limit() + " bytes declared");
        }
        int done = 0;
        while (done < length) { // each round can copy everything between the match and the end of the output
            int step = Math.min(length - done, distance + done);
            into.put(to + done, into, from, step);
            done += step;
        }
        into.position(to + length);
    }
}
