package io.foresight.planner.serve;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gRPC server with its limits set. */
final class Transport {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final long KEEP_ALIVE_SECONDS = 30;
    private static final long CLIENT_KEEP_ALIVE_AT_LEAST_SECONDS = 5;

    private Transport() {}

    /** The service behind its gate. */
    static ServerServiceDefinition gated(PlannerService service, ServeLimits limits) {
        return ServerInterceptors.intercept(
                ServerInterceptors.useInputStreamMessages(service.bindService()),
                new CallGate(limits.maxMessageBytes()));
    }

    /** @throws ServeStartException when the port is taken or a certificate cannot be read */
    static Server open(ServeConfig config, PlannerService service, BindableService health, Executor handlers) {
        ServeLimits limits = config.limits();
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress(config.host(), config.port()))
                .executor(handlers)
                // twice: up to here the gate refuses what is over the configured limit, and says so
                .maxInboundMessageSize(2 * limits.maxMessageBytes())
                .maxInboundMetadataSize(limits.maxMetadataBytes())
                .maxConcurrentCallsPerConnection(limits.maxCallsPerConnection())
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveTime(CLIENT_KEEP_ALIVE_AT_LEAST_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .addService(health)
                .addService(gated(service, limits));
        if (config.reflection()) {
            builder.addService(ProtoReflectionServiceV1.newInstance());
        }
        try {
            if (config.tls().isPresent()) {
                builder.sslContext(config.tls().get().open());
            } else if (!config.loopback()) {
                LOG.warn(
                        "event=plaintext_beyond_loopback host={} anyone on the network can plan and drive episodes",
                        config.host());
            }
            return builder.build().start();
        } catch (IOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ServeStartException(
                    "cannot listen on " + config.host() + " port " + config.port() + " (" + cause.getMessage()
                            + "); stop what uses it or set port to another",
                    e);
        }
    }
}
