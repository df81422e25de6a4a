package io.foresight.launch.foxglove;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One message on its way to a client.
 *
 * @param text of a text message; null otherwise
 * @param subscription number that the client gave; -1 for bytes that are whole as they are
 * @param logNanos of a data message
 * @param bytes shared by all clients, never written to
 * @param droppable may be left out when the client is too slow
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

    /** What it counts against a client's limit. */
    long size() {
        return (long) OVERHEAD_BYTES + bytes.remaining();
    }

    /** What goes before the bytes; null when nothing does. */
    ByteBuffer head() {
        return subscription < 0 ? null : ServerMessage.dataHead(subscription, logNanos);
    }
}
