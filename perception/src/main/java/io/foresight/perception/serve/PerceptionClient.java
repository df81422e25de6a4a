package io.foresight.perception.serve;

import io.foresight.perception.points.PointCloud;
import io.foresight.serving.Channels;
import io.foresight.v1.DescribeRequest;
import io.foresight.v1.DescribeResponse;
import io.foresight.v1.Detections;
import io.foresight.v1.PerceiveRequest;
import io.foresight.v1.PerceptionServiceGrpc;
import io.foresight.v1.SensorFrame;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** A connection to a perception service. Thread-safe. Calls throw {@link StatusRuntimeException} as gRPC does. */
public final class PerceptionClient implements AutoCloseable {
    private static final int FLOW_CONTROL_WINDOW = 4 * 1024 * 1024;
    private static final long KEEP_ALIVE_SECONDS = 30;

    private final ManagedChannel channel;
    private final Duration deadline;

    private PerceptionClient(ManagedChannel channel, Duration deadline) {
        this.channel = channel;
        this.deadline = deadline;
    }

    /**
     * Connects lazily: the first call shows whether the service is reachable.
     *
     * @throws IOException when a certificate cannot be read
     */
    public static PerceptionClient connect(ClientConfig config) throws IOException {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(config.host(), config.port())
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        if (config.authority().isPresent()) {
            secure(builder, config);
        } else {
            builder.usePlaintext();
        }
        return new PerceptionClient(builder.build(), config.deadline());
    }

    private static void secure(NettyChannelBuilder builder, ClientConfig config) throws IOException {
        try {
            SslContextBuilder tls = GrpcSslContexts.forClient()
                    .trustManager(config.authority().orElseThrow().toFile());
            config.identity()
                    .ifPresent(files -> tls.keyManager(
                            files.certificate().toFile(), files.privateKey().toFile()));
            builder.sslContext(tls.build());
        } catch (SSLException | IllegalArgumentException e) {
            throw new IOException("cannot use the configured certificates: " + e.getMessage(), e);
        }
    }

    /** The model and the limits of the service. */
    public DescribeResponse describe() {
        return stub().describe(DescribeRequest.getDefaultInstance());
    }

    /** Detects boxes in one sweep, with the model's default score threshold. */
    public Detections perceive(PointCloud cloud, long sequence) {
        return perceive(FramePacker.pack(cloud, sequence), 0);
    }

    /**
     * Detects boxes in one frame.
     *
     * @param scoreThreshold lowest score to report, (0, 1]; 0: the model's default
     */
    public Detections perceive(SensorFrame frame, float scoreThreshold) {
        return stub().perceive(PerceiveRequest.newBuilder()
                        .setFrame(frame)
                        .setScoreThreshold(scoreThreshold)
                        .build())
                .getDetections();
    }

    /**
     * Opens a stream for one sensor.
     *
     * @param replies called sequentially on a thread of the connection's pool; a slow consumer delays the following replies
     */
    public PerceptionStream stream(Consumer<Detections> replies) {
        return PerceptionStream.open(PerceptionServiceGrpc.newStub(channel), replies);
    }

    /** Whether the service reports SERVING. Waits up to {@code patience} for a connection. */
    public boolean serving(Duration patience) {
        try {
            return HealthGrpc.newBlockingStub(channel)
                            .withWaitForReady()
                            .withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS)
                            .check(HealthCheckRequest.newBuilder()
                                    .setService(PerceptionServiceGrpc.SERVICE_NAME)
                                    .build())
                            .getStatus()
                    == ServingStatus.SERVING;
        } catch (StatusRuntimeException e) {
            Status.Code code = e.getStatus().getCode();
            if (code == Status.Code.DEADLINE_EXCEEDED || code == Status.Code.UNAVAILABLE) {
                return false;
            }
            throw e;
        }
    }

    /** The underlying channel, for calls that this class does not offer. */
    public ManagedChannel channel() {
        return channel;
    }

    @Override
    public void close() {
        Channels.close(channel);
    }

    private PerceptionServiceGrpc.PerceptionServiceBlockingStub stub() {
        return PerceptionServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
    }
}
