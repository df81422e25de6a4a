package io.foresight.perception.data.feather;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** The remaining bytes of a buffer. */
final class BufferInputStream extends InputStream {
    private final ByteBuffer bytes;

    BufferInputStream(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length > 0 && !bytes.hasRemaining()) {
            return -1;
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(into, offset, count);
        return count;
    }
}
