package io.foresight.launch.foxglove;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A viewer without a window. It reads only while it is let. */
final class TestClient implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One message from the server; the fields that do not belong to its kind are 0 or null. */
    record Heard(JsonNode json, int opcode, long subscription, long nanos, byte[] data) {}

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean reads;
    private WebSocket socket;

    private TestClient(boolean reads) {
        this.reads = reads;
    }

    static TestClient connect(FoxgloveServer server) {
        return connect(server, FoxgloveServer.SUBPROTOCOLS.get(0), Map.of(), true);
    }

    static TestClient connect(FoxgloveServer server, String protocol, Map<String, String> headers, boolean reads) {
        TestClient client = new TestClient(reads);
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(builder::header);
        if (protocol != null) {
            builder.subprotocols(protocol);
        }
        client.socket = builder.buildAsync(URI.create(server.url()), client)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return client;
    }

    /** The next message; fails when none comes. */
    Heard next() throws InterruptedException {
        Heard next = heard.poll(60, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("the server said nothing for 30 s");
        }
        return next;
    }

    /** The next text message with this op. */
    JsonNode next(String op) throws InterruptedException {
        JsonNode json = next().json();
        while (json == null || !json.path("op").asText().equals(op)) {
            json = next().json();
        }
        return json;
    }

    /** The next binary message. */
    Heard nextData() throws InterruptedException {
        Heard next = next();
        while (next.json() != null) {
            next = next();
        }
        return next;
    }

    boolean heardNothingElse() {
        return heard.isEmpty();
    }

    /** The code that the server closed the connection with. */
    int end() throws InterruptedException {
        Integer code = ends.poll(60, TimeUnit.SECONDS);
        if (code == null) {
            throw new AssertionError("the connection was not closed within 30 s");
        }
        return code;
    }

    String protocol() {
        return socket.getSubprotocol();
    }

    void say(String message) {
        socket.sendText(message.replace('\'', '"'), true).join();
    }

    void sayBytes(byte[] message) {
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    /** Reads what it left lying. */
    void readOn() {
        socket.request(Long.MAX_VALUE);
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            try {
                heard.add(new Heard(JSON.readTree(text.toString()), 0, 0, 0, null));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
            text.setLength(0);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
        if (last) {
            ByteBuffer whole = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
            bytes.reset();
            int opcode = whole.get();
            long subscription = opcode == 1 ? whole.getInt() : -1;
            long nanos = whole.getLong();
            byte[] data = new byte[whole.remaining()];
            whole.get(data);
            heard.add(new Heard(null, opcode, subscription, nanos, data));
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ends.add(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ends.add(-1);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
