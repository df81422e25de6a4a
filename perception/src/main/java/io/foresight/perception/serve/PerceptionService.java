package io.foresight.perception.serve;

import io.foresight.perception.detect.ModelCard;
import io.foresight.perception.serve.ServeMetrics.Gone;
import io.foresight.perception.serve.ServeMetrics.Rpc;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.serving.MessageSize;
import io.foresight.v1.DescribeRequest;
import io.foresight.v1.DescribeResponse;
import io.foresight.v1.PerceiveRequest;
import io.foresight.v1.PerceiveResponse;
import io.foresight.v1.PerceiveStreamRequest;
import io.foresight.v1.PerceiveStreamResponse;
import io.foresight.v1.PerceptionServiceGrpc;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The three gRPC calls. Frames are processed on the inference thread; these methods only check and forward. */
final class PerceptionService extends PerceptionServiceGrpc.PerceptionServiceImplBase {
    private final StreamParts parts;
    private final ModelCard card;
    private final int maxPoints;
    private final Set<SensorStream> streams = ConcurrentHashMap.newKeySet();

    PerceptionService(StreamParts parts, ModelCard card, int maxPoints) {
        this.parts = parts;
        this.card = card;
        this.maxPoints = maxPoints;
    }

    @Override
    public void perceive(PerceiveRequest request, StreamObserver<PerceiveResponse> caller) {
        parts.metrics().frameReceived(Rpc.UNARY);
        long receivedNanos = parts.clocks().nanos();
        MessageSize.require(request.getSerializedSize(), parts.maxMessageBytes(), RefusedException::tooLarge);
        if (!request.hasFrame()) {
            throw RefusedException.badField(ErrorCode.FRAME_MISSING, "frame", "the request contains no frame");
        }
        float threshold = request.getScoreThreshold();
        if (!(threshold >= 0 && threshold <= 1)) {
            throw RefusedException.badField(
                    ErrorCode.SCORE_THRESHOLD_WRONG,
                    "score_threshold",
                    "score_threshold must be 0 (the model's default) or within (0, 1], got " + threshold);
        }
        CallWatch watch = watch();
        SingleCall call = new SingleCall(
                parts.perceiver(),
                parts.metrics(),
                new InboundFrame(request.getFrame(), threshold, receivedNanos, List.of()),
                watch,
                caller);
        ((ServerCallStreamObserver<PerceiveResponse>) caller).setOnCancelHandler(() -> {
            watch.callerLeft();
            if (parts.lane().remove(call)) {
                parts.metrics().callGone(Gone.WAITING, false);
            }
        });
        parts.lane().submitCall(call);
    }

    @Override
    public StreamObserver<PerceiveStreamRequest> perceiveStream(StreamObserver<PerceiveStreamResponse> client) {
        SensorStream stream =
                new SensorStream(parts, (ServerCallStreamObserver<PerceiveStreamResponse>) client, watch());
        streams.add(stream);
        stream.start(() -> streams.remove(stream));
        return stream;
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<DescribeResponse> caller) {
        DescribeResponse.Builder description = DescribeResponse.newBuilder()
                .setModel(parts.replies().model())
                .setRangeMetres((float) card.rangeMetres())
                .setScoreThreshold(card.scoreThreshold())
                .setMaxMessageBytes(parts.maxMessageBytes())
                .setMaxPoints(maxPoints)
                .setDevice(card.device())
                .setPrecision(card.precision())
                .setThreads(card.threads())
                .setVersion(version());
        for (ObjectClass objectClass : card.taxonomy().objectClasses()) {
            description.addClasses(Replies.wire(objectClass)).addClassNames(objectClass.name());
        }
        caller.onNext(description.build());
        caller.onCompleted();
    }

    /** Every stream answers its current frame, then ends. */
    void drain() {
        streams.forEach(SensorStream::drain);
    }

    private CallWatch watch() {
        return new CallWatch(Context.current().getDeadline(), parts.clocks());
    }

    private static String version() {
        String version = PerceptionService.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
