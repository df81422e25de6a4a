package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** RTPS messages byte by byte after the standard, by other means than the program's own. */
final class Rtps {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteOrder order;

    Rtps(ByteOrder order, Guid source) {
        this.order = order;
        bytes.writeBytes("RTPS".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(new byte[] {2, 1, 1, 0x10});
        bytes.write(source.bytes(), 0, 12);
    }

    byte[] message() {
        return bytes.toByteArray();
    }

    Rtps destination(Guid guid) {
        return submessage(0x0e, 0, body -> body.write(guid.bytes(), 0, 12));
    }

    Rtps announcement(int writer, long sequence, Consumer<Rtps> parameters) {
        return data(writer, sequence, 0x04, new byte[0], parameters);
    }

    /** The end of an endpoint, by the key beside the sample. */
    Rtps end(int writer, long sequence, Guid key) {
        Rtps note = list().parameter(0x0070, key.bytes())
                .parameter(0x0071, new byte[] {0, 0, 0, 3})
                .parameter(1, new byte[0]);
        return data(writer, sequence, 0x02, note.message(), parameters -> {});
    }

    /** The end of an endpoint, by the sample's content. */
    Rtps endByContent(int writer, long sequence, Guid key) {
        Rtps note = list().parameter(0x0071, new byte[] {0, 0, 0, 1}).parameter(1, new byte[0]);
        return data(writer, sequence, 0x02 | 0x08, note.message(), list -> list.parameter(0x005a, key.bytes()));
    }

    private Rtps list() {
        Rtps list = new Rtps(order, new Guid(0, 0));
        list.bytes.reset();
        return list;
    }

    private Rtps data(int writer, long sequence, int flags, byte[] inlineQos, Consumer<Rtps> parameters) {
        Rtps list = list();
        if ((flags & (0x04 | 0x08)) != 0) {
            list.bytes.writeBytes(new byte[] {0, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 3 : 2), 0, 0});
            parameters.accept(list);
            list.parameter(1, new byte[0]);
        }
        return submessage(0x15, flags, body -> {
            body.writeBytes(packed(2, 0, 16));
            entities(body, writer);
            body.writeBytes(packed(4, sequence >>> 32, sequence));
            body.writeBytes(inlineQos);
            body.writeBytes(list.message());
        });
    }

    Rtps fragment(int writer, long sequence) {
        return submessage(0x16, 0, body -> {
            body.writeBytes(packed(2, 0, 28));
            entities(body, writer);
            body.writeBytes(packed(4, sequence >>> 32, sequence, 1, 0, 0, 0));
        });
    }

    Rtps heartbeat(int writer, long first, long last, int count, boolean isFinal) {
        return submessage(0x07, isFinal ? 2 : 0, body -> {
            entities(body, writer);
            body.writeBytes(packed(4, first >>> 32, first, last >>> 32, last, count));
        });
    }

    /** Samples from start to base, and those of the word, whose highest bit is the base. */
    Rtps gap(int writer, long start, long base, int bits, int word) {
        return submessage(0x08, 0, body -> {
            entities(body, writer);
            body.writeBytes(packed(4, start >>> 32, start, base >>> 32, base, bits, word));
        });
    }

    Rtps submessage(int kind, int flags, Consumer<ByteArrayOutputStream> content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        content.accept(body);
        bytes.write(kind);
        bytes.write(flags | (order == ByteOrder.LITTLE_ENDIAN ? 1 : 0));
        bytes.writeBytes(packed(2, body.size()));
        bytes.writeBytes(body.toByteArray());
        return this;
    }

    Rtps parameter(int id, byte[] value) {
        byte[] padded = Arrays.copyOf(value, (value.length + 3) / 4 * 4);
        bytes.writeBytes(packed(2, id, padded.length));
        bytes.writeBytes(padded);
        return this;
    }

    Rtps numbers(int id, long... values) {
        return parameter(id, packed(4, values));
    }

    Rtps text(int id, String text) {
        byte[] characters = (text + "\0").getBytes(StandardCharsets.UTF_8);
        return parameter(id, join(packed(4, characters.length), characters));
    }

    Rtps octets(int id, String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return parameter(id, join(packed(4, octets.length), octets));
    }

    Rtps locator(int id, int port, int... address) {
        byte[] machine = new byte[16];
        for (int i = 0; i < 4; i++) {
            machine[12 + i] = (byte) address[i];
        }
        return parameter(id, join(packed(4, 1, port), machine));
    }

    private static void entities(ByteArrayOutputStream body, int writer) {
        body.writeBytes(new byte[4]);
        body.writeBytes(ByteBuffer.allocate(4).putInt(writer).array());
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private byte[] packed(int size, long... values) {
        ByteBuffer all = ByteBuffer.allocate(size * values.length).order(order);
        for (long value : values) {
            if (size == 2) {
                all.putShort((short) value);
            } else {
                all.putInt((int) value);
            }
        }
        return all.array();
    }
}
