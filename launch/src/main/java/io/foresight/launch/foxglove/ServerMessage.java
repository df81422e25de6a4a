package io.foresight.launch.foxglove;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** Messages of the server, as text and as bytes (protocol version 1; numbers little-endian). */
final class ServerMessage {
    static final int DATA_HEAD_BYTES = 13;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte MESSAGE_DATA = 1;
    private static final byte TIME = 2;

    /** Severity of a {@link #status}. */
    enum Level {
        INFO,
        WARNING,
        ERROR
    }

    private ServerMessage() {}

    static String serverInfo(FoxgloveConfig config, String sessionId, String version) {
        List<String> capabilities = config.simulatedTime() ? List.of("time") : List.of();
        return text(new ServerInfo(
                "serverInfo", config.name(), capabilities, List.of(), Map.of("version", version), sessionId));
    }

    static String advertise(List<FoxgloveChannel> channels) {
        return text(new Advertise(
                "advertise",
                channels.stream()
                        .map(channel -> new Advertised(
                                channel.id(),
                                channel.info().topic(),
                                "cdr",
                                channel.info().schemaName(),
                                channel.info().schema(),
                                "ros2msg"))
                        .toList()));
    }

    static String unadvertise(long channelId) {
        return text(new Unadvertise("unadvertise", List.of(channelId)));
    }

    static String status(Level level, String message) {
        int number =
                switch (level) {
                    case INFO -> 0;
                    case WARNING -> 1;
                    case ERROR -> 2;
                };
        return text(new Status("status", number, message));
    }

    /** Header before the message's own bytes. */
    static ByteBuffer dataHead(long subscription, long logNanos) {
        return ByteBuffer.allocate(DATA_HEAD_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MESSAGE_DATA)
                .putInt((int) subscription)
                .putLong(logNanos)
                .flip();
    }

    static ByteBuffer time(long nanos) {
        return ByteBuffer.allocate(9)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(TIME)
                .putLong(nanos)
                .flip();
    }

    private static String text(Record message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of our own cannot be written", e);
        }
    }

    private record ServerInfo(
            @JsonProperty String op,
            @JsonProperty String name,
            @JsonProperty List<String> capabilities,
            @JsonProperty List<String> supportedEncodings,
            @JsonProperty Map<String, String> metadata,
            @JsonProperty String sessionId) {}

    private record Advertise(
            @JsonProperty String op, @JsonProperty List<Advertised> channels) {}

    private record Advertised(
            @JsonProperty long id,
            @JsonProperty String topic,
            @JsonProperty String encoding,
            @JsonProperty String schemaName,
            @JsonProperty String schema,
            @JsonProperty String schemaEncoding) {}

    private record Unadvertise(
            @JsonProperty String op, @JsonProperty List<Long> channelIds) {}

    private record Status(
            @JsonProperty String op,
            @JsonProperty int level,
            @JsonProperty String message) {}
}
