package io.foresight.ros2.dds;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** std_msgs/String coded by hand, payloads that know their own hash, and a listener that keeps everything. */
final class Texts {
    static final String TYPE = "std_msgs/msg/String";

    private Texts() {}

    static ByteBuffer cdr(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer cdr = ByteBuffer.allocate(4 + 4 + bytes.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        return cdr.put(new byte[] {0, 1, 0, 0})
                .putInt(bytes.length + 1)
                .put(bytes)
                .put((byte) 0)
                .flip();
    }

    static String text(byte[] cdr) {
        ByteBuffer in = ByteBuffer.wrap(cdr).order(cdr[1] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return new String(cdr, 8, in.getInt(4) - 1, StandardCharsets.UTF_8);
    }

    /** A string of that many bytes in all: number, time and hash first, then noise. */
    static void fill(ByteBuffer cdr, int number) {
        cdr.clear().order(ByteOrder.LITTLE_ENDIAN);
        cdr.put(new byte[] {0, 1, 0, 0}).putInt(cdr.capacity() - 8);
        for (int at = 32; at < cdr.capacity() - 8; at += 8) {
            cdr.putLong(at, (at * 31L + number) * 0x9E3779B97F4A7C15L);
        }
        cdr.putInt(8, number).putInt(12, 0).putLong(16, 0).putLong(24, hash(cdr, number));
        cdr.putLong(16, System.nanoTime());
        cdr.clear();
    }

    static int number(byte[] cdr) {
        return ByteBuffer.wrap(cdr).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
    }

    static double ageMillis(byte[] cdr) {
        return (System.nanoTime()
                        - ByteBuffer.wrap(cdr).order(ByteOrder.LITTLE_ENDIAN).getLong(16))
                / 1e6;
    }

    static boolean sound(byte[] cdr) {
        ByteBuffer bytes = ByteBuffer.wrap(cdr).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.getLong(24) == hash(bytes, bytes.getInt(8));
    }

    private static long hash(ByteBuffer cdr, int number) {
        long hash = number;
        for (int at = 32; at < cdr.capacity() - 8; at += 8) {
            hash = hash * 0x100000001B3L + cdr.getLong(at);
        }
        return hash;
    }

    /** Keeps all it is told. */
    static final class Kept implements DdsListener {
        final List<Sample> samples = new CopyOnWriteArrayList<>();
        final List<String> matches = new CopyOnWriteArrayList<>();

        @Override
        public void received(Sample sample) {
            samples.add(sample);
        }

        @Override
        public void matched(Guid writer, boolean matched) {
            matches.add((matched ? "+" : "-") + writer);
        }

        List<String> texts() {
            return samples.stream().map(sample -> text(sample.cdr())).toList();
        }
    }
}
