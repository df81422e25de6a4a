package io.foresight.launch.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Common part of all messages of the viewer's stream: an 8-byte prefix and a JSON header, little-endian. */
final class MessageBytes {
    private static final int PREFIX_BYTES = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private MessageBytes() {}

    /** A message up to its body, with room for the body; the position is at the body's start, a multiple of 4. */
    static ByteBuffer begin(int kind, Map<String, Object> header, int bodyBytes) {
        byte[] text = json(header);
        ByteBuffer message =
                ByteBuffer.allocate(PREFIX_BYTES + text.length + bodyBytes).order(ByteOrder.LITTLE_ENDIAN);
        message.put((byte) ViewMessage.VERSION)
                .put((byte) kind)
                .putShort((short) 0)
                .putInt(text.length);
        return message.put(text);
    }

    /** JSON has no NaN, so it becomes null. */
    static Double finiteOrNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** UTF-8, padded with spaces to a multiple of 4. */
    private static byte[] json(Map<String, Object> header) {
        try {
            byte[] text = JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
            byte[] padded = Arrays.copyOf(text, (text.length + 3) / 4 * 4);
            Arrays.fill(padded, text.length, padded.length, (byte) ' ');
            return padded;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a header of strings and numbers must be writable as JSON", e);
        }
    }
}
