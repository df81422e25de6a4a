package io.foresight.perception.serve;

import io.foresight.core.measure.ResidentMemory;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.Perceiver;
import io.foresight.serving.CallGate;
import io.foresight.serving.ServeStartException;
import io.foresight.serving.Transport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The perception service, from start to shutdown. The port is opened only after the model is loaded and warmed up, so a client that can
 * connect gets replies.
 */
public final class PerceptionServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PerceptionServer.class);
    private static final Duration LOAD_TIME = Duration.ofMinutes(10);
    private static final Duration CLOSE_TIME = Duration.ofSeconds(10);

    private final ServeConfig config;
    private final ServerClocks clocks;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ServeMetrics metrics = new ServeMetrics(registry);
    private final HealthSwitch health;
    private final Admission admission;
    private final ExpectedWait expectedWait;
    private final InferenceLane lane;
    private final Transport transport;
    private Detector detector;
    private PerceptionService service;
    private MetricsPage page;
    private boolean closed;

    private PerceptionServer(ServeConfig config, ServerClocks clocks) {
        this.config = config;
        this.clocks = clocks;
        health = new HealthSwitch(config.engineFaultsBeforeNotServing());
        admission = new Admission(config.limits());
        expectedWait = new ExpectedWait(config.limits().maxWait());
        lane = new InferenceLane("foresight-inference", expectedWait, clocks, fault -> health.engineFailed());
        transport = new Transport(config.transport());
    }

    /**
     * Loads and warms up the detector, then opens the port. If any step fails, everything that was opened is closed again.
     *
     * @param nativeHandles number of live native objects, for the metrics page
     * @throws ServeStartException when a port is in use, a certificate cannot be read or the model does not load or run
     */
    public static PerceptionServer start(
            ServeConfig config, DetectorFactory factory, ServerClocks clocks, LongSupplier nativeHandles) {
        PerceptionServer server = new PerceptionServer(config, clocks);
        try {
            server.open(factory, nativeHandles);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void open(DetectorFactory factory, LongSupplier nativeHandles) {
        transport.requireFreePort();
        lane.start();
        detector = load(factory);
        Perceiver perceiver = new Perceiver(detector, config.ownVehicle());
        AgeRule ageRule = new AgeRule(config.times(), clocks);
        StreamParts parts = new StreamParts(
                new FramePerceiver(perceiver, ageRule, clocks, metrics, health, expectedWait),
                lane,
                new Replies(detector.card()),
                config.times(),
                ageRule,
                clocks,
                metrics,
                config.limits().maxMessageBytes());
        service =
                new PerceptionService(parts, detector.card(), perceiver.limits().maxPoints());
        registerGauges(nativeHandles);
        if (config.metricsPort() >= 0) {
            page = MetricsPage.open(config.metricsPort(), registry);
        }
        transport.open(
                CallGate.before(
                        service,
                        new AdmissionRules(
                                admission, lane, metrics, config.connections().maxIdle()),
                        config.limits().maxMessageBytes()),
                health.service());
        health.ready();
        LOG.info(
                "event=ready host={} port={} tls={} metrics_port={} model={} device={} precision={}",
                config.host(),
                port(),
                config.tls().isPresent(),
                page == null ? "none" : page.port(),
                detector.card().id(),
                detector.card().device(),
                detector.card().precision());
    }

    private Detector load(DetectorFactory factory) {
        try {
            return lane.call(() -> openWarm(factory), LOAD_TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServeStartException("interrupted while the model was loading", e);
        } catch (Exception e) {
            throw new ServeStartException("the model cannot be served: " + e.getMessage(), e);
        }
    }

    private static Detector openWarm(DetectorFactory factory) throws Exception {
        Detector opened = factory.open();
        try {
            WarmUp.run(opened);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void registerGauges(LongSupplier nativeHandles) {
        gauge("foresight.queue.depth", "Jobs waiting for the detector", lane::depth);
        gauge("foresight.streams.open", "Open sensor streams", admission::streams);
        gauge("foresight.calls.in.flight", "Calls of all kinds in flight", admission::inFlight);
        gauge("foresight.connections.open", "Client connections", transport::connections);
        gauge("foresight.native.handles.live", "Native objects alive", nativeHandles::getAsLong);
        gauge("foresight.process.resident.bytes", "Resident memory of this process", PerceptionServer::residentBytes);
        new JvmMemoryMetrics().bindTo(registry);
    }

    /** NaN where the system does not provide it; the gauge then has no value. */
    private static double residentBytes() {
        OptionalLong bytes = ResidentMemory.bytes();
        return bytes.isPresent() ? bytes.getAsLong() : Double.NaN;
    }

    private void gauge(String name, String what, Supplier<Number> value) {
        Gauge.builder(name, value).description(what).register(registry);
    }

    /** Port that the service listens on. */
    public int port() {
        return transport.port();
    }

    /** Port of the metrics page; -1 where there is none. */
    public int metricsPort() {
        return page == null ? -1 : page.port();
    }

    /** The text of the metrics page in the Prometheus exposition format. */
    public String metricsText() {
        return registry.scrape();
    }

    /** Blocks until another thread closes the server. */
    public void awaitClosed() throws InterruptedException {
        transport.awaitClosed();
    }

    /** Shuts down: health reports NOT_SERVING first, calls in flight get the configured time to finish, then the rest is cancelled. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        health.stopping();
        admission.stop();
        boolean interrupted = false;
        try {
            drain();
            for (Runnable left : lane.stop()) {
                if (left instanceof SingleCall call) {
                    call.abandon();
                }
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        transport.close();
        if (page != null) {
            page.close();
        }
        registry.close();
        LOG.info("event=stopped");
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() throws InterruptedException {
        transport.stopListening();
        if (service != null) {
            service.drain();
            if (!admission.awaitIdle(config.drainTime())) {
                LOG.warn("event=drain_forced in_flight={}", admission.inFlight());
            }
            transport.end(Duration.ZERO);
        }
        if (detector != null) {
            closeDetector();
        }
    }

    /** Closes the detector on the thread that used it, after the current job. */
    private void closeDetector() throws InterruptedException {
        try {
            lane.call(
                    () -> {
                        detector.close();
                        return null;
                    },
                    CLOSE_TIME);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.error("event=detector_close_failed", e);
        }
    }
}
