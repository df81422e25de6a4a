package io.foresight.perception.serve;

import java.io.IOException;
import java.time.Duration;

/** A server on a free loopback port around a fake detector, and a client of it. */
final class TestServer implements AutoCloseable {
    final FakeDetector detector = new FakeDetector();
    final PerceptionServer server;
    final PerceptionClient client;

    TestServer() throws IOException {
        this(config());
    }

    TestServer(ServeConfig config) throws IOException {
        this(config, ServerClocks.SYSTEM);
    }

    TestServer(ServeConfig config, ServerClocks clocks) throws IOException {
        server = PerceptionServer.start(config, () -> detector, clocks, () -> 42);
        client = PerceptionClient.connect(
                ClientConfig.plaintext("127.0.0.1", server.port()).withDeadline(Duration.ofSeconds(30)));
        detector.calls.set(0); // the warm-up's do not count
        detector.stagesBegun.set(0);
        detector.finished.set(0);
        detector.begun.drainPermits();
    }

    static ServeConfig config() {
        return ServeConfig.DEFAULT.withPort(0).withMetricsPort(0).withDrainTime(Duration.ofSeconds(5));
    }

    static ServeConfig withWaitingCalls(int calls, int streams) {
        ServeLimits limits = ServeLimits.DEFAULT;
        return config().withLimits(new ServeLimits(
                limits.maxMessageBytes(),
                limits.flowControlWindowBytes(),
                limits.maxMetadataBytes(),
                limits.maxConnections(),
                limits.maxCallsPerConnection(),
                calls,
                limits.maxWait(),
                streams,
                limits.maxResetsPerWindow(),
                limits.resetWindow()));
    }

    /** Value of a series of the metrics page, by the start of its line. */
    double metric(String series) {
        return server.metricsText()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no series " + series + " in\n" + server.metricsText()));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
