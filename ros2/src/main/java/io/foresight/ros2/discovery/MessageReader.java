package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.discovery.Submessage.Data;
import io.foresight.ros2.discovery.Submessage.Fragment;
import io.foresight.ros2.discovery.Submessage.Gap;
import io.foresight.ros2.discovery.Submessage.Heartbeat;
import io.foresight.ros2.discovery.Submessage.SequenceSet;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Consumer;

/** Parses one RTPS message (RTPS 2.3, 8.3 and 9.4) and passes on the submessages that are addressed to this participant. */
final class MessageReader {
    static final int HEADER_BYTES = 20;
    static final int MAGIC = 0x52545053; // "RTPS"
    static final int MAJOR_VERSION = 2;

    /** Largest accepted sequence number: far from overflow, and never reached in practice. */
    private static final long MAX_SEQUENCE = 1L << 60;

    private static final int PAD = 0x01;
    private static final int HEARTBEAT = 0x07;
    private static final int GAP = 0x08;
    private static final int INFO_TIMESTAMP = 0x09;
    private static final int INFO_SOURCE = 0x0c;
    private static final int INFO_DESTINATION = 0x0e;
    private static final int DATA = 0x15;
    private static final int DATA_FRAGMENT = 0x16;

    private static final int LITTLE = 0x01;
    private static final int INLINE_QOS = 0x02;
    private static final int FINAL = 0x02;
    private static final int PAYLOAD = 0x04 | 0x08;

    private final Guid self;
    private final Consumer<Submessage> to;
    private final ByteBuffer in;
    private Guid source;
    private boolean forUs = true;

    private MessageReader(ByteBuffer in, Guid self, Consumer<Submessage> to) {
        this.in = in;
        this.self = self;
        this.to = to;
    }

    /**
     * Reads a message; submessages before an error have already been passed on.
     *
     * @param in from its position to its limit
     * @param self this participant: submessages addressed to others are skipped
     */
    static void read(ByteBuffer in, Guid self, Consumer<Submessage> to) throws MalformedException {
        try {
            new MessageReader(in.slice(), self, to).message();
        } catch (BufferUnderflowException e) {
            throw new MalformedException("the message ends too early");
        }
    }

    private void message() throws MalformedException {
        in.order(ByteOrder.BIG_ENDIAN);
        if (in.remaining() < HEADER_BYTES || in.getInt() != MAGIC) {
            throw new MalformedException("no RTPS header");
        }
        int version = Byte.toUnsignedInt(in.get());
        if (version != MAJOR_VERSION) {
            throw new MalformedException("RTPS " + version + " is not supported, only version " + MAJOR_VERSION);
        }
        in.position(in.position() + 3); // the minor version, the vendor
        source = prefix();
        while (in.remaining() >= 4) {
            int kind = Byte.toUnsignedInt(in.get());
            int flags = in.get();
            in.order((flags & LITTLE) != 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int length = Short.toUnsignedInt(in.getShort());
            if (length == 0 && kind != PAD && kind != INFO_TIMESTAMP) {
                length = in.remaining(); // the last submessage may be longer than its length field can express
            }
            if (length > in.remaining()) {
                throw new MalformedException(
                        "submessage of " + length + " bytes where " + in.remaining() + " are left");
            }
            ByteBuffer body = in.slice(in.position(), length).order(in.order());
            in.position(in.position() + length);
            submessage(kind, flags, body);
        }
    }

    private void submessage(int kind, int flags, ByteBuffer body) throws MalformedException {
        if (kind == INFO_SOURCE) {
            body.getLong(); // unused, version, vendor
            source = prefix(body);
        } else if (kind == INFO_DESTINATION) {
            Guid destination = prefix(body);
            forUs = destination.sameParticipant(self) || destination.equals(new Guid(0, EntityId.PARTICIPANT));
        } else if (forUs && kind == HEARTBEAT) {
            heartbeat(flags, body);
        } else if (forUs && kind == GAP) {
            Guid writer = writer(body);
            to.accept(new Gap(writer, sequence(body), sequenceSet(body)));
        } else if (forUs && (kind == DATA || kind == DATA_FRAGMENT)) {
            data(kind, flags, body);
        }
    }

    private void heartbeat(int flags, ByteBuffer body) throws MalformedException {
        Guid writer = writer(body);
        long first = sequence(body);
        long last = sequence(body);
        if (first < 1 || last < first - 1) {
            throw new MalformedException("heartbeat for samples " + first + " to " + last);
        }
        to.accept(new Heartbeat(writer, first, last, body.getInt(), (flags & FINAL) == 0));
    }

    private void data(int kind, int flags, ByteBuffer body) throws MalformedException {
        body.getShort(); // extra flags
        int toInlineQos = Short.toUnsignedInt(body.getShort());
        int start = body.position();
        Guid writer = writer(body);
        long sequence = sequence(body);
        if (sequence < 1) {
            throw new MalformedException("sample number " + sequence);
        }
        if (kind == DATA_FRAGMENT) {
            to.accept(new Fragment(writer, sequence));
            return;
        }
        if (toInlineQos < body.position() - start || toInlineQos > body.limit() - start) {
            throw new MalformedException("sample content at byte " + toInlineQos + " of " + (body.limit() - start));
        }
        body.position(start + toInlineQos);
        InlineQos note = (flags & INLINE_QOS) == 0 ? InlineQos.NONE : InlineQos.read(body);
        Optional<ByteBuffer> parameters =
                (flags & PAYLOAD) == 0 ? Optional.empty() : Optional.of(ParameterList.unwrap(body));
        to.accept(new Data(writer, sequence, note.alive(), note.key(), parameters));
    }

    /** Reads the writer and skips the reader: discovery readers are identified by their writers. */
    private Guid writer(ByteBuffer body) {
        body.getInt();
        int entity = body.getInt();
        return EntityId.in(source, body.order() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(entity) : entity);
    }

    private Guid prefix() {
        return prefix(in);
    }

    private static Guid prefix(ByteBuffer from) {
        byte[] bytes = new byte[12];
        from.get(bytes);
        ByteBuffer prefix = ByteBuffer.wrap(bytes);
        return EntityId.in(new Guid(prefix.getLong(), (long) prefix.getInt() << 32), EntityId.PARTICIPANT);
    }

    private static long sequence(ByteBuffer from) throws MalformedException {
        long number = ((long) from.getInt() << 32) + Integer.toUnsignedLong(from.getInt());
        if (number < 0 || number > MAX_SEQUENCE) {
            throw new MalformedException("sequence number " + number);
        }
        return number;
    }

    private static SequenceSet sequenceSet(ByteBuffer from) throws MalformedException {
        long base = sequence(from);
        int bits = from.getInt();
        if (base < 1 || bits < 0 || bits > SequenceSet.MAX_BITS) {
            throw new MalformedException("set of " + bits + " sequence numbers from " + base);
        }
        int[] words = new int[(bits + 31) / 32];
        for (int i = 0; i < words.length; i++) {
            words[i] = from.getInt();
        }
        return new SequenceSet(base, bits, words);
    }
}
