package io.foresight.ros2.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32;

/** Where a recording's bytes go: counts them and sums them up. After a failed write nothing more is written. */
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

    /** Bytes written so far. */
    long position() {
        return position;
    }

    boolean failed() {
        return failed;
    }

    /** The sum of all bytes since the last {@link #restartSum}; 0, which stands for none, when sums are not wanted. */
    int sum() {
        return summing ? (int) crc.getValue() : 0;
    }

    void restartSum() {
        crc.reset();
    }

    /** Writes what remains of a buffer. */
    void write(ByteBuffer bytes) throws IOException {
        if (failed) {
            throw new IOException("an earlier write to this recording failed: it ends before that");
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

    /** Writes records and starts the buffer anew. */
    void write(RecordBytes records) throws IOException {
        write(records.content());
        records.clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
