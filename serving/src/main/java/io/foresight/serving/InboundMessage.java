package io.foresight.serving;

import com.google.protobuf.Descriptors.Descriptor;
import io.grpc.KnownLength;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
     * @param received from the network; a compressed message is unpacked while it is read, and no further than it is sound
     * @param type null: not known
     * @throws RuntimeException of {@link CallRules#tooLarge} or {@link CallRules#malformed}
     * @throws IOException when the bytes are no message
     */
    static InputStream checked(InputStream received, Descriptor type, int maxBytes, CallRules rules)
            throws IOException {
        if (received instanceof KnownLength) {
            MessageSize.require(received.available(), maxBytes, rules::tooLarge);
        }
        if (received instanceof KnownLength && received.markSupported()) {
            received.mark(maxBytes);
            requireFewParts(received, type, rules);
            received.reset();
            return received;
        }
        Kept kept = new Kept(received, maxBytes, rules);
        requireFewParts(kept, type, rules);
        return new ByteArrayInputStream(kept.bytes.toByteArray());
    }

    private static void requireFewParts(InputStream message, Descriptor type, CallRules rules) throws IOException {
        if (MessageParts.count(message, type, MOST_PARTS) > MOST_PARTS) {
            throw rules.tooLarge("the message has more than " + MOST_PARTS + " fields and elements");
        }
    }

    /** Keeps what is read, up to the limit. */
    private static final class Kept extends InputStream {
        private final InputStream from;
        private final int most;
        private final CallRules rules;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Kept(InputStream from, int most, CallRules rules) {
            this.from = from;
            this.most = most;
            this.rules = rules;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int had;
            try {
                had = from.read(into, offset, length);
            } catch (ZipException damaged) {
                throw rules.malformed("the message cannot be unpacked: its compression is damaged");
            }
            if (had > 0) {
                if (bytes.size() + had > most) {
                    throw rules.tooLarge("the message has more than " + most + " bytes when it is unpacked");
                }
                bytes.write(into, offset, had);
            }
            return had;
        }
    }
}
