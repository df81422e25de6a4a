package io.foresight.tensor.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** The bytes of a pickle, counted and limited; lengths in it are looked at before anything makes room for what they promise. */
final class PickleInput extends InputStream {
    private static final int LONGEST_NUMBER = 8; // bytes

    private final PushbackInputStream in;
    private long left;
    private long taken;

    /** @param most bytes that are read; behind them the input ends */
    PickleInput(InputStream in, long most) {
        this.in = new PushbackInputStream(in, LONGEST_NUMBER);
        this.left = most;
    }

    /** Bytes read so far. */
    long taken() {
        return taken;
    }

    /** Bytes that may still be read. */
    long left() {
        return left;
    }

    /** The little-endian number that comes next, which stays there to be read. */
    long peek(int bytes) throws IOException {
        byte[] number = new byte[bytes];
        if (in.readNBytes(number, 0, bytes) < bytes) {
            throw new EOFException("the pickle ends in the middle of a length");
        }
        in.unread(number);
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | number[i] & 0xff;
        }
        return value;
    }

    @Override
    public int read() throws IOException {
        int next = left > 0 ? in.read() : -1;
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = left > 0 ? in.read(into, offset, (int) Math.min(length, left)) : -1;
        count(Math.max(0, read));
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void count(int read) {
        left -= read;
        taken += read;
    }
}
