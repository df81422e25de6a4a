package io.foresight.perception.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.foresight.serving.ServeStartException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP server of the Prometheus metrics on loopback: {@code GET /metrics}. */
final class MetricsPage implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService thread;

    private MetricsPage(HttpServer http, ExecutorService thread) {
        this.http = http;
        this.thread = thread;
    }

    /** @throws ServeStartException when the port is taken */
    static MetricsPage open(int port, PrometheusMeterRegistry registry) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            HttpServer http = HttpServer.create(address, 16);
            ExecutorService thread = Executors.newSingleThreadExecutor(task -> daemon(task));
            http.setExecutor(thread);
            http.createContext("/metrics", exchange -> answer(exchange, registry));
            http.start();
            return new MetricsPage(http, thread);
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
        thread.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "foresight-metrics");
        thread.setDaemon(true);
        return thread;
    }

    private static void answer(HttpExchange exchange, PrometheusMeterRegistry registry) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] page = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(page);
            }
        }
    }
}
