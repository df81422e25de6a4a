package io.foresight.planner.serve;

import io.foresight.v1.PlannerServiceGrpc;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The planner's service, from start to drain. */
public final class PlannerServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlannerServer.class);
    private static final long FORCED_STOP_SECONDS = 2;
    private static final long LAST_ANSWERS_MILLIS = 500;

    private final ServeConfig config;
    private final ServeParts parts;
    private final PlannerService service;
    private final HealthStatusManager health = new HealthStatusManager();
    private final Server server;
    private boolean closed;

    private PlannerServer(ServeConfig config, Offer offer) {
        this.config = config;
        parts = ServeParts.open(config, offer);
        service = new PlannerService(parts);
        try {
            server = Transport.open(config, service, health.getHealthService(), parts.handlers());
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
        health.setStatus(PlannerServiceGrpc.SERVICE_NAME, ServingStatus.SERVING);
    }

    /**
     * Opens the port.
     *
     * @throws ServeStartException when the port is in use or a certificate cannot be read
     */
    public static PlannerServer start(ServeConfig config, Offer offer) {
        PlannerServer server = new PlannerServer(config, offer);
        LOG.info(
                "event=ready host={} port={} tls={} policies={} worlds={}",
                config.host(),
                server.port(),
                config.tls().isPresent(),
                String.join(",", offer.policies().keySet()),
                String.join(",", offer.worlds().keySet()));
        return server;
    }

    /** Port that the service listens on. */
    public int port() {
        return server.getPort();
    }

    /** Blocks until the server was closed by another thread. */
    public void awaitClosed() throws InterruptedException {
        server.awaitTermination();
    }

    /** Drains: health says NOT_SERVING first, decisions in work get the configured time, episodes end with their next event. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        health.enterTerminalState();
        service.stop();
        server.shutdown();
        try {
            long end = System.nanoTime() + config.drainTime().toNanos();
            boolean idle = parts.decisions().awaitIdle(config.drainTime())
                    && parts.episodes().awaitIdle(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            if (!idle) {
                LOG.warn(
                        "event=drain_forced decisions={} episodes={}",
                        parts.decisions().taken(),
                        parts.episodes().taken());
            }
            // places are given back just before the answer goes out
            if (!server.awaitTermination(LAST_ANSWERS_MILLIS, TimeUnit.MILLISECONDS)) {
                server.shutdownNow();
                if (!server.awaitTermination(FORCED_STOP_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn("event=stop_incomplete");
                }
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        parts.close();
        LOG.info("event=stopped");
    }
}
