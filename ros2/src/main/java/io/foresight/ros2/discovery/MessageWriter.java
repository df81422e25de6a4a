package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Writes the RTPS messages that an observer must send: its announcement, its departure, and acknowledgements. */
final class MessageWriter {
    /** Others remove this participant after this time without an announcement. */
    static final int LEASE_SECONDS = 20;

    private static final int ACKNOWLEDGEMENT = 0x06;
    private static final int INFO_TIMESTAMP = 0x09;
    private static final int INFO_DESTINATION = 0x0e;
    private static final int DATA = 0x15;
    private static final int LITTLE = 0x01;
    private static final int MINOR_VERSION = 3;

    /** Announces and detects participants, detects publications and subscriptions; announces none itself. */
    private static final int BUILTIN_ENDPOINTS = 1 | 1 << 1 | 1 << 3 | 1 << 5;

    private static final int MAX_BYTES = 2048;

    private final ByteBuffer out = ByteBuffer.allocate(MAX_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private MessageWriter(Guid self) {
        out.order(ByteOrder.BIG_ENDIAN).putInt(MessageReader.MAGIC);
        out.put((byte) MessageReader.MAJOR_VERSION).put((byte) MINOR_VERSION);
        out.putShort((short) 0); // no vendor number
        prefix(self);
        out.order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Announces that this participant is present.
     *
     * @param addresses at which it listens
     */
    static byte[] announcement(Guid self, int domain, String name, List<InetAddress> addresses, int port, Instant now) {
        MessageWriter message = new MessageWriter(self);
        message.timestamp(now);
        int data = message.data(1, 0x04);
        message.listStart();
        message.parameter(ParameterList.PROTOCOL_VERSION, 4)
                .put((byte) MessageReader.MAJOR_VERSION)
                .put((byte) MINOR_VERSION)
                .putShort((short) 0);
        message.parameter(ParameterList.VENDOR, 4).putInt(0);
        message.parameter(ParameterList.PARTICIPANT_GUID, 16).put(self.bytes());
        message.parameter(ParameterList.DOMAIN, 4).putInt(domain);
        message.parameter(ParameterList.BUILTIN_ENDPOINTS, 4).putInt(BUILTIN_ENDPOINTS);
        message.parameter(ParameterList.LEASE_DURATION, 8).putInt(LEASE_SECONDS).putInt(0);
        for (InetAddress address : addresses) {
            message.locator(ParameterList.METATRAFFIC_UNICAST, address, port);
            message.locator(ParameterList.DEFAULT_UNICAST, address, port);
        }
        byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 3) / 4 * 4;
        message.parameter(ParameterList.ENTITY_NAME, 4 + padded)
                .putInt(text.length)
                .put(Arrays.copyOf(text, padded));
        message.parameter(ParameterList.SENTINEL, 0);
        return message.end(data);
    }

    /** Announces that this participant leaves. */
    static byte[] farewell(Guid self, Instant now) {
        MessageWriter message = new MessageWriter(self);
        message.timestamp(now);
        int data = message.data(2, 0x02 | 0x08);
        message.parameter(ParameterList.KEY_HASH, 16).put(self.bytes());
        message.parameter(ParameterList.STATUS_INFO, 4).put(new byte[] {0, 0, 0, 3});
        message.parameter(ParameterList.SENTINEL, 0);
        message.listStart();
        message.parameter(ParameterList.PARTICIPANT_GUID, 16).put(self.bytes());
        message.parameter(ParameterList.SENTINEL, 0);
        return message.end(data);
    }

    /**
     * Acknowledges what a reader has received from a writer: everything before {@code base}.
     *
     * @param missing requested samples, from {@code base} on
     * @param satisfied whether the writer need not answer
     */
    static byte[] acknowledgement(
            Guid self, int reader, Guid writer, long base, int missing, int count, boolean satisfied) {
        MessageWriter message = new MessageWriter(self);
        int destination = message.submessage(INFO_DESTINATION, 0);
        message.prefix(writer);
        message.close(destination);
        int acknowledgement = message.submessage(ACKNOWLEDGEMENT, satisfied ? 0x02 : 0);
        message.entity(reader);
        message.entity(EntityId.of(writer));
        message.sequence(base);
        message.out.putInt(missing);
        for (int word = 0; word < (missing + 31) / 32; word++) {
            int bits = Math.min(32, missing - 32 * word);
            message.out.putInt(-1 << 32 - bits); // starting at the highest bit; a shift by 0 for all 32
        }
        message.out.putInt(count);
        return message.end(acknowledgement);
    }

    private void timestamp(Instant now) {
        int at = submessage(INFO_TIMESTAMP, 0);
        out.putInt((int) now.getEpochSecond());
        out.putInt((int) (((long) now.getNano() << 32) / 1_000_000_000L));
        close(at);
    }

    private int data(long sequence, int flags) {
        int at = submessage(DATA, flags);
        out.putShort((short) 0).putShort((short) 16); // content follows after the sequence number
        entity(EntityId.PARTICIPANT_READER);
        entity(EntityId.PARTICIPANT_WRITER);
        sequence(sequence);
        return at;
    }

    private int submessage(int kind, int flags) {
        out.put((byte) kind).put((byte) (flags | LITTLE)).putShort((short) 0);
        return out.position();
    }

    private void close(int start) {
        out.putShort(start - 2, (short) (out.position() - start));
    }

    private byte[] end(int start) {
        close(start);
        return Arrays.copyOf(out.array(), out.position());
    }

    private void prefix(Guid guid) {
        out.put(guid.bytes(), 0, 12);
    }

    private void entity(int id) {
        out.putInt(Integer.reverseBytes(id));
    }

    private void sequence(long number) {
        out.putInt((int) (number >>> 32)).putInt((int) number);
    }

    private void listStart() {
        out.put(new byte[] {0, 3, 0, 0});
    }

    private ByteBuffer parameter(int id, int bytes) {
        return out.putShort((short) id).putShort((short) bytes);
    }

    private void locator(int id, InetAddress address, int port) {
        parameter(id, 24)
                .putInt(ParameterList.UDP_V4)
                .putInt(port)
                .put(new byte[12])
                .put(address.getAddress());
    }
}
