package io.foresight.serving;

import com.google.protobuf.Descriptors.Descriptor;
import io.grpc.KnownLength;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Checks a request before it is parsed: its size, unpacked, and the number of its parts. */
final class InboundMessage {
    /** Parts that a message may have, see {@link MessageParts}. */
    static final int MOST_PARTS = 1 << 16;

    private InboundMessage() {}

    /**
     * The message, from its start.
     *
     * @param received from the network; a compressed message is unpacked while it is read
     * @param type null: not known
     * @throws RuntimeException of {@link CallRules#tooLarge} or {@link CallRules#malformed}
     * @throws IOException when the bytes are no message
     */
    static InputStream checked(InputStream received, Descriptor type, int maxBytes, CallRules rules)
            throws IOException {
        InputStream message = received;
        if (received instanceof KnownLength) {
            MessageSize.require(received.available(), maxBytes, rules::tooLarge);
        }
        if (!(received instanceof KnownLength) || !received.markSupported()) {
            message = new ByteArrayInputStream(unpacked(received, maxBytes, rules));
        }
        message.mark(maxBytes);
        if (MessageParts.count(message, type, MOST_PARTS) > MOST_PARTS) {
            throw rules.tooLarge("the message has more than " + MOST_PARTS + " fields and elements");
        }
        message.reset();
        return message;
    }

    private static byte[] unpacked(InputStream received, int maxBytes, CallRules rules) throws IOException {
        byte[] bytes;
        try {
            bytes = received.readNBytes(maxBytes + 1);
        } catch (ZipException damaged) {
            throw rules.malformed("the message cannot be unpacked: its compression is damaged");
        }
        if (bytes.length > maxBytes) {
            throw rules.tooLarge("the message has more than " + maxBytes + " bytes when it is unpacked");
        }
        return bytes;
    }
}
