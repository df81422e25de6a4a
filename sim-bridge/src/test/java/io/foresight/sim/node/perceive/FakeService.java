package io.foresight.sim.node.perceive;

import io.foresight.v1.DescribeRequest;
import io.foresight.v1.DescribeResponse;
import io.foresight.v1.Detections;
import io.foresight.v1.ModelInfo;
import io.foresight.v1.PerceiveStreamRequest;
import io.foresight.v1.PerceiveStreamResponse;
import io.foresight.v1.PerceptionServiceGrpc;
import io.foresight.v1.SensorFrame;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Somebody else's perception service, which answers as it is told to and keeps what it got. */
final class FakeService extends PerceptionServiceGrpc.PerceptionServiceImplBase implements AutoCloseable {
    final List<SensorFrame> frames = new CopyOnWriteArrayList<>();
    final AtomicInteger streams = new AtomicInteger();
    volatile Function<SensorFrame, Detections.Builder> answers = frame -> Detections.newBuilder();
    volatile boolean endsStreams;
    volatile boolean endsSilence;
    volatile String complaint = "broken";
    private final Server server;

    FakeService() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(this)
                .maxInboundMessageSize(16 << 20)
                .build()
                .start();
    }

    ServiceSettings settings() {
        return ServiceSettings.DEFAULT.onLoopback(server.getPort());
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<DescribeResponse> response) {
        response.onNext(DescribeResponse.newBuilder()
                .setModel(ModelInfo.newBuilder().setId("other-1"))
                .setDevice("gpu0")
                .setMaxMessageBytes(100_000)
                .build());
        response.onCompleted();
    }

    @Override
    public StreamObserver<PerceiveStreamRequest> perceiveStream(StreamObserver<PerceiveStreamResponse> response) {
        streams.incrementAndGet();
        if (endsSilence) {
            response.onError(Status.DEADLINE_EXCEEDED
                    .withDescription("nothing came within 30 s")
                    .asRuntimeException());
        }
        return new StreamObserver<>() {
            @Override
            public void onNext(PerceiveStreamRequest request) {
                frames.add(request.getFrame());
                if (endsStreams) {
                    response.onError(Status.INTERNAL.withDescription(complaint).asRuntimeException());
                    return;
                }
                response.onNext(PerceiveStreamResponse.newBuilder()
                        .setDetections(answers.apply(request.getFrame())
                                .setSequence(request.getFrame().getSequence())
                                .setStamp(request.getFrame().getStamp())
                                .setFrameId(request.getFrame().getFrameId()))
                        .build());
            }

            @Override
            public void onError(Throwable t) {}

            @Override
            public void onCompleted() {
                response.onCompleted();
            }
        };
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
