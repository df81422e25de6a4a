package io.foresight.planner.serve;

import io.foresight.serving.CallGate;
import io.foresight.serving.Transport;
import io.foresight.v1.PlannerServiceGrpc;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The planner's service, from start to shutdown. */
public final class PlannerServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlannerServer.class);
    private static final Duration LAST_ANSWERS = Duration.ofMillis(500);

    private final ServeConfig config;
    private final ServeParts parts;
    private final PlannerService service;
    private final HealthStatusManager health = new HealthStatusManager();
    private final Transport transport;
    private boolean closed;

    private PlannerServer(ServeConfig config, Offer offer) {
        this.config = config;
        parts = ServeParts.open(config, offer);
        service = new PlannerService(parts);
        transport = new Transport(config.transport());
        try {
            transport.open(
                    CallGate.before(
                            service,
                            new AnswerRules(parts::slots),
                            config.limits().maxMessageBytes()),
                    health.getHealthService());
        } catch (RuntimeException e) {
            transport.close();
            parts.close();
            throw e;
        }
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
        health.setStatus(PlannerServiceGrpc.SERVICE_NAME, ServingStatus.SERVING);
    }

    /**
     * Opens the port.
     *
     * @throws io.foresight.serving.ServeStartException when the port is in use or a certificate cannot be read
     */
    public static PlannerServer start(ServeConfig config, Offer offer) {
        PlannerServer server = new PlannerServer(config, offer);
        LOG.info(
                "event=ready host={} port={} tls={} policies={} worlds={}",
                config.host(),
                server.port(),
                config.tls().isPresent(),
                String.join(",", offer.policies().names()),
                String.join(",", offer.worlds().keySet()));
        return server;
    }

    /** Port that the service listens on. */
    public int port() {
        return transport.port();
    }

    /** Blocks until another thread closes the server. */
    public void awaitClosed() throws InterruptedException {
        transport.awaitClosed();
    }

    /**
     * Shuts down: health reports NOT_SERVING first, decisions in progress get the configured time to finish, episodes end with their next
     * event.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        health.enterTerminalState();
        service.stop();
        transport.stopListening();
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
            // slots are released just before the reply is sent
            transport.end(LAST_ANSWERS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        transport.close();
        parts.close();
        LOG.info("event=stopped");
    }
}
