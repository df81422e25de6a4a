package io.foresight.planner.serve;

import io.foresight.v1.DriveEpisodeRequest;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.BiConsumer;

/** The client's side of one DriveEpisode call: its first message starts the episode, the others are its robot's reports. */
final class DriveCall implements StreamObserver<DriveEpisodeRequest> {
    private final ReportInbox inbox;
    private final CallLife life;
    private final EventSink<?> sink;
    private final BiConsumer<DriveEpisodeRequest, ReportInbox> starter;
    private boolean started;

    /** @param starter starts the episode; what it refuses ends the call */
    DriveCall(
            ServerCallStreamObserver<?> client,
            ReportInbox inbox,
            CallLife life,
            EventSink<?> sink,
            BiConsumer<DriveEpisodeRequest, ReportInbox> starter) {
        this.inbox = inbox;
        this.life = life;
        this.sink = sink;
        this.starter = starter;
        client.disableAutoRequest();
        client.request(1);
    }

    @Override
    public void onNext(DriveEpisodeRequest message) {
        if (started) {
            inbox.put(message);
            return;
        }
        if (!message.hasStart()) {
            throw RefusedException.badField(
                    ErrorCode.OUT_OF_TURN, "start", "the first message of an episode must be its start");
        }
        starter.accept(message, inbox);
        started = true;
    }

    @Override
    public void onError(Throwable t) {
        life.callerLeft();
        sink.wake();
    }

    @Override
    public void onCompleted() {
        if (!started) {
            throw RefusedException.badField(
                    ErrorCode.FIELD_MISSING, "start", "the stream ended before an episode was started");
        }
        inbox.complete();
    }
}
