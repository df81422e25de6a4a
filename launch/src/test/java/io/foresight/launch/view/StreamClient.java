package io.foresight.launch.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A page without a browser: collects messages and answers only when told to. */
final class StreamClient implements WebSocket.Listener, AutoCloseable {
    /** One message. */
    record Message(int kind, JsonNode header) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private WebSocket socket;

    private StreamClient() {}

    /** Connects as a page of {@code origin} would; as no page where it is null. */
    static StreamClient connect(Viewer viewer, String origin) {
        StreamClient client = new StreamClient();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        URI uri = URI.create(viewer.url().replace("http:", "ws:") + "stream");
        client.socket = builder.buildAsync(uri, client).join();
        return client;
    }

    static StreamClient connect(Viewer viewer) {
        return connect(viewer, viewer.url().substring(0, viewer.url().length() - 1));
    }

    /** The next message; null when none came for {@code millis}. */
    Message next(long millis) throws InterruptedException {
        return messages.poll(millis, TimeUnit.MILLISECONDS);
    }

    Message next() throws InterruptedException {
        return next(20_000);
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        partial.writeBytes(part);
        if (last) {
            messages.add(decode(ByteBuffer.wrap(partial.toByteArray()).order(ByteOrder.LITTLE_ENDIAN)));
            partial.reset();
        }
        webSocket.request(1);
        return null;
    }

    private static Message decode(ByteBuffer message) {
        byte[] header = new byte[message.getInt(4)];
        message.position(8).get(header);
        try {
            return new Message(message.get(1), JSON.readTree(header));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
