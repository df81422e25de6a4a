package io.foresight.perception.data.pcd;

import io.foresight.perception.data.BadDataException;

/**
 * LZF decompression, used by {@code binary_compressed} PCD files.
 *
 * <p>A control byte c below 32 starts a run of c + 1 literal bytes. Otherwise its upper three bits (if 7: plus the next byte) plus 2 are
 * the length of a copy, and its lower five bits with the following byte are the distance back, minus one.
 */
final class Lzf {
    private static final int MAX_LITERALS = 32;
    private static final int LONG_COPY = 7;

    private Lzf() {}

    /** Unpacks {@code in[from, from + length)} to exactly {@code outLength} bytes. */
    static byte[] decompress(byte[] in, int from, int length, int outLength, String file) throws BadDataException {
        byte[] out = new byte[outLength];
        int end = from + length;
        int at = from;
        int filled = 0;
        while (at < end) {
            int control = in[at++] & 0xff;
            if (control < MAX_LITERALS) {
                int run = control + 1;
                if (at + run > end || filled + run > outLength) {
                    throw damaged(file, at - from);
                }
                System.arraycopy(in, at, out, filled, run);
                at += run;
                filled += run;
            } else {
                int copy = control >> 5;
                if (copy == LONG_COPY && at < end) {
                    copy += in[at++] & 0xff;
                }
                copy += 2;
                if (at >= end) {
                    throw damaged(file, at - from);
                }
                int source = filled - ((control & 0x1f) << 8) - (in[at++] & 0xff) - 1;
                if (source < 0 || filled + copy > outLength) {
                    throw damaged(file, at - from);
                }
                for (int i = 0; i < copy; i++) { // byte by byte: source and destination of a copy may overlap
                    out[filled + i] = out[source + i];
                }
                filled += copy;
            }
        }
        if (filled != outLength) {
            throw new BadDataException(file + ": decompresses to " + filled + " bytes, the header says " + outLength);
        }
        return out;
    }

    private static BadDataException damaged(String file, int at) {
        return new BadDataException(file + ": compressed data is corrupt at byte " + at);
    }
}
