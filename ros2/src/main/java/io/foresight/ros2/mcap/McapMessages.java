package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Iterates over messages of a recording. For each message, only a view of its bytes is created. Not thread-safe.
 *
 * <pre>{@code
 * try (McapMessages messages = reader.messages(McapQuery.ALL.onTopics("/points"))) {
 *     while (messages.next()) {
 *         decode(messages.channel(), messages.data());
 *     }
 * }
 * }</pre>
 */
public abstract class McapMessages implements Closeable {
    private static final int FIXED_BYTES = 2 + 4 + 8 + 8;

    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int at;
    private int length;
    private McapChannel channel;

    McapMessages() {}

    /** Moves to the next message; false after the last. Corrupt data causes an {@link McapException} when it is reached. */
    public abstract boolean next() throws IOException;

    /** The message's channel. */
    public final McapChannel channel() {
        return channel;
    }

    /** The publisher's or recorder's sequence number, 0 to 2^32 - 1. */
    public final long sequence() {
        return sequence(bytes, at);
    }

    /** Time of recording, nanoseconds, unsigned. */
    public final long logTime() {
        return logTime(bytes, at);
    }

    /** Time of publication, nanoseconds, unsigned. */
    public final long publishTime() {
        return publishTime(bytes, at);
    }

    /** The message's bytes, little-endian, from 0 to the limit. Valid until the next call of {@link #next}; must not be modified. */
    public final ByteBuffer data() {
        return data(bytes, at, length);
    }

    /** Sets the current message, whose content starts at a position of a little-endian buffer. */
    final void point(ByteBuffer buffer, int position, int newLength, McapChannel newChannel) {
        bytes = buffer;
        at = position;
        length = newLength;
        channel = newChannel;
    }

    /** Reads and checks the channel of the message content at a position. */
    static McapChannel channel(Definitions definitions, ByteBuffer buffer, int position, int length, long offset)
            throws McapException {
        if (length < FIXED_BYTES) {
            throw new McapException(
                    Code.BAD_LENGTH,
                    RecordType.MESSAGE.title(),
                    offset,
                    "its content has " + length + " bytes, the minimum is " + FIXED_BYTES);
        }
        int id = buffer.getShort(position) & 0xFFFF;
        McapChannel found = definitions.channel(id);
        if (found == null) {
            throw new McapException(
                    Code.UNDEFINED,
                    RecordType.MESSAGE.title(),
                    offset,
                    "its channel is " + id + ", which is not defined before it");
        }
        return found;
    }

    static long sequence(ByteBuffer buffer, int position) {
        return buffer.getInt(position + 2) & 0xFFFF_FFFFL;
    }

    static long publishTime(ByteBuffer buffer, int position) {
        return buffer.getLong(position + 14);
    }

    static ByteBuffer data(ByteBuffer buffer, int position, int length) {
        return buffer.slice(position + FIXED_BYTES, length - FIXED_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    static long logTime(ByteBuffer buffer, int position) {
        return buffer.getLong(position + 6);
    }
}
