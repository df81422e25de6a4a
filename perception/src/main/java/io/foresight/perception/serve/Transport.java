package io.foresight.perception.serve;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gRPC server with every limit set, and the threads it runs on. */
final class Transport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final int HANDLER_THREADS = 4; // handlers never wait: see the lane

    private final ServeConfig config;
    private final AtomicInteger connections = new AtomicInteger();
    private final EventLoopGroup boss = new NioEventLoopGroup(1, threads("foresight-accept"));
    private final EventLoopGroup workers = new NioEventLoopGroup(2, threads("foresight-network"));
    private final ExecutorService handlers = Executors.newFixedThreadPool(HANDLER_THREADS, threads("foresight-call"));
    private final ScheduledExecutorService reloader =
            Executors.newSingleThreadScheduledExecutor(threads("foresight-certificates"));

    Transport(ServeConfig config) {
        this.config = config;
    }

    /** @throws ServeStartException when the port is taken or a certificate cannot be read */
    Server open(BindableService service, CallGate gate, HealthSwitch health) {
        ServeLimits limits = config.limits();
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
                .addService(health.service())
                .addService(ServerInterceptors.intercept(
                        ServerInterceptors.useInputStreamMessages(service.bindService()), gate));
        if (config.reflection()) {
            builder.addService(ProtoReflectionServiceV1.newInstance());
        }
        if (config.tls().isPresent()) {
            builder.sslContext(TlsContext.of(config.tls().get(), reloader));
        } else if (!config.loopback()) {
            LOG.warn(
                    "event=plaintext_beyond_loopback host={} anyone on the network can read and send frames",
                    config.host());
        }
        try {
            return builder.build().start();
        } catch (IOException e) {
            throw portInUse(config, e);
        }
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
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

    static ServeStartException portInUse(ServeConfig config, IOException e) {
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
    private static int hardMessageLimit(ServeLimits limits) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, 2L * limits.maxMessageBytes()));
    }

    private static ThreadFactory threads(String name) {
        return new DefaultThreadFactory(name, true);
    }
}
