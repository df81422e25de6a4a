package io.foresight.ros2.topic;

import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes messages to an MCAP file of profile {@code ros2}, readable by viewers and {@code ros2 bag}: CDR with the definition of each type.
 * A topic is added with its first message. Not thread-safe.
 */
public final class MessageRecording implements Closeable {
    private static final String PROFILE = "ros2";
    private static final String SCHEMA_ENCODING = "ros2msg";
    private static final String MESSAGE_ENCODING = "cdr";

    private final McapWriter writer;
    private final Map<MessageType<?>, Integer> schemas = new HashMap<>();
    private final Map<String, Channel> channels = new HashMap<>();

    private MessageRecording(McapWriter writer) {
        this.writer = writer;
    }

    /** Starts a recording in a new file; an existing file is an error. */
    public static MessageRecording create(Path path, McapSettings settings) throws IOException {
        return new MessageRecording(McapWriter.create(path, settings.withProfile(PROFILE)));
    }

    /**
     * Writes a message.
     *
     * @param topic such as {@code /points}; always with the same type (else IllegalArgumentException)
     * @param nanos time of recording and publication, on the recording's clock
     */
    public <T extends Record> void write(String topic, T message, long nanos) throws IOException {
        @SuppressWarnings("unchecked") // the class of a record is of that record
        MessageType<T> type = MessageType.of((Class<T>) message.getClass());
        Channel channel = channels.get(topic);
        if (channel == null) {
            channel = new Channel(
                    writer.addChannel(schema(type), topic, MESSAGE_ENCODING, Map.of()), type, new Counter());
            channels.put(topic, channel);
        } else if (!channel.type.equals(type)) {
            throw new IllegalArgumentException(topic + " carries " + channel.type + ", not " + type);
        }
        writer.write(channel.id, channel.messages.next(), nanos, nanos, ByteBuffer.wrap(type.encode(message)));
    }

    private int schema(MessageType<?> type) throws IOException {
        Integer id = schemas.get(type);
        if (id == null) {
            byte[] definition = type.definition().getBytes(StandardCharsets.UTF_8);
            id = writer.addSchema(type.name(), SCHEMA_ENCODING, definition);
            schemas.put(type, id);
        }
        return id;
    }

    /** Number of messages so far. */
    public long messages() {
        return writer.messageCount();
    }

    /** Completes and closes the file. */
    @Override
    public void close() throws IOException {
        writer.close();
    }

    private record Channel(int id, MessageType<?> type, Counter messages) {}

    private static final class Counter {
        private long count;

        long next() {
            return count++;
        }
    }
}
