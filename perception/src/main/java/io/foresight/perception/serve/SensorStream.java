package io.foresight.perception.serve;

import io.foresight.perception.detect.Reason;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.serve.ReplySlot.Outgoing;
import io.foresight.perception.serve.ServeMetrics.Gone;
import io.foresight.perception.serve.ServeMetrics.Rpc;
import io.foresight.serving.FaultLog;
import io.foresight.serving.MessageSize;
import io.foresight.v1.Detections;
import io.foresight.v1.PerceiveStreamRequest;
import io.foresight.v1.PerceiveStreamResponse;
import io.foresight.v1.SensorFrame;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/**
 * One sensor's stream. Frames are read as they arrive, one in memory at a time; the newest waits in {@link StreamInbox} for the inference
 * thread; replies are sent through {@link ReplySlot}, in the order of their frames.
 */
final class SensorStream implements StreamObserver<PerceiveStreamRequest> {
    private static final FaultLog FAULTS = new FaultLog(LoggerFactory.getLogger(SensorStream.class));

    private final StreamParts parts;
    private final ServerCallStreamObserver<PerceiveStreamResponse> client;
    private final CallWatch watch;
    private final StreamOrder order;
    private final ReplySlot out;
    private final AtomicLong superseded = new AtomicLong();
    private final StreamInbox inbox;
    private final Runnable work = this::work;
    private int jobs; // on the inference thread, waiting or running
    private boolean inputEnded;
    private StatusRuntimeException end; // null: OK

    SensorStream(StreamParts parts, ServerCallStreamObserver<PerceiveStreamResponse> client, CallWatch watch) {
        this.parts = parts;
        this.client = client;
        this.watch = watch;
        this.order = new StreamOrder(parts.rules());
        this.out = new ReplySlot(client, parts.perceiver(), parts.metrics(), superseded);
        this.inbox = new StreamInbox(out);
    }

    /** To be called only while the call is being started. */
    void start(Runnable onClosed) {
        client.disableAutoRequest();
        client.setOnReadyHandler(out::clientReady);
        client.setOnCancelHandler(() -> {
            clientLeft();
            onClosed.run();
        });
        client.setOnCloseHandler(() -> {
            clientLeft();
            onClosed.run();
        });
        client.request(1);
    }

    @Override
    public void onNext(PerceiveStreamRequest request) {
        parts.metrics().frameReceived(Rpc.STREAM);
        InboundFrame inbound =
                new InboundFrame(request.getFrame(), 0, parts.clocks().nanos(), List.of());
        try {
            MessageSize.require(request.getSerializedSize(), parts.maxMessageBytes(), RefusedException::tooLarge);
            if (!request.hasFrame()) {
                throw RefusedException.badField(ErrorCode.FRAME_MISSING, "frame", "the request contains no frame");
            }
            receive(inbound, FrameReader.stamp(request.getFrame().getStamp()));
        } catch (RefusedException e) {
            inbox.answer(refused(inbound, e));
        }
        client.request(1);
    }

    private void receive(InboundFrame inbound, Stamp stamp) {
        AgeRule.Verdict age = parts.ageRule().judge(stamp);
        if (age == AgeRule.Verdict.FUTURE || age == AgeRule.Verdict.TOO_OLD) {
            AgeRule.RefusedByTime refusal = parts.ageRule().refusal(age, stamp);
            inbox.answer(invalid(inbound, List.of(refusal.reason()), refusal.message()));
            return;
        }
        SensorFrame frame = inbound.frame();
        switch (order.judge(frame.getSequence(), stamp)) {
            case NEXT -> offer(inbound);
            case RESTART ->
                offer(new InboundFrame(
                        frame, inbound.scoreThreshold(), inbound.receivedNanos(), List.of(Reason.OUT_OF_ORDER)));
            case LATE ->
                inbox.answer(invalid(
                        inbound, List.of(Reason.OUT_OF_ORDER), "the stamp is not after that of the previous frame"));
        }
    }

    private void offer(InboundFrame inbound) {
        synchronized (this) {
            if (inputEnded) {
                return; // the service is stopping
            }
            if (!inbox.offer(inbound)) {
                jobs++;
                parts.lane().submitStream(work);
                return;
            }
        }
        superseded.incrementAndGet();
        parts.metrics().frameSuperseded();
    }

    private void work() {
        try {
            inbox.take().ifPresent(this::answer);
        } catch (Throwable t) {
            FAULTS.fault("call_fault method=PerceiveStream", t);
            parts.metrics().rejected(ErrorCode.INTERNAL_FAULT);
            out.end(ErrorCodes.toStatus(RefusedException.of(
                    ErrorCode.INTERNAL_FAULT, "internal error; see the service's log for details")));
        } finally {
            inbox.done();
            jobDone();
        }
    }

    private void answer(InboundFrame inbound) {
        if (watch.isGone()) {
            parts.metrics().callGone(Gone.WAITING, false);
            return;
        }
        try {
            out.send(new Outgoing(parts.perceiver().perceive(inbound, watch), inbound));
        } catch (RefusedException e) {
            out.send(refused(inbound, e));
        } catch (CallGoneException e) {
            parts.metrics().callGone(Gone.WORKING, watch.workedForNobody());
        }
    }

    private synchronized void jobDone() {
        jobs--;
        endIfDone();
    }

    private Outgoing refused(InboundFrame inbound, RefusedException e) {
        parts.metrics().rejected(e.code());
        return invalid(inbound, e.reasons(), e.getMessage());
    }

    private Outgoing invalid(InboundFrame inbound, List<Reason> reasons, String message) {
        Detections.Builder reply = parts.replies().invalid(inbound.frame(), reasons, message);
        return new Outgoing(reply, inbound);
    }

    @Override
    public void onCompleted() {
        endInput(null);
    }

    /** The client cancelled; the cancel handler does the cleanup. */
    @Override
    public void onError(Throwable t) {
        clientLeft();
    }

    /** The service is stopping: the current frame is answered, then the stream ends with UNAVAILABLE. */
    void drain() {
        endInput(ErrorCodes.toStatus(RefusedException.of(ErrorCode.STOPPING, "the service is stopping")));
    }

    private synchronized void endInput(StatusRuntimeException status) {
        if (!inputEnded) {
            inputEnded = true;
            end = status;
            endIfDone();
        }
    }

    private void endIfDone() {
        if (inputEnded && jobs == 0) {
            out.end(end);
        }
    }

    private void clientLeft() {
        watch.callerLeft();
        inbox.clear();
        out.close();
    }
}
