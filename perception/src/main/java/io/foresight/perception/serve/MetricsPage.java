package io.foresight.perception.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.foresight.serving.HostGuard;
import io.foresight.serving.ServeStartException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP server of the Prometheus metrics on loopback: {@code GET /metrics}. Several requests at once; one that is not sent in time is ended. */
final class MetricsPage implements AutoCloseable {
    private static final int THREADS = 8;
    private static final String SECONDS_TO_SEND = "5";
    private static final HostGuard HOSTS =
            new HostGuard(InetAddress.getLoopbackAddress().getHostAddress());

    private final HttpServer http;
    private final ExecutorService threads;

    private MetricsPage(HttpServer http, ExecutorService threads) {
        this.http = http;
        this.threads = threads;
    }

    /** @throws ServeStartException when the port is taken */
    static MetricsPage open(int port, PrometheusMeterRegistry registry) {
        // the JDK's server reads these once, and waits for ever without them
        System.setProperty("sun.net.httpserver.maxReqTime", SECONDS_TO_SEND);
        System.setProperty("sun.net.httpserver.maxRspTime", SECONDS_TO_SEND);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            HttpServer http = HttpServer.create(address, 16);
            ExecutorService threads =
                    Executors.newFixedThreadPool(THREADS, new DefaultThreadFactory("foresight-metrics", true));
            http.setExecutor(threads);
            http.createContext("/", exchange -> answer(exchange, registry));
            http.start();
            return new MetricsPage(http, threads);
        } catch (IOException e) {
            throw new ServeStartException(
                    "metrics port " + port + " cannot be opened (" + e.getMessage()
                            + "); set metrics_port to another port," + " or to -1 to disable the page",
                    e);
        }
    }

    int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, PrometheusMeterRegistry registry) throws IOException {
        try (exchange) {
            Optional<String> foreign =
                    HOSTS.refusal(exchange.getRequestHeaders().getFirst("Host"));
            if (foreign.isPresent()) {
                send(exchange, 403, foreign.get());
            } else if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                send(exchange, 404, "there is only /metrics");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                send(exchange, 405, "only GET is answered");
            } else {
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                send(exchange, 200, registry.scrape());
            }
        }
    }

    private static void send(HttpExchange exchange, int code, String text) throws IOException {
        byte[] page = text.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(code, head ? -1 : page.length);
        if (!head) {
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(page);
            }
        }
    }
}
