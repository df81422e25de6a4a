package io.foresight.reflect.serve;

import io.foresight.serving.CallGate;
import io.foresight.serving.Transport;
import io.foresight.v1.ReflectServiceGrpc;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reflective service, from start to drain. */
public final class ReflectServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReflectServer.class);
    private static final Duration LAST_ANSWERS = Duration.ofMillis(500);

    private final ServeConfig config;
    private final ReflectWork work;
    private final ReflectService service;
    private final HealthStatusManager health = new HealthStatusManager();
    private final Transport transport;
    private boolean closed;

    private ReflectServer(ServeConfig config, Transport transport, ReflectParts parts) {
        this.config = config;
        this.transport = transport;
        work = ReflectWork.open(config, parts);
        service = new ReflectService(work);
        try {
            transport.open(
                    CallGate.before(
                            service, new CountedRules(work), config.limits().maxMessageBytes()),
                    health.getHealthService());
        } catch (RuntimeException e) {
            work.close();
            parts.close();
            throw e;
        }
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
        health.setStatus(ReflectServiceGrpc.SERVICE_NAME, ServingStatus.SERVING);
    }

    /**
     * Opens the parts, then the port.
     *
     * @param parts opened after the port was found free; the server's to close
     * @throws io.foresight.serving.ServeStartException when the port is in use or a certificate cannot be read
     */
    public static ReflectServer start(ServeConfig config, Supplier<ReflectParts> parts) {
        Transport transport = new Transport(config.transport());
        try {
            transport.requireFreePort();
            ReflectServer server = new ReflectServer(config, transport, parts.get());
            LOG.info(
                    "event=ready host={} port={} tls={}",
                    config.host(),
                    server.port(),
                    config.tls().isPresent());
            return server;
        } catch (RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    /** Port that the service listens on. */
    public int port() {
        return transport.port();
    }

    /** Drains: health says NOT_SERVING first, calls in work get the configured time. */
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
            work.places().awaitIdle(config.drainTime());
            transport.end(LAST_ANSWERS); // places are given back just before the answer goes out
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        transport.close();
        work.close();
        if (work.places().taken() == 0) {
            work.parts().close();
        } else { // closing a network that a thread still runs would crash the process
            LOG.warn(
                    "event=drain_forced decisions={} what they use stays open",
                    work.places().taken());
        }
        LOG.info(
                "event=stopped answered={} fallbacks={} refused={}",
                work.counts().answered(),
                work.counts().fallbacks(),
                work.counts().refused());
    }
}
