package io.foresight.serving;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
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

/** The gRPC server with every limit set, and the threads it runs on. Opened and closed by one thread. */
public final class Transport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final int HANDLER_THREADS = 4; // handlers must not wait
    private static final long FORCED_STOP_SECONDS = 2;

    private final TransportConfig config;
    private final AtomicInteger connections = new AtomicInteger();
    private final EventLoopGroup boss = new NioEventLoopGroup(1, threads("foresight-accept"));
    private final EventLoopGroup workers = new NioEventLoopGroup(2, threads("foresight-network"));
    private final ExecutorService handlers = Executors.newFixedThreadPool(HANDLER_THREADS, threads("foresight-call"));
    private final ScheduledExecutorService reloader =
            Executors.newSingleThreadScheduledExecutor(threads("foresight-certificates"));
    private Server server; // null until open

    /** Nothing is opened yet. */
    public Transport(TransportConfig config) {
        this.config = config;
    }

    /**
     * For services that take long to get ready: fails at once where it can be known before.
     *
     * @throws ServeStartException when the port is taken
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
     * @param service behind its {@link CallGate}
     * @throws ServeStartException when the port is taken or a certificate cannot be read
     */
    public void open(ServerServiceDefinition service, BindableService health) {
        TransportLimits limits = config.limits();
        ConnectionTimes times = config.connections();
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress(config.host(), config.port()))
                .channelFactory(() -> new LimitedServerChannel(limits.maxConnections(), connections))
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
        }
        if (config.tls().isPresent()) {
            builder.sslContext(TlsContext.of(config.tls().get(), reloader));
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

    /** That the open transport listens on. */
    public int port() {
        return server.getPort();
    }

    /** Open ones. */
    public int connections() {
        return connections.get();
    }

    /** Blocks until another thread has ended the open transport. */
    public void awaitClosed() throws InterruptedException {
        server.awaitTermination();
    }

    /** The port closes; calls in flight go on. */
    public void stopListening() {
        if (server != null) {
            server.shutdown();
        }
    }

    /**
     * Ends what is left of calls after {@link #stopListening}.
     *
     * @param patience time for answers that are on their way
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

    /** Ends the threads, and calls if any are left. */
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
                        + "); stop what uses it or set port to another",
                e);
    }

    /**
     * gRPC itself cuts a message that is over this, and a stream that has begun to answer then ends without a status. Up to here the
     * gate refuses what is over the configured limit, and says so.
     */
    private static int hardMessageLimit(TransportLimits limits) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, 2L * limits.maxMessageBytes()));
    }

    private static ThreadFactory threads(String name) {
        return new DefaultThreadFactory(name, true);
    }
}
