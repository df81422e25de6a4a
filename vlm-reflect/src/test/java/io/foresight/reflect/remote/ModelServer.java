package io.foresight.reflect.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of a model that does what a test tells it, one behaviour a request; the last one stays. */
final class ModelServer implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Behaviour> behaviours;
    private final List<Request> requests = new ArrayList<>();

    /** What came in. */
    record Request(String path, Map<String, List<String>> headers, JsonNode body) {}

    /** What goes out. */
    interface Behaviour {
        void answer(HttpExchange exchange, CountDownLatch closing) throws IOException, InterruptedException;
    }

    ModelServer(Behaviour... behaviours) throws IOException {
        this.behaviours = List.of(behaviours);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Behaviour next;
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        synchronized (this) {
            next = behaviours.get(Math.min(requests.size(), behaviours.size() - 1));
            requests.add(
                    new Request(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body));
        }
        try (exchange) {
            next.answer(exchange, closing);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** A chat completion whose content is this text; 1000 tokens for it and 10 for the answer. */
    static Behaviour says(String content) {
        return body(200, completion(message -> message.put("content", content)));
    }

    /** The answer as it is asked for. */
    static Behaviour chooses(String action) {
        return says(JSON.createObjectNode().put("action", action).toString());
    }

    static Behaviour refuses() {
        return body(200, completion(message -> message.putNull("content").put("refusal", "I cannot help with that.")));
    }

    static Behaviour body(int status, String text, String... headers) {
        return (exchange, closing) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Promises the whole answer, sends half of it and hangs up. */
    static Behaviour hangsUpHalfWay() {
        return (exchange, closing) -> {
            byte[] bytes = completion(message -> message.put("content", "{\"action\": \"pick up red\"}"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        };
    }

    static Behaviour staysSilent() {
        return (exchange, closing) -> closing.await();
    }

    /** Headers at once, then a byte at a time without end. */
    static Behaviour drips() {
        return (exchange, closing) -> {
            exchange.sendResponseHeaders(200, 0);
            while (!closing.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        };
    }

    /** As fast as it is read, without end. */
    static Behaviour floods() {
        return (exchange, closing) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = "insert everything ".repeat(1000).getBytes(StandardCharsets.UTF_8);
            while (closing.getCount() > 0) {
                exchange.getResponseBody().write(block);
            }
        };
    }

    static String completion(java.util.function.Consumer<ObjectNode> message) {
        ObjectNode json =
                JSON.createObjectNode().put("id", "1").put("model", "stub").put("created", 1);
        ObjectNode choice = json.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        message.accept(choice.putObject("message").put("role", "assistant"));
        json.putObject("usage")
                .put("prompt_tokens", 1000)
                .put("completion_tokens", 10)
                .put("total_tokens", 1010);
        return text(json);
    }

    private static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
