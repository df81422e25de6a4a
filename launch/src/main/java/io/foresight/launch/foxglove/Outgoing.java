package io.foresight.launch.foxglove;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A message to be sent to a client.
 *
 * @param text of a text message; null otherwise
 * @param subscription id given by the client; -1 for bytes that are a complete message
 * @param logNanos of a data message
 * @param bytes shared by all clients, never modified
 * @param droppable whether it may be dropped when the client is too slow
 */
record Outgoing(String text, long subscription, long logNanos, ByteBuffer bytes, boolean droppable) {
    private static final int OVERHEAD_BYTES = 64;

    static Outgoing text(String text) {
        return new Outgoing(text, -1, 0, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    static Outgoing whole(ByteBuffer bytes) {
        return new Outgoing(null, -1, 0, bytes, true);
    }

    static Outgoing data(long logNanos, ByteBuffer bytes, boolean droppable) {
        return new Outgoing(null, -1, logNanos, bytes, droppable);
    }

    Outgoing to(long number) {
        return new Outgoing(text, number, logNanos, bytes, droppable);
    }

    /** Size counted towards a client's limit. */
    long size() {
        return (long) OVERHEAD_BYTES + bytes.remaining();
    }

    /** Header sent before the bytes; null when there is none. */
    ByteBuffer head() {
        return subscription < 0 ? null : ServerMessage.dataHead(subscription, logNanos);
    }
}
