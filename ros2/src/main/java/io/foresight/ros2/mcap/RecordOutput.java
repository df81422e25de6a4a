package io.foresight.ros2.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32;

/** Output of a recording's bytes: counts them and computes their checksum. After a failed write nothing more is written. */
final class RecordOutput implements Closeable {
    private final WritableByteChannel channel;
    private final boolean summing;
    private final CRC32 crc = new CRC32();
    private long position;
    private boolean failed;

    RecordOutput(WritableByteChannel channel, boolean summing) {
        this.channel = channel;
        this.summing = summing;
    }

    /** Number of bytes written so far. */
    long position() {
        return position;
    }

    boolean failed() {
        return failed;
    }

    /** The checksum of all bytes since the last {@link #restartSum}; 0 (no checksum) when checksums are disabled. */
    int sum() {
        return summing ? (int) crc.getValue() : 0;
    }

    void restartSum() {
        crc.reset();
    }

    /** Writes the remaining bytes of a buffer. */
    void write(ByteBuffer bytes) throws IOException {
        if (failed) {
            throw new IOException("an earlier write to this recording failed: the file ends before it");
        }
        if (summing) {
            int start = bytes.position();
            crc.update(bytes);
            bytes.position(start);
        }
        failed = true;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes);
        }
        failed = false;
    }

    /** Writes records and clears the buffer. */
    void write(RecordBytes records) throws IOException {
        write(records.content());
        records.clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
