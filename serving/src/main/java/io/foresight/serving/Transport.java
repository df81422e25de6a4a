package io.foresight.serving;

import io.grpc.Attributes;
import io.grpc.BindableService;
import io.grpc.Grpc;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerTransportFilter;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gRPC server with all limits set, and its threads. Opened and closed by one thread. */
public final class Transport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final int HANDLER_THREADS = 4; // handlers must not block
    private static final long FORCED_STOP_SECONDS = 2;

    private final TransportConfig config;
    private final AtomicInteger connections = new AtomicInteger();
    private final Strangers strangers = new Strangers();
    private final EventLoopGroup boss = new NioEventLoopGroup(1, threads("foresight-accept"));
    private final EventLoopGroup workers = new NioEventLoopGroup(2, threads("foresight-network"));
    private final ExecutorService handlers = Executors.newFixedThreadPool(HANDLER_THREADS, threads("foresight-call"));
    private final ScheduledExecutorService reloader =
            Executors.newSingleThreadScheduledExecutor(threads("foresight-certificates"));
    private Server server; // null until open

    /** Creates a transport; nothing is opened yet. */
    public Transport(TransportConfig config) {
        this.config = config;
    }

    /**
     * Fails early if the port is in use, for services that need a long time to start.
     *
     * @throws ServeStartException when the port is in use
     */
    public void requireFreePort() {
        if (config.port() == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(config.host(), config.port()));
        } catch (IOException e) {
            throw portInUse(e);
        }
    }

    /**
     * Opens the port.
     *
     * @param service wrapped by its {@link CallGate}
     * @throws ServeStartException when the port is in use or a certificate cannot be read
     */
    public void open(ServerServiceDefinition service, BindableService health) {
        TransportLimits limits = config.limits();
        ConnectionTimes times = config.connections();
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress(config.host(), config.port()))
                .channelFactory(() -> new LimitedServerChannel(
                        limits.maxConnections(),
                        connections,
                        times.maxHandshake(),
                        strangers,
                        config.tls().isEmpty()))
                .handshakeTimeout(times.maxHandshake().toMillis(), TimeUnit.MILLISECONDS)
                .bossEventLoopGroup(boss)
                .workerEventLoopGroup(workers)
                .executor(handlers)
                .maxInboundMessageSize(hardMessageLimit(limits))
                .maxInboundMetadataSize(limits.maxMetadataBytes())
                .flowControlWindow(limits.flowControlWindowBytes())
                .maxConcurrentCallsPerConnection(limits.maxCallsPerConnection())
                .maxRstFramesPerWindow(
                        limits.maxResetsPerWindow(),
                        Math.toIntExact(limits.resetWindow().toSeconds()))
                .keepAliveTime(times.keepAliveEvery().toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(times.keepAliveTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .permitKeepAliveTime(times.clientKeepAliveAtLeast().toMillis(), TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxConnectionIdle(times.maxIdle().toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionAge(times.maxAge().toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionAgeGrace(times.maxAgeGrace().toMillis(), TimeUnit.MILLISECONDS)
                .addService(health)
                .addService(service);
        if (config.reflection()) {
            builder.addService(ProtoReflectionServiceV1.newInstance());
            builder.addService(reflectionOfOldTools());
        }
        if (config.tls().isPresent()) {
            builder.sslContext(TlsContext.of(config.tls().get(), reloader));
            builder.addTransportFilter(new Agreed(strangers));
        } else if (!ListenHost.loopback(config.host())) {
            LOG.warn(
                    "event=plaintext_beyond_loopback host={} anyone on the network can {}",
                    config.host(),
                    config.exposure());
        }
        try {
            server = builder.build().start();
        } catch (IOException e) {
            throw portInUse(e);
        }
    }

    /** {@code v1alpha}: many installed tools ask for this alone. */
    @SuppressWarnings("deprecation")
    private static BindableService reflectionOfOldTools() {
        return io.grpc.protobuf.services.ProtoReflectionService.newInstance();
    }

    /** Port of the open transport. */
    public int port() {
        return server.getPort();
    }

    /** Number of open connections. */
    public int connections() {
        return connections.get();
    }

    /** Blocks until another thread has closed the open transport. */
    public void awaitClosed() throws InterruptedException {
        server.awaitTermination();
    }

    /** Closes the port; calls in flight continue. */
    public void stopListening() {
        if (server != null) {
            server.shutdown();
        }
    }

    /**
     * Cancels the remaining calls after {@link #stopListening}.
     *
     * @param patience time for replies that are being sent
     */
    public void end(Duration patience) throws InterruptedException {
        if (server == null || server.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        server.shutdownNow();
        if (!server.awaitTermination(FORCED_STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("event=stop_incomplete");
        }
    }

    /** Stops the threads, and cancels remaining calls. */
    @Override
    public void close() {
        if (server != null) {
            server.shutdownNow();
        }
        reloader.shutdownNow();
        end(boss);
        end(workers);
        handlers.shutdown();
    }

    private static void end(EventLoopGroup group) {
        if (!group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS)) {
            LOG.warn("event=network_threads_remain");
        }
    }

    private ServeStartException portInUse(IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new ServeStartException(
                "cannot listen on " + config.host() + " port " + config.port() + " (" + cause.getMessage()
                        + "); stop the process that uses it or set port to another one",
                e);
    }

    /**
     * gRPC's own message size limit. gRPC truncates a larger message, and a stream that has already sent replies then ends without a
     * status. Messages up to this size are refused by the gate, with an error message.
     */
    private static int hardMessageLimit(TransportLimits limits) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, 2L * limits.maxMessageBytes()));
    }

    /** Whoever has agreed upon TLS is no stranger any more. */
    private static final class Agreed extends ServerTransportFilter {
        private final Strangers strangers;

        Agreed(Strangers strangers) {
            this.strangers = strangers;
        }

        @Override
        public Attributes transportReady(Attributes transport) {
            strangers.known(transport.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
            return transport;
        }
    }

    private static ThreadFactory threads(String name) {
        return new DefaultThreadFactory(name, true);
    }
}
