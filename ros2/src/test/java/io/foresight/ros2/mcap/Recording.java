package io.foresight.ros2.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Messages for tests, and the two ways to a file and back. */
record Recording(List<String> topics, List<Message> messages) {
    static final byte[] SCHEMA = "uint32 seq\nuint8[] data".getBytes(StandardCharsets.UTF_8);

    /** One message, on the topic of this number. */
    record Message(String topic, long sequence, long logTime, long publishTime, String hex) {}

    /** Messages of all sizes up to a limit, in the order of time but for some neighbours. */
    static Recording random(long seed, int topics, int count, int mostBytes) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < topics; i++) {
            names.add("/topic/" + i);
        }
        List<Message> messages = new ArrayList<>();
        long time = 1_000_000_000L;
        for (int i = 0; i < count; i++) {
            time += random.nextInt(40_000_000);
            byte[] data = new byte[random.nextInt(mostBytes + 1)];
            for (int k = 0; k < data.length; k++) {
                data[k] = (byte) (k % 7 == 0 ? random.nextInt(256) : k / 16); // packs to about a half
            }
            long logTime = time - random.nextInt(60_000_000);
            messages.add(new Message(names.get(random.nextInt(topics)), i, logTime, logTime - 1000, hex(data)));
        }
        return new Recording(names, messages);
    }

    void write(Path path, McapSettings settings) throws IOException {
        try (McapWriter writer = McapWriter.create(path, settings)) {
            write(writer);
        }
    }

    void write(McapWriter writer) throws IOException {
        int schema = writer.addSchema("test_msgs/msg/Blob", "ros2msg", SCHEMA);
        int[] channels = new int[topics.size()];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = writer.addChannel(i % 3 == 2 ? 0 : schema, topics.get(i), "cdr", Map.of("number", "" + i));
        }
        for (Message message : messages) {
            writer.write(
                    channels[topics.indexOf(message.topic())],
                    message.sequence(),
                    message.logTime(),
                    message.publishTime(),
                    ByteBuffer.wrap(bytes(message.hex())));
        }
    }

    /** The messages in the order of their log times. */
    List<Message> byLogTime() {
        List<Message> sorted = new ArrayList<>(messages);
        sorted.sort(Comparator.comparing(Message::logTime, Long::compareUnsigned));
        return sorted;
    }

    static List<Message> read(McapMessages messages) throws IOException {
        List<Message> read = new ArrayList<>();
        try (messages) {
            while (messages.next()) {
                read.add(current(messages));
            }
        }
        return read;
    }

    static Message current(McapMessages messages) {
        ByteBuffer data = messages.data();
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return new Message(
                messages.channel().topic(),
                messages.sequence(),
                messages.logTime(),
                messages.publishTime(),
                hex(bytes));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
