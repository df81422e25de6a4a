package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Read access to a recording's bytes, with the size it had when it was opened, through a movable window that is reused. The window's
 * content is valid until the next call.
 */
final class McapFile implements Closeable {
    /** First and last bytes of every MCAP file, version 0. */
    static final long MAGIC = 0x0A0D_3050_4143_4D89L;

    static final int MAGIC_BYTES = 8;
    private static final int WINDOW = 1 << 18;

    private final FileChannel channel;
    private final long size;
    private ByteBuffer window;
    private long windowStart;

    private McapFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        window = ByteBuffer.allocateDirect((int) Math.min(WINDOW, Math.max(64, size)));
        window.limit(0);
    }

    static McapFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new McapFile(channel);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    long size() {
        return size;
    }

    /** Another view of the same file with its own window; closing the view does not close this one. */
    McapFile again() throws IOException {
        return new McapFile(channel);
    }

    /** Moves the window to these bytes, which must be in the file: position 0 is the byte at {@code offset}. */
    ByteBuffer show(RecordType type, long offset, int length) throws IOException {
        if (offset < windowStart || offset + length > windowStart + window.limit()) {
            if (window.capacity() < length) {
                window = ByteBuffer.allocateDirect(length);
            }
            window.clear().limit((int) Math.min(window.capacity(), size - offset));
            windowStart = offset;
            try {
                read(type, offset, window);
            } catch (IOException e) {
                window.limit(0);
                throw e;
            }
        }
        return window.slice((int) (offset - windowStart), length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads bytes into a buffer until it is full. */
    void read(RecordType type, long offset, ByteBuffer into) throws IOException {
        long at = offset;
        int start = into.position();
        while (into.hasRemaining()) {
            int had = channel.read(into, at);
            if (had < 0) {
                throw new McapException(
                        Code.TRUNCATED, type.title(), offset, "the file was truncated while it was read");
            }
            at += had;
        }
        into.position(start);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
